#include "services/web/program.hpp"

#include "libs/build_info/build_info.hpp"
#include "libs/http/protection.hpp"
#include "libs/log/log.hpp"
#include "services/web/identity.hpp"
#include "services/web/problem.hpp"

#include <fmt/format.h>
#include <boost/asio/signal_set.hpp>

#include <sys/resource.h>

#include <csignal>
#include <exception>
#include <optional>

namespace vigie::services {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds drain_limit{10};

http::limits bounds() {
    http::limits all;
    all.connections = 1024;
    all.body_bytes = 1024;  // nothing here takes one
    return all;
}

/// Nothing of an answer may be kept, framed, sniffed or run; a page that is to run something says so itself.
void secure(const http::request& asked, http::response& said) {
    said.fields +=
        "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n";
    const auto says = [&](std::string_view name) { return said.fields.find(name) != std::string::npos; };
    if (!says("Content-Security-Policy:"))
        said.fields += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
    if (!says("Cache-Control:")) said.fields += "Cache-Control: no-store\r\n";
    if (!asked.request_id.empty()) http::add_field(said, "X-Request-Id", asked.request_id);
}

/// The path alone is never written: it is the client's text, and a query holds what is personal.
void write_log(const http::exchange& over) {
    const auto level = over.status >= 500 ? spdlog::level::warn : spdlog::level::debug;
    if (!spdlog::should_log(level)) return;
    const auto trace = parse_traceparent(over.asked.traceparent);
    spdlog::log(
        level, "msg=request method={} route={} status={} duration_ms={:.3f} request_id={} trace_id={}",
        is_request_id(over.asked.method) ? over.asked.method : "-", over.route.empty() ? "-" : over.route,
        over.status, std::chrono::duration<double, std::milli>(over.took).count(),
        over.asked.request_id.empty() ? "-" : over.asked.request_id, trace ? trace->trace_id : "-");
}

/// Connections, and those to the services behind, are files: as many as the system lets us have.
void allow_many_files() {
    rlimit most{};
    if (getrlimit(RLIMIT_NOFILE, &most) != 0 || most.rlim_cur == most.rlim_max) return;
    most.rlim_cur = most.rlim_max;
    setrlimit(RLIMIT_NOFILE, &most);
}

class running {
public:
    explicit running(const program& about) : about_(about), seen_(about.name) {}

    int run(const options& asked) {
        allow_many_files();
        auto made = about_.make(asked, reactor_, seen_);
        if (const auto* wrong = std::get_if<std::string>(&made)) return complain(*wrong);
        auto& own = std::get<program::parts>(made);
        web_.emplace(reactor_.get_executor(), routes(std::move(own.routes)), bounds(), hooks());
        if (const auto& file = asked.at("web.config.file"); !file.empty()) {
            auto by = http::read_protection(file);
            if (const auto* wrong = std::get_if<std::vector<yaml::fault>>(&by)) return complain(*wrong);
            web_->protect(std::get<http::protection>(std::move(by)));
        }
        const auto port = web_->listen(asked.at("web.listen-address"));
        if (!port) return complain(port.error());
        spdlog::info("msg=listening address={} port={} build=\"{}\"", asked.at("web.listen-address"), *port,
                     build_info::banner(about_.name));
        asio::signal_set stop{reactor_, SIGINT, SIGTERM};
        stop.async_wait([&](boost::system::error_code, int) { reactor_.stop(); });
        reactor_.run();
        drain(own);
        return 0;
    }

private:
    int complain(std::string_view what) const {
        fmt::print(stderr, "{}: {}\n", about_.name, what);
        return 1;
    }

    int complain(const std::vector<yaml::fault>& wrong) const {
        for (const auto& each : wrong) complain(to_string(each));
        return 1;
    }

    void drain(const program::parts& own) {
        spdlog::info("msg=draining in_flight={}", web_->count().in_flight);
        web_->stop();
        if (own.stop) own.stop();
        reactor_.restart();
        reactor_.run_for(drain_limit);
        spdlog::info("msg=stopped in_flight={}", web_->count().in_flight);
    }

    std::vector<http::route> routes(std::vector<http::route> own) {
        const auto fixed = [](std::string text) {
            return from_query([text = std::move(text)](std::string_view) { return http::text(200, text); });
        };
        for (const auto& each : own) seen_.expect(each.path);
        own.push_back({"GET", "/-/healthy", fixed("healthy\n")});
        own.push_back({"GET", "/-/ready", fixed("ready\n")});
        own.push_back({"GET", "/metrics", from_query([this](std::string_view) {
                           auto page = http::text(200, seen_.page(web_->count()));
                           page.content_type = "text/plain; version=0.0.4; charset=utf-8";
                           return page;
                       })});
        return own;
    }

    http::hooks hooks() {
        http::hooks all;
        all.arrived = [this](http::request& asked) { identities_.give(asked); };
        all.refuse = [](unsigned status, std::string_view why) { return problem(status, why); };
        all.complete = secure;
        all.answered = [this](const http::exchange& over) {
            seen_.count(over);
            write_log(over);
        };
        return all;
    }

    const program& about_;
    asio::io_context reactor_{1};
    metrics seen_;
    identities identities_{std::random_device{}()};
    std::optional<http::server> web_;
};

}  // namespace

http::handler from_query(std::function<http::response(std::string_view)> make) {
    return [make = std::move(make)](const http::request& asked) -> asio::awaitable<http::response> {
        co_return make(asked.query);
    };
}

int run(const program& about, const std::vector<std::string>& arguments) try {
    const auto parsed = parse_options(about.name, about.listen_address, about.flags, arguments);
    if (const auto* instead = std::get_if<said>(&parsed)) {
        fmt::print(instead->status == 0 ? stdout : stderr, "{}", instead->text);
        return instead->status;
    }
    const auto& asked = std::get<options>(parsed);
    if (!log::set_up(asked.at("log.level"))) {
        fmt::print(stderr, "{}: --log.level must be debug, info, warn or error\n", about.name);
        return 2;
    }
    return running{about}.run(asked);
} catch (const std::exception& failed) {
    fmt::print(stderr, "{}: {}\n", about.name, failed.what());
    return 1;
}

}  // namespace vigie::services
