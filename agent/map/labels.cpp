#include "agent/map/labels.hpp"

#include <algorithm>

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

/// Up to the quote that ends the value.
std::size_t end_of_value(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    return std::min(at, text.size());
}

std::string unescaped(std::string_view value) {
    std::string plain;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const bool escape = value[at] == '\\' && at + 1 < value.size();
        if (escape) ++at;
        plain += escape && value[at] == 'n' ? '\n' : value[at];
    }
    return plain;
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

void parse(std::string_view block, std::vector<label_value>& out, std::deque<std::string>& plain) {
    out.clear();
    plain.clear();
    for (auto equals = block.find('='); equals != block.npos && equals + 1 < block.size();
         equals = block.find('=')) {
        const auto name = block.substr(0, equals);
        block.remove_prefix(equals + 2);
        const auto end = end_of_value(block);
        auto value = block.substr(0, end);
        if (value.find('\\') != value.npos) value = plain.emplace_back(unescaped(value));
        out.push_back({name, value});
        block.remove_prefix(std::min(end + 2, block.size()));
    }
}

}  // namespace vigie::map
