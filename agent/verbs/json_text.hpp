// JSON as the verbs print it: a line an object, members in the order in which they are written. Text that is
// not UTF-8 must not come here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vigie::verbs {

/// "text", in quotes and escaped.
std::string json_text(std::string_view);

/// The shortest form that reads back as the same; null for what JSON has no number for.
std::string json_number(double);

/// Appends a comma where one belongs: behind anything but an opening bracket.
void separate(std::string& out);

/// Appends "name":value, behind a comma where one belongs. `value` is JSON already.
void add_member(std::string& out, std::string_view name, std::string_view value);

}  // namespace vigie::verbs
