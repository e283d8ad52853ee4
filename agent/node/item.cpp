#include "agent/node/item.hpp"

#include <fmt/format.h>

#include <iterator>

namespace vigie::node {

std::string segment(std::string_view name) {
    std::string safe;
    for (const char each : name) {
        if (each > ' ' && each < '\x7f' && std::string_view{"/+#%"}.find(each) == std::string_view::npos) {
            safe += each;
        } else {
            fmt::format_to(std::back_inserter(safe), "%{:02X}", static_cast<unsigned char>(each));
        }
    }
    return safe;
}

object& object::number(std::string_view name, double finite) {
    key(name);
    fmt::format_to(std::back_inserter(json_), "{}", finite);
    return *this;
}

object& object::text(std::string_view name, std::string_view value) {
    key(name);
    quoted(value);
    return *this;
}

void object::key(std::string_view name) {
    json_ += json_.empty() ? '{' : ',';
    quoted(name);
    json_ += ':';
}

void object::quoted(std::string_view text) {
    json_ += '"';
    for (const char each : text) {
        if (each == '"' || each == '\\') {
            json_ += '\\';
            json_ += each;
        } else if (static_cast<unsigned char>(each) < 0x20) {
            fmt::format_to(std::back_inserter(json_), "\\u{:04x}", static_cast<unsigned char>(each));
        } else {
            json_ += each;
        }
    }
    json_ += '"';
}

}  // namespace vigie::node
