#include "agent/map/labels.hpp"

namespace vigie::map {
namespace {

void append_escaped(std::string_view value, std::string& out) {
    if (value.find_first_of("\\\"\n") == std::string_view::npos) {
        out += value;
        return;
    }
    for (const char c : value) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == '"') out += '\\';
        out += c;
    }
}

}  // namespace

void render(std::span<const label_value> labels, std::string& out) {
    bool first = true;
    for (const auto& label : labels) {
        if (!first) out += ',';
        first = false;
        out += label.name;
        out += "=\"";
        append_escaped(label.value, out);
        out += '"';
    }
}

}  // namespace vigie::map
