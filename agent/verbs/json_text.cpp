#include "agent/verbs/json_text.hpp"

#include <fmt/format.h>
#include <boost/json/serialize.hpp>

#include <cmath>

namespace vigie::verbs {

std::string json_text(std::string_view text) {
    return boost::json::serialize(boost::json::string_view{text.data(), text.size()});
}

std::string json_number(double number) {
    return std::isfinite(number) ? fmt::format("{}", number) : "null";
}

void separate(std::string& out) {
    if (!out.empty() && out.back() != '{' && out.back() != '[') out += ',';
}

void add_member(std::string& out, std::string_view name, std::string_view value) {
    separate(out);
    out.append(json_text(name)).append(1, ':').append(value);
}

}  // namespace vigie::verbs
