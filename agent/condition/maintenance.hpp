// When a machine is under maintenance by the configuration's windows. Pure, O(windows).
#pragma once

#include "agent/config/machine.hpp"

#include <span>

namespace vigie::condition {

bool covers(const config::maintenance_window&, timestamp) noexcept;
bool under_maintenance(std::span<const config::maintenance_window>, timestamp) noexcept;

}  // namespace vigie::condition
