// The rules of a benchmark, loaded from YAML as an operator's are.
#pragma once

#include "agent/config/load.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace vigie::perf {

inline constexpr std::string_view one_value = R"({"value":12.345})";
inline constexpr std::string_view ten_fields =
    R"({"field_0":12.345,"field_1":13.345,"field_2":14.345,"field_3":15.345,"field_4":16.345,)"
    R"("field_5":17.345,"field_6":18.345,"field_7":19.345,"field_8":20.345,"field_9":21.345})";

/// What to do with a document of so many fields.
inline std::string readings(std::size_t fields) {
    std::string yaml;
    for (std::size_t i = 0; i < fields; ++i) {
        const auto number = std::to_string(i);
        yaml += "{metric: plant_temperature_" + number + "_celsius, help: Temperature, value: " +
                (fields == 1 ? std::string{"/value"} : "/field_" + number) + "},";
    }
    return yaml;
}

/// `rules`: what stands between "rules: [" and "]".
inline config::agent load(const std::string& rules) {
    auto made = config::load("limits: {series: 100000}\nrules: [" + rules + "]", "bench", "host");
    if (const auto* faults = std::get_if<std::vector<config::fault>>(&made))
        throw std::runtime_error{to_string(faults->front())};
    return std::get<config::agent>(std::move(made));
}

inline config::agent one_rule(std::size_t fields) {
    return load("{name: bench, topic: 'perf/{sensor}', readings: [" + readings(fields) + "]}");
}

}  // namespace vigie::perf
