#include "services/gateway/upstream.hpp"

#include "libs/http/under_way.hpp"
#include "services/gateway/name_lookup.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <optional>
#include <vector>

namespace vigie::services {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using clock = std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_answer_bytes = 65'536;

struct connection {
    explicit connection(const asio::any_io_executor& executor) : stream(executor) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer{most_answer_bytes};
    clock::time_point since{};  ///< kept
};

}  // namespace

boost::system::result<upstream_address, std::string> parse_upstream(std::string_view url) {
    const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
    if (!parsed || parsed->scheme() != "http" || parsed->host().empty() || !parsed->has_port() ||
        parsed->encoded_path().size() > 1 || parsed->has_query() || parsed->has_userinfo())
        return {boost::system::in_place_error,
                "\"" + std::string{url} + "\" is not the address of a service; write http://host:port"};
    return upstream_address{std::string{parsed->host_address()}, std::string{parsed->port()}};
}

class upstream::pool : public std::enable_shared_from_this<pool> {
public:
    using taken = std::unique_ptr<connection>;
    using reply = std::variant<answer, failure>;
    using message = beast::http::request<beast::http::empty_body>;

    pool(const asio::any_io_executor& executor, const upstream_address& where, bounds most)
        : executor_(executor),
          names_(executor, where.host, where.port),
          most_(most),
          sweep_(executor),
          host_(where.host.find(':') == std::string::npos ? where.host + ':' + where.port
                                                          : '[' + where.host + "]:" + where.port) {}

    asio::awaitable<reply> get(std::string target, const http::request& asked) {
        const auto self = shared_from_this();  // also when the reactor ends meanwhile
        if (counted.in_use >= most_.connections) co_return failure::busy;
        const http::under_way place{counted.in_use};
        const auto until = clock::now() + most_.timeout;
        const message sent = made(target, asked);
        if (taken kept = take()) {
            std::optional<reply> said = co_await ask(std::move(kept), sent, until, true);
            if (said) co_return std::move(*said);
        }
        auto fresh = std::make_unique<connection>(executor_);
        const auto ends = co_await names_.find(until);
        if (ends.empty()) co_return clock::now() < until ? failure::unreachable : failure::timeout;
        fresh->stream.expires_at(until);
        auto [error, end] = co_await fresh->stream.async_connect(ends, as_result);
        if (error) names_.forget();
        if (error) co_return error == beast::error::timeout ? failure::timeout : failure::unreachable;
        boost::system::error_code ignored;
        fresh->stream.socket().set_option(asio::ip::tcp::no_delay{true}, ignored);
        ++counted.connects;
        co_return *co_await ask(std::move(fresh), sent, until, false);
    }

    void stop() {
        stopped_ = true;
        kept_.clear();
        counted.kept = 0;
        sweep_.cancel();
    }

    counters counted;

private:
    message made(std::string_view target, const http::request& asked) const {
        message sent{beast::http::verb::get, target, 11};
        sent.set(beast::http::field::host, host_);
        sent.set(beast::http::field::accept, "application/json, application/problem+json");
        sent.set("X-Request-Id", asked.request_id);
        sent.set("traceparent", asked.traceparent);
        if (!asked.tracestate.empty()) sent.set("tracestate", asked.tracestate);
        return sent;
    }

    /// Nothing: the connection had been kept and was closed meanwhile.
    asio::awaitable<std::optional<reply>> ask(taken by, const message& sent, clock::time_point until,
                                              bool was_kept) {
        by->stream.expires_at(until);
        auto [write_error, written] = co_await beast::http::async_write(by->stream, sent, as_result);
        beast::http::response_parser<beast::http::string_body> incoming;
        incoming.body_limit(most_answer_bytes);
        boost::system::error_code error = write_error;
        if (!error) {
            auto [read_error, size] =
                co_await beast::http::async_read(by->stream, by->buffer, incoming, as_result);
            error = read_error;
        }
        if (error == beast::error::timeout) co_return failure::timeout;
        if (error && !incoming.got_some() && was_kept) co_return std::nullopt;
        if (error) co_return incoming.got_some() ? failure::bad_answer : failure::unreachable;
        auto& got = incoming.get();
        answer said{got.result_int(), std::string{got[beast::http::field::content_type]},
                    std::move(got.body())};
        if (got.keep_alive()) keep(std::move(by));
        co_return said;
    }

    taken take() {
        if (kept_.empty()) return nullptr;
        taken last = std::move(kept_.back());
        kept_.pop_back();
        --counted.kept;
        return last;
    }

    void keep(taken one) {
        if (stopped_) return;
        one->stream.expires_never();
        one->since = clock::now();
        kept_.push_back(std::move(one));
        ++counted.kept;
        if (!sweeping_) sweep();
    }

    /// While there is something to close.
    void sweep() {
        sweeping_ = true;
        sweep_.expires_after(most_.idle);
        sweep_.async_wait([weak = weak_from_this()](boost::system::error_code cancelled) {
            const auto self = weak.lock();
            if (cancelled || !self) return;
            self->sweeping_ = false;
            const auto old = clock::now() - self->most_.idle;
            std::erase_if(self->kept_, [&](const taken& each) { return each->since <= old; });
            self->counted.kept = self->kept_.size();
            if (!self->kept_.empty()) self->sweep();
        });
    }

    asio::any_io_executor executor_;
    name_lookup names_;
    bounds most_;
    asio::steady_timer sweep_;
    std::string host_;
    std::vector<taken> kept_;
    bool sweeping_ = false, stopped_ = false;
};

upstream::upstream(const asio::any_io_executor& executor, const upstream_address& where, bounds most)
    : pool_(std::make_shared<pool>(executor, where, most)) {}

upstream::~upstream() = default;

asio::awaitable<std::variant<upstream::answer, failure>> upstream::get(std::string target,
                                                                       const http::request& asked) {
    const auto begun = clock::now();
    auto said = co_await pool_->get(std::move(target), asked);
    if (observer_) observer_(clock::now() - begun);
    if (const auto* why = std::get_if<failure>(&said))
        ++pool_->counted.failures[static_cast<std::size_t>(*why)];
    else
        ++pool_->counted.answers;
    co_return said;
}

void upstream::observe(std::function<void(std::chrono::duration<double>)> observer) {
    observer_ = std::move(observer);
}

void upstream::stop() {
    pool_->stop();
}

const upstream::counters& upstream::count() const noexcept {
    return pool_->counted;
}

}  // namespace vigie::services
