// Machines that are judged as a whole, as JSON for programs: what the metrics say, in one document, with the
// words of the advice. Pure; at most `most_listed` machines in a list.
#pragma once

#include "agent/condition/sensors.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie::expose {

inline constexpr std::size_t most_listed = 1'000;

/// {"machines": [{"name": "lyon/press/pump-1", "condition": "normal", …}], "more": 0}
std::string machines_json(const condition::sensors&);

/// By its name "site/line/machine", as far as it has them; nullptr: no such machine is judged as a whole.
const condition::machine* find_machine(const condition::sensors&, std::string_view name);
std::string machine_json(const condition::machine&);

/// What to say of a name that no machine has, with the nearest that one has.
std::string unknown_machine(const condition::sensors&, std::string_view name);

}  // namespace vigie::expose
