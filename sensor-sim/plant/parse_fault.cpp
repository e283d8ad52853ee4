#include "sensor-sim/plant/parse.hpp"
#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

constexpr double required = std::numeric_limits<double>::quiet_NaN();

/// What a kind of fault may say. Every kind has kind, at, for and sensor.
struct row {
    std::string_view name;
    fault_kind kind;
    std::string_view amount_key;  ///< "": none
    range amount;
    double amount_otherwise;
    std::string_view time_key;  ///< over or every; "": none
    bool needs_sensor;
    bool has_heat = false;
};
constexpr std::array<row, 8> rows{{
    {"bearing_wear", fault_kind::bearing_wear, "factor", {1, 1000}, 4, "over", false, true},
    {"imbalance", fault_kind::imbalance, "factor", {1, 1000}, 3, "over", false},
    {"overheating", fault_kind::overheating, "rise", {0, 1000}, 30, "over", false},
    {"blocked_cooling", fault_kind::blocked_cooling, "factor", {1, 100}, 1.8, "over", false},
    {"stuck", fault_kind::stuck, "", {}, 0, "", true},
    {"dropout", fault_kind::dropout, "", {}, 0, "", false},
    {"spike", fault_kind::spike, "height", {-1e6, 1e6}, required, "every", true},
    {"drift", fault_kind::drift, "per_hour", {-1e6, 1e6}, required, "", true},
}};

const row* find_row(const YAML::Node& node, complaints& out) {
    const auto key = node.IsMap() ? node["kind"] : YAML::Node{};
    const std::string text = key.IsDefined() && key.IsScalar() ? key.Scalar() : "";
    std::vector<std::string_view> names;
    for (const auto& one : rows) {
        if (one.name == text) return &one;
        names.push_back(one.name);
    }
    const auto close = nearest(text, names);
    out.add(key.IsDefined() ? key.Mark() : node.Mark(),
            close.empty() ? fmt::format("key 'kind': must be one of {}", fmt::join(names, ", "))
                          : fmt::format("key 'kind': no fault '{}': did you mean '{}'?", text, close));
    return nullptr;
}

void check_target(const section& s, const std::string& target, const std::vector<sensor>& of_machine) {
    if (std::any_of(of_machine.begin(), of_machine.end(),
                    [&](const auto& one) { return names(target, one.tail); }))
        return;
    std::vector<std::string_view> tails;
    tails.reserve(of_machine.size());
    for (const auto& one : of_machine) tails.push_back(one.tail);
    const auto close = nearest(target, tails);
    s.wrong("sensor",
            fmt::format("the machine has no sensor '{}': {} '{}'", target,
                        close.empty() ? "name it as its topic ends, such as" : "did you mean",
                        close.empty() ? (tails.empty() ? "vibration/drive-end/x" : tails[0]) : close));
}

}  // namespace

fault parse_fault(const YAML::Node& node, const std::vector<sensor>& of_machine, complaints& out) {
    const auto* kind = find_row(node, out);
    if (!kind) return {};
    std::vector<std::string_view> keys{"kind", "at", "for", "sensor"};
    for (auto key : {kind->amount_key, kind->time_key})
        if (!key.empty()) keys.push_back(key);
    if (kind->has_heat) keys.emplace_back("heat");
    const section s{node, kind->name, keys, out};

    fault f{.kind = kind->kind, .at = s.time("at"), .length = s.time("for", 0s)};
    if (kind->time_key == "over") f.over = s.time("over", 0s);
    if (kind->time_key == "every") f.every = s.time("every", 0s);
    if (!kind->amount_key.empty())
        f.amount = s.number(
            kind->amount_key, kind->amount,
            std::isnan(kind->amount_otherwise) ? std::nullopt : std::optional{kind->amount_otherwise});
    if (kind->has_heat) f.heat = s.number("heat", {0, 500}, 12);
    f.target = kind->needs_sensor ? s.text("sensor") : s.text("sensor", "");
    if (!f.target.empty()) check_target(s, f.target, of_machine);
    return f;
}

}  // namespace vigie::sim
