#include "libs/http/response.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace vigie::http {
namespace {

/// Clients go by the number; a status that is missing here is sent without words, which RFC 9112 allows.
constexpr std::pair<unsigned, std::string_view> reasons[] = {
    {200, "OK"},
    {202, "Accepted"},
    {204, "No Content"},
    {302, "Found"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

void add_date(std::string& text, std::time_t now) {
    std::tm utc{};
    if (gmtime_r(&now, &utc) == nullptr) return;
    std::array<char, 48> date{};
    text.append(date.data(),
                std::strftime(date.data(), date.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &utc));
}

response answer(unsigned status, std::string_view content_type, std::string body) {
    response made;
    made.status = status;
    made.content_type = content_type;
    made.body = std::make_shared<const std::string>(std::move(body));
    return made;
}

}  // namespace

std::string_view reason(unsigned status) {
    for (const auto& [known, words] : reasons)
        if (known == status) return words;
    return {};
}

void add_field(response& to, std::string_view name, std::string_view value) {
    const auto ends_a_line = [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; };
    if (std::ranges::any_of(value, ends_a_line)) return;
    to.fields.append(name).append(": ").append(value).append("\r\n");
}

void set_field(response& to, std::string_view name, std::string_view value) {
    for (std::size_t begin = 0; begin < to.fields.size();) {
        const auto end = to.fields.find("\r\n", begin) + 2;
        const auto line = std::string_view{to.fields}.substr(begin, end - begin);
        const bool same =
            line.size() > name.size() && line[name.size()] == ':' &&
            std::ranges::equal(line.substr(0, name.size()), name, [](unsigned char a, unsigned char b) {
                return std::tolower(a) == std::tolower(b);
            });
        if (same)
            to.fields.erase(begin, end - begin);
        else
            begin = end;
    }
    add_field(to, name, value);
}

response text(unsigned status, std::string body) {
    return answer(status, "text/plain; charset=utf-8", std::move(body));
}

response html(std::string body) {
    return answer(200, "text/html; charset=utf-8", std::move(body));
}

response json(std::string body) {
    return answer(200, "application/json", std::move(body));
}

bool has_body(unsigned status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string head(const response& answer, const head_options& options) {
    std::string text;
    text.reserve(256);
    text.append("HTTP/1.1 ").append(std::to_string(answer.status)).append(" ").append(reason(answer.status));
    text.append("\r\n");
    add_date(text, options.now);
    if (has_body(answer.status)) {
        text.append("Content-Type: ").append(answer.content_type).append("\r\n");
        if (answer.gzip) text.append("Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n");
        const std::size_t length = answer.body ? answer.body->size() : 0;
        text.append("Content-Length: ").append(std::to_string(length)).append("\r\n");
    }
    if (!options.allow.empty()) text.append("Allow: ").append(options.allow).append("\r\n");
    text.append(answer.fields);
    // Said both ways: HTTP/1.0 clients close unless told, HTTP/1.1 clients keep unless told.
    text.append(options.keep_alive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
    return text.append("\r\n");
}

}  // namespace vigie::http
