#include "agent/expose/shared_body.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie::expose {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds shared_for{100};

}  // namespace

shared_body::shared_body(const asio::any_io_executor& reactor, maker make)
    : make_(std::move(make)), made_(reactor), stale_(reactor) {}

asio::awaitable<shared_body::body> shared_body::get() {
    while (making_) {
        boost::system::error_code ignored;
        co_await made_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        if (failed_) co_return nullptr;
    }
    if (body_) co_return body_;  // else it was forgotten meanwhile, and is made again

    making_ = true;
    failed_ = false;
    made_.expires_at(asio::steady_timer::time_point::max());
    try {
        body_ = std::make_shared<const std::string>(co_await make_());
    } catch (...) {
        making_ = false;
        failed_ = true;
        made_.cancel();
        throw;
    }
    making_ = false;
    made_.cancel();
    stale_.expires_after(shared_for);
    stale_.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) body_.reset();
    });
    co_return body_;
}

}  // namespace vigie::expose
