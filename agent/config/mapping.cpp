#include "agent/config/mapping.hpp"

#include "agent/config/durations_and_sizes.hpp"
#include "agent/decode/number.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace vigie::config {

namespace {

std::vector<std::string_view> names_of(const section& known) {
    std::vector<std::string_view> names;
    for (const auto& each : known.keys) names.push_back(each.name);
    return names;
}

}  // namespace

std::optional<double> number_at(const YAML::Node& node) {
    if (!node.IsScalar()) return std::nullopt;
    const auto number = decode::parse_number(node.Scalar());
    return number ? std::optional{*number} : std::nullopt;
}

mapping::mapping(const YAML::Node& node, std::string_view key, const section& known, fault_list& faults)
    : yaml::mapping(node, key, known.name, names_of(known), faults) {}

bool mapping::number(std::string_view key, double& to) const {
    const auto found = scalar(key, "a number");
    if (!found) return false;
    const auto value = decode::parse_number(*found);
    if (value)
        to = *value;
    else
        wrong(key, *find(key), "a finite number");
    return value.has_value();
}

bool mapping::time_span(std::string_view key, duration& value, duration from, duration to) const {
    constexpr std::string_view expected = "a duration such as 500ms, 30s, 5m, 6h or 2d";
    const auto found = scalar(key, expected);
    if (!found) return false;
    const auto length = parse_duration(*found);
    if (!length)
        wrong(key, *find(key), expected);
    else if (*length < from || *length > to)
        wrong(key, *find(key), fmt::format("a duration from {} to {}", to_text(from), to_text(to)));
    else
        value = *length;
    return length && value == *length;
}

bool mapping::size(std::string_view key, std::size_t& value, std::size_t from, std::size_t to) const {
    constexpr std::string_view expected = "a whole number, or a size such as 256KiB or 64MiB";
    const auto found = scalar(key, expected);
    if (!found) return false;
    const auto amount = parse_size(*found);
    if (!amount)
        wrong(key, *find(key), expected);
    else if (*amount < from || *amount > to)
        wrong(key, *find(key), fmt::format("{} to {}", from, to));
    else
        value = *amount;
    return amount && value == *amount;
}

bool mapping::place(std::string_view key, decode::pattern& to) const {
    std::string written;
    if (!text(key, written)) return false;
    std::string wrong_with_it;
    auto parsed = decode::pattern::parse(written, wrong_with_it);
    if (wrong_with_it.empty()) {
        to = std::move(parsed);
        return true;
    }
    fault(key, fmt::format("{}: {}", key, wrong_with_it));
    return false;
}

}  // namespace vigie::config
