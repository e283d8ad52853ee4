// The page: one form, and below it what the services have said. Works without a script, which only saves a
// reload. Pure.
#pragma once

#include "libs/http/server.hpp"
#include "services/gateway/services.hpp"
#include "services/gateway/texts.hpp"

#include <optional>
#include <string>

namespace vigie::services {

/// What is shown in the form, as it was sent.
struct entered {
    std::string birth_date, on, height_cm, sex, lang;

    bool anything = false;  ///< the form was sent
};

entered read_form(std::string_view query);

/// `lang` of the form, or else what the browser prefers.
language language_of(const entered&, std::string_view accept_language);

/// Asked for nothing: no part. The status is that of the worst part.
http::response render_page(language, const entered&, const std::optional<part>& age,
                           const std::optional<part>& weight);

}  // namespace vigie::services
