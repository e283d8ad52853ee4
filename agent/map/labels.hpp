// Labels of a series as they stand on the metrics page: site="lyon",line="press" (Prometheus text format
// 0.0.4).
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::map {

/// Views live as long as the message that they come from.
struct label_value {
    std::string_view name;
    std::string_view value;
};

/// Appends name="value",… with backslash, quote and line feed escaped. No braces, no trailing comma.
void render(std::span<const label_value> labels, std::string& out);

/// The labels of a block that render() has written. What is escaped in them is written plainly to `plain`,
/// where views into it live as long as it does; the others are views into the block.
void parse(std::string_view block, std::vector<label_value>& out, std::deque<std::string>& plain);

}  // namespace vigie::map
