// A plant of one machine as text, for tests that need a whole file.
#pragma once

#include "sensor-sim/plant/parse.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vigie::sim {

inline const std::string small_plant = R"(site: lyon
seed: 7
sampling: 60s
profiles:
  day:
    shifts: [{at: 0h, load: 80}]
lines:
  - name: press
    machines:
      - name: pump-1
        rated: {speed_rpm: 1480, power_kw: 22}
        profile: day
        sensors:
          - {quantity: vibration, name: drive-end, axes: {x: 1, y: 0.8}, idle: 0.5, full: 1.5, noise: 0.01}
          - {quantity: temperature, name: bearing, full: 60, lag: 25m}
          - {quantity: speed, name: shaft, sampling: 30s}
)";

/// The plant; a test that meets complaints here is wrong.
inline plant parse_good(const std::string& yaml) {
    auto parsed = parse_plant(yaml, "p.yaml");
    if (const auto* wrong = std::get_if<std::vector<complaint>>(&parsed))
        for (const auto& one : *wrong) ADD_FAILURE() << to_string(one);
    return std::holds_alternative<plant>(parsed) ? std::get<plant>(std::move(parsed)) : plant{};
}

}  // namespace vigie::sim
