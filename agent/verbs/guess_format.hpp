// What a payload looks like, for whoever has to say it in the configuration. A guess: it tries what the agent
// can decode, the strictest format first. Pure.
#pragma once

#include "agent/decode/decode.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie::verbs {

/// How it could be read; nothing for bytes that no format recognises, so that a layout must be given.
std::optional<decode::recipe> guess_format(std::string_view payload);

/// As the configuration says it: "format: csv", "encoding: [gzip], format: json".
std::string format_words(const decode::recipe&);

}  // namespace vigie::verbs
