#include "agent/ingest/reach.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <netdb.h>

#include <algorithm>
#include <memory>

namespace vigie::ingest {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto patience = 5s;
constexpr auto look_every = 10ms;
constexpr std::size_t most_hanging = 16;

/// One look-up of the C library, on a thread of its own. It cannot always be called off.
class look_up {
public:
    look_up(std::string_view host, std::string_view port) : host_(host), port_(port) {
        wanted_.ai_socktype = SOCK_STREAM;
        asked_.ar_name = host_.c_str();
        asked_.ar_service = port_.c_str();
        asked_.ar_request = &wanted_;
    }
    look_up(const look_up&) = delete;
    look_up& operator=(const look_up&) = delete;
    ~look_up() {
        if (asked_.ar_result != nullptr) freeaddrinfo(asked_.ar_result);
    }

    bool begin() {
        gaicb* all[] = {&asked_};
        return getaddrinfo_a(GAI_NOWAIT, all, 1, nullptr) == 0;
    }
    bool call_off() { return gai_cancel(&asked_) != EAI_NOTCANCELED || !hangs(); }
    bool hangs() { return gai_error(&asked_) == EAI_INPROGRESS; }
    int outcome() { return gai_error(&asked_); }
    const addrinfo* result() const { return asked_.ar_result; }

private:
    std::string host_, port_;
    addrinfo wanted_{};
    gaicb asked_{};
};

/// Those that could not be called off, until the C library is done with them. Never destroyed, for it may
/// write to one after the end of main.
std::vector<std::unique_ptr<look_up>>& hanging() {
    static auto& all = *new std::vector<std::unique_ptr<look_up>>;
    std::erase_if(all, [](const auto& one) { return !one->hangs(); });
    return all;
}

struct let_go {
    void operator()(look_up* one) const {
        std::unique_ptr<look_up> owned{one};
        if (one->hangs() && !one->call_off()) hanging().push_back(std::move(owned));
    }
};

std::string_view without_brackets(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) return host.substr(1, host.size() - 2);
    return host;
}

tcp::endpoint end_point(const addrinfo& from) {
    tcp::endpoint at;
    if (from.ai_addrlen > at.capacity()) return at;
    std::copy_n(reinterpret_cast<const char*>(from.ai_addr), from.ai_addrlen,
                reinterpret_cast<char*>(at.data()));
    at.resize(from.ai_addrlen);
    return at;
}

}  // namespace

asio::awaitable<found_host> find_host(mqtt_client::url where) {
    const auto silence = "no answer where host '" + where.host + "' is";
    if (hanging().size() >= most_hanging) co_return found_host{{}, silence};
    std::unique_ptr<look_up, let_go> asked{new look_up{without_brackets(where.host), where.port}};
    if (!asked->begin()) co_return found_host{{}, "host '" + where.host + "' cannot be looked up"};

    asio::steady_timer timer{co_await asio::this_coro::executor};
    for (auto waited = 0ms; asked->hangs(); waited += look_every) {
        if (waited >= patience) co_return found_host{{}, silence};
        timer.expires_after(look_every);
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    if (const auto failed = asked->outcome(); failed != 0)
        co_return found_host{{}, "host '" + where.host + "': " + gai_strerror(failed)};
    found_host found;
    for (const auto* each = asked->result(); each != nullptr; each = each->ai_next)
        found.at.push_back(end_point(*each));
    co_return found;
}

}  // namespace vigie::ingest
