#include "libs/http/target.hpp"

namespace vigie::http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

std::optional<target> parse_target(std::string_view text) {
    if (const auto scheme = text.find("://"); !text.starts_with('/') && scheme != text.npos) {
        // Absolute form, as a client of a proxy sends it; the authority is not ours to judge.
        const auto path = text.find_first_of("/?", scheme + 3);
        text = path == text.npos ? std::string_view{"/"} : text.substr(path);
        if (text.starts_with('?')) return target{"/", std::string{text.substr(1)}};
    }
    if (text == "*") return target{"*", ""};
    if (!text.starts_with('/')) return std::nullopt;
    const auto question = text.find('?');
    auto path = percent_decoded(text.substr(0, question));
    if (!path) return std::nullopt;
    return target{std::move(*path), question == text.npos ? "" : std::string{text.substr(question + 1)}};
}

}  // namespace vigie::http
