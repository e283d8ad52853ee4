#include "libs/http/dispatch.hpp"

#include "libs/log/log.hpp"

namespace vigie::http {
namespace {

bool is_at(std::string_view known, std::string_view asked) {
    if (!known.ends_with('*')) return known == asked;
    known.remove_suffix(1);
    return asked.size() > known.size() && asked.starts_with(known);
}

boost::asio::awaitable<response> call(const service& shared, const route& known, const request& asked) {
    try {
        co_return co_await known.answer(asked);
    } catch (const std::exception& failure) {
        spdlog::error("msg=\"answer failed\" method={} path={} error=\"{}\"", known.method, known.path,
                      failure.what());
    } catch (...) {
        spdlog::error("msg=\"answer failed\" method={} path={} error=unknown", known.method, known.path);
    }
    co_return refusal(shared, 500, "The answer failed; the log says why.");
}

}  // namespace

response refusal(const service& shared, unsigned status, std::string_view why) {
    if (shared.added.refuse) return shared.added.refuse(status, why);
    return text(status, std::string{why} + "\n");
}

boost::asio::awaitable<std::optional<outcome>> admit(const service& shared, std::string_view authorization) {
    if (shared.guarded->due()) co_await shared.guarded->look();
    const auto refused = co_await shared.guarded->judge(authorization);
    if (!refused) co_return std::nullopt;
    if (*refused == refused_request::busy) {
        outcome said{refusal(shared, 503, "Too many passwords are being looked at.")};
        add_field(said.answer, "Retry-After", "1");
        co_return said;
    }
    outcome said{refusal(shared, 401, "A user name and its password are wanted here.")};
    add_field(said.answer, "WWW-Authenticate", "Basic realm=\"vigie\", charset=\"UTF-8\"");
    co_return said;
}

void complete(const service& shared, const request& asked, response& said) {
    if (shared.added.complete) shared.added.complete(asked, said);
    if (!shared.guarded) return;
    for (const auto& [name, value] : shared.guarded->now()->about.fields) set_field(said, name, value);
}

boost::asio::awaitable<outcome> dispatch(const service& shared, const request& asked) {
    std::string allow;
    std::string_view path;
    for (const route& known : shared.routes) {
        if (!is_at(known.path, asked.path)) continue;
        if (known.method == asked.method || (known.method == "GET" && asked.method == "HEAD")) {
            response made = co_await call(shared, known, asked);
            co_return outcome{std::move(made), known.path};
        }
        path = known.path;
        allow.append(allow.empty() ? "" : ", ").append(known.method == "GET" ? "GET, HEAD" : known.method);
    }
    if (allow.empty()) co_return outcome{refusal(shared, 404, "There is no such page.")};
    co_return outcome{refusal(shared, 405, "Allowed here: " + allow + "."), path, allow};
}

}  // namespace vigie::http
