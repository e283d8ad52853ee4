// What --web.config.file keeps out, as a service shows it. Pure.
#pragma once

#include "libs/http/guard_counters.hpp"

#include <prometheus/metric_family.h>

#include <vector>

namespace vigie::services {

/// Nothing without such a file; with one all reasons, from 0 on.
void add_guard(std::vector<prometheus::MetricFamily>&, const http::guard_counters&);

}  // namespace vigie::services
