#include "agent/expose/metrics_page.hpp"

#include "agent/expose/condition_writer.hpp"
#include "agent/expose/gzip.hpp"
#include "agent/store/page_writer.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie::expose {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds shared_for{100};
constexpr std::size_t series_a_slice = 4096;  // about half a millisecond

constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

asio::awaitable<void> let_others_run() {
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
}

/// Series may not go while a page is written; also not when writing ends by an exception.
class hold {
public:
    explicit hold(pipeline::pipeline& flow) : flow_(flow) { flow_.hold_series(true); }
    ~hold() { flow_.hold_series(false); }
    hold(const hold&) = delete;
    hold& operator=(const hold&) = delete;

private:
    pipeline::pipeline& flow_;
};

}  // namespace

metrics_page::metrics_page(sources from, const asio::any_io_executor& reactor, asio::any_io_executor worker)
    : from_(std::move(from)), worker_(std::move(worker)), rendered_(reactor), stale_(reactor) {}

asio::awaitable<http::response> metrics_page::answer(const http::request& asked) {
    const auto now = co_await fresh();
    if (!now) co_return http::text(500, "The page could not be rendered.\n");
    if (!asked.accepts_gzip) co_return http::response{200, std::string{content_type}, now->plain, false};
    if (!now->gzipped) {
        const auto compress = [plain = now->plain]() -> asio::awaitable<std::shared_ptr<const std::string>> {
            co_return std::make_shared<const std::string>(gzip(*plain));
        };
        now->gzipped = co_await asio::co_spawn(worker_, compress, asio::use_awaitable);
    }
    co_return http::response{200, std::string{content_type}, now->gzipped, true};
}

asio::awaitable<std::shared_ptr<metrics_page::page>> metrics_page::fresh() {
    if (rendering_) {
        boost::system::error_code ignored;
        co_await rendered_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        co_return page_;
    }
    if (page_) co_return page_;

    rendering_ = true;
    rendered_.expires_at(asio::steady_timer::time_point::max());
    try {
        auto made = std::make_shared<page>();
        made->plain = std::make_shared<const std::string>(co_await render());
        page_ = made;
    } catch (...) {
        rendering_ = false;
        rendered_.cancel();
        throw;
    }
    rendering_ = false;
    rendered_.cancel();
    stale_.expires_after(shared_for);
    stale_.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) page_.reset();
    });
    co_return page_;
}

asio::awaitable<std::string> metrics_page::render() {
    co_await from_.catch_up();
    from_.flow->sweep(from_.wall());
    const hold series_stay{*from_.flow};
    std::string out;
    out.reserve(last_size_ + last_size_ / 16 + 65'536);
    store::page_writer values{from_.flow->series(), from_.flow->now(from_.wall())};
    while (values.write(out, series_a_slice)) co_await let_others_run();
    condition_writer judged{from_.flow->sensors()};
    while (judged.write(out, series_a_slice)) co_await let_others_run();
    out += own_metrics(from_.figures(), from_.flow->counted());
    last_size_ = out.size();
    co_return out;
}

}  // namespace vigie::expose
