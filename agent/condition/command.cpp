#include "agent/condition/command.hpp"

#include "agent/config/durations_and_sizes.hpp"

namespace vigie::condition {

std::optional<command> parse_command(std::string_view text) {
    constexpr std::string_view on = "maintenance on ", spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    if (first == text.npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(spaces) - first + 1);
    if (text == "relearn") return command{command::what::relearn};
    if (text == "maintenance off") return command{command::what::maintenance};
    if (!text.starts_with(on)) return std::nullopt;
    const auto span = config::parse_duration(text.substr(on.size()));
    if (!span || *span <= duration{0} || *span > std::chrono::hours{30 * 24}) return std::nullopt;
    return command{command::what::maintenance, *span};
}

}  // namespace vigie::condition
