// What the page says, in each language. The texts are HTML.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace vigie::services {

enum class language { english, french };
inline constexpr std::array<std::string_view, 2> language_tags{"en", "fr"};

struct texts {
    std::string_view tag, title, lead, other_tag, other_name;
    std::string_view birth_date, birth_hint, on, on_hint, height, height_hint, sex, female, male, both,
        submit;
    std::string_view error_title, error_lead, results, age_title, weight_title;
    std::string_view years[2], months[2], days[2];  ///< one and more
    std::string_view birthday_today, birthday_in, leap_rule, utc, lived;
    std::string_view formula, not_defined, range, range_line, sources, advice;
    std::string_view service_down, the_rest_is_right, api;
};

const texts& texts_of(language);

/// What is wrong with a field, by the code of the service's fault; the general words for one that is not
/// known.
std::string_view message(language, std::string_view field, std::string_view code);

/// "17 May 2027", "1er mai 2027"; of "2027-05-17". As it is when it is no date.
std::string date_text(language, std::string_view iso);

/// "66.8", "66,8"
std::string number_text(language, double value, int decimals);

}  // namespace vigie::services
