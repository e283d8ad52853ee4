#include "agent/expose/shown_bytes.hpp"

#include "libs/text/utf8.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace vigie::expose {

std::string hex_of(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return out;
}

std::string shown_bytes(std::string_view bytes) {
    if (!text::is_utf8(bytes)) return "0x" + hex_of(bytes);
    std::string out;
    for (const char c : bytes)
        if ((c >= 0 && c < 0x20) || c == 0x7f)
            out += "·";
        else
            out += c;
    return out;
}

std::string moment_text(timestamp at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (at - seconds).count());
}

}  // namespace vigie::expose
