#include "agent/store/text_format.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace vigie::store {
namespace {

/// Below a hundred thousand the shortest form of a whole number has no exponent, and numbers of samples and
/// states need not be treated as fractions.
char* write_value(char* at, char* end, double value) {
    if (value >= 0 && value < 100'000 && !std::signbit(value))
        if (const auto whole = static_cast<std::uint32_t>(value); static_cast<double>(whole) == value)
            return std::to_chars(at, end, whole).ptr;
    return std::to_chars(at, end, value).ptr;
}

}  // namespace

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
    // Room for the longest line in one step, then what is left of it goes back: to append piece by piece
    // takes half as long again.
    constexpr std::size_t longest_value = 32, punctuation = 4;
    const auto start = out.size();
    out.resize(start + name.size() + labels.size() + longest_value + punctuation);
    char* at = std::copy(name.begin(), name.end(), out.data() + start);
    if (!labels.empty()) {
        *at++ = '{';
        at = std::copy(labels.begin(), labels.end(), at);
        *at++ = '}';
    }
    *at++ = ' ';
    at = write_value(at, at + longest_value, value);
    *at++ = '\n';
    out.resize(static_cast<std::size_t>(at - out.data()));
}

}  // namespace vigie::store
