#include "agent/expose/metrics_page.hpp"

#include "agent/expose/condition_writer.hpp"
#include "agent/expose/gzip.hpp"
#include "agent/expose/machine_writer.hpp"
#include "agent/store/page_writer.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie::expose {
namespace {

namespace asio = boost::asio;

constexpr std::size_t series_a_slice = 1024;     // about a tenth of a millisecond
constexpr std::size_t packed_at_once = 262'144;  // fits into a core's cache

constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

asio::awaitable<void> let_others_run() {
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
}

/// So much that a page a little longer than the last one does not move.
std::size_t room_after(std::size_t last) {
    return last + last / 16 + 65'536;
}

}  // namespace

/// Series may not go while a page is written; also not when writing ends by an exception.
class metrics_page::hold {
public:
    explicit hold(metrics_page& page) : page_(page) {
        ++page_.holds_;
        page_.from_.flow->hold_series(true);
    }
    ~hold() { page_.from_.flow->hold_series(--page_.holds_ > 0); }
    hold(const hold&) = delete;
    hold& operator=(const hold&) = delete;

private:
    metrics_page& page_;
};

/// The page from its first line to its last, a slice at a time.
class metrics_page::slices {
public:
    explicit slices(metrics_page& page)
        : page_(page),
          stay_(page),
          values_(page.from_.flow->series(), page.from_.flow->now(page.from_.wall())),
          judged_(page.from_.flow->sensors()),
          machines_(page.from_.flow->sensors()) {}

    /// False: that was the last.
    bool write(std::string& out) {
        if (values_.write(out, series_a_slice)) return true;
        if (judged_.write(out, series_a_slice)) return true;
        if (machines_.write(out, series_a_slice)) return true;
        out += own_metrics(page_.from_.figures(), page_.from_.flow->counted());
        return false;
    }

private:
    metrics_page& page_;
    hold stay_;
    store::page_writer values_;
    condition_writer judged_;
    machine_writer machines_;
};

metrics_page::metrics_page(sources from, const asio::any_io_executor& reactor, asio::any_io_executor worker)
    : from_(std::move(from)),
      worker_(std::move(worker)),
      plain_(reactor, [this] { return render_plain(); }),
      packed_(reactor, [this] { return render_packed(); }) {}

asio::awaitable<http::response> metrics_page::answer(const http::request& asked) {
    const bool packed = asked.accepts_gzip;
    const auto body = co_await (packed ? packed_ : plain_).get();
    if (!body) co_return http::text(500, "The page could not be rendered.\n");
    co_return http::response{200, std::string{content_type}, body, packed};
}

asio::awaitable<std::string> metrics_page::render_plain() {
    co_await from_.catch_up();
    from_.flow->sweep(from_.wall());
    slices page{*this};
    std::string out;
    out.reserve(room_after(plain_size_));
    while (page.write(out)) co_await let_others_run();
    plain_size_ = out.size();
    co_return out;
}

asio::awaitable<std::string> metrics_page::render_packed() {
    co_await from_.catch_up();
    from_.flow->sweep(from_.wall());
    slices page{*this};
    gzip_writer packer;
    std::string text, out;
    out.reserve(room_after(packed_size_));
    // Refers to what stays where it is while this coroutine waits for it.
    const auto pack = [&]() -> asio::awaitable<void> {
        packer.add(text, out);
        text.clear();
        co_return;
    };
    while (page.write(text)) {
        if (text.size() >= packed_at_once)
            co_await asio::co_spawn(worker_, pack, asio::use_awaitable);
        else
            co_await let_others_run();
    }
    const auto finish = [&]() -> asio::awaitable<void> {
        packer.add(text, out);
        packer.finish(out);
        co_return;
    };
    co_await asio::co_spawn(worker_, finish, asio::use_awaitable);
    packed_size_ = out.size();
    co_return out;
}

}  // namespace vigie::expose
