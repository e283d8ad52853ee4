#include "services/gateway/static_files.hpp"

#include <fmt/format.h>

#include <functional>
#include <memory>

namespace vigie::services {

http::handler serve_file(const static_file& file) {
    http::response whole = http::text(200, std::string{file.text});
    whole.content_type = file.content_type;
    const auto tag = fmt::format("\"{:016x}\"", std::hash<std::string_view>{}(file.text));
    http::add_field(whole, "ETag", tag);
    http::add_field(whole, "Cache-Control", "no-cache");  // kept, but asked for again
    http::response known = whole;
    known.status = 304;
    known.body = nullptr;
    return [=](const http::request& asked) -> boost::asio::awaitable<http::response> {
        const bool has_it = asked.if_none_match == "*" || asked.if_none_match.find(tag) != std::string::npos;
        co_return has_it ? known : whole;
    };
}

}  // namespace vigie::services
