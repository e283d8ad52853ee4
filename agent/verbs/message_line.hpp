// One line of JSON → one message: what `mosquitto_sub -F '%j'` and `-F '%J'` print, and the same with bytes
// as `payload_hex` or `payload_base64`. A member that nobody asks for is passed over. Bounded by the line, by
// a million values, and by 1,000 levels. mosquitto_sub(1), "Output format".
#pragma once

#include "agent/decode/document.hpp"
#include "agent/flow.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vigie::verbs {

struct message_line {
    std::string topic;
    std::string payload;
    std::optional<timestamp> arrival;  ///< tst
    std::uint8_t qos = 0;
    bool retained = false;
};

/// Kept for its buffers between two lines.
class message_line_reader {
public:
    /// The message, or what is wrong with the line.
    std::variant<message_line, std::string> read(std::string_view line);

private:
    decode::document document_;  ///< of the line
    decode::document bytes_;     ///< what payload_hex and payload_base64 are taken off into
};

}  // namespace vigie::verbs
