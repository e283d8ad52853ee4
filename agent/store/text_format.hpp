// Lines of the Prometheus text format, version 0.0.4. Pure; they append, so that one buffer serves a whole
// page.
#pragma once

#include <string>
#include <string_view>

namespace vigie::store {

/// # HELP and # TYPE. `type`: gauge, counter.
void append_header(std::string& out, std::string_view name, std::string_view help, std::string_view type);

/// name{labels} value, the value in the shortest form that reads back the same. `labels` are rendered
/// already.
void append_line(std::string& out, std::string_view name, std::string_view labels, double value);

}  // namespace vigie::store
