#include "tests/unit/libs/http/fixture.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>

#include <array>

namespace vigie::http {
namespace asio = boost::asio;

client::client(std::uint16_t port) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    const timeval patience{10, 0};
    ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

void client::send(std::string_view bytes) {
    boost::system::error_code ignored;  // the server may have closed already; what it said is read next
    asio::write(socket_, asio::buffer(bytes), ignored);
}

bool client::receive() {
    std::array<char, 65536> bytes{};
    const auto size = ::recv(socket_.native_handle(), bytes.data(), bytes.size(), 0);
    if (size < 0) ADD_FAILURE() << "the server neither answered nor closed: " << std::strerror(errno);
    if (size > 0) received_.append(bytes.data(), static_cast<std::size_t>(size));
    return size > 0;
}

std::string client::answer(bool with_body) {
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos)
        if (!receive()) return std::exchange(received_, {});
    end += 4;
    const auto field = received_.find("Content-Length: ");
    if (with_body && field < end) end += std::stoul(received_.substr(field + 16));
    while (received_.size() < end)
        if (!receive()) return std::exchange(received_, {});
    std::string first = received_.substr(0, end);
    received_.erase(0, end);
    return first;
}

std::string client::rest() {
    while (receive()) continue;
    return std::exchange(received_, {});
}

running_server::running_server(std::vector<route> routes, limits bounds, hooks added,
                               std::optional<protection> by)
    : server_{io_.get_executor(), std::move(routes), bounds, std::move(added)} {
    if (by) server_.protect(*std::move(by));
    const auto bound = server_.listen("127.0.0.1:0");
    if (!bound) throw std::runtime_error(bound.error());
    port_ = *bound;
    std::packaged_task<void()> run{[this] { io_.run(); }};
    done_ = run.get_future();
    thread_ = std::thread{std::move(run)};
}

running_server::~running_server() {
    stop();
    io_.stop();
    thread_.join();
}

counters running_server::count() {
    std::promise<counters> read;
    asio::post(io_, [&] { read.set_value(server_.count()); });
    return read.get_future().get();
}

void running_server::stop() {
    asio::post(io_, [this] { server_.stop(); });
}

bool running_server::run_out() {
    stop();
    return done_.wait_for(std::chrono::seconds{10}) == std::future_status::ready;
}

handler always(response said) {
    return [said = std::move(said)](const request&) -> asio::awaitable<response> { co_return said; };
}

std::string get(std::string_view path, std::string_view fields) {
    std::string text = "GET ";
    return text.append(path).append(" HTTP/1.1\r\nHost: plant\r\n").append(fields).append("\r\n");
}

}  // namespace vigie::http
