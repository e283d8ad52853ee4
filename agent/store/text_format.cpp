#include "agent/store/text_format.hpp"

#include <array>
#include <charconv>

namespace vigie::store {

void append_header(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    if (!help.empty()) {
        out.append("# HELP ").append(name).append(" ");
        for (const char c : help) {
            if (c == '\n')
                out += "\\n";
            else if (c == '\\')
                out += "\\\\";
            else
                out += c;
        }
        out += '\n';
    }
    out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void append_line(std::string& out, std::string_view name, std::string_view labels, double value) {
    out += name;
    if (!labels.empty()) {
        out += '{';
        out += labels;
        out += '}';
    }
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out += ' ';
    out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
    out += '\n';
}

}  // namespace vigie::store
