// Where a name leads, found out beside the requests that ask: the C library's look-up cannot be ended, so
// they wait for it until their own deadline and no longer. What was found is used until it is forgotten. One
// look-up at a time.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace vigie::services {

class name_lookup {
public:
    using end_points = std::vector<boost::asio::ip::tcp::endpoint>;

    name_lookup(const boost::asio::any_io_executor&, std::string host, std::string port);

    /// Empty: there is no such name, or it was not found in time.
    boost::asio::awaitable<end_points> find(std::chrono::steady_clock::time_point until);

    /// It led nowhere: whoever asks next has it looked up again.
    void forget();

private:
    struct state;
    std::shared_ptr<state> state_;
};

}  // namespace vigie::services
