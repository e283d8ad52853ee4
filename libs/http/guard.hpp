// Stands before a server that --web.config.file was given to: has the newest of the file, and looks at
// passwords. Bounds: the files are looked at once a second at most, and only while somebody asks; one
// password is compared at a time, and at most 64 wait for that. Threading: all of it is the server's
// executor's, which must not run two handlers at once; what takes long is done on one thread of its own,
// which is joined by stop().
#pragma once

#include "libs/http/guard_counters.hpp"
#include "libs/http/protection.hpp"
#include "libs/http/verified.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

namespace vigie::http {

class guard {
public:
    /// The counters outlive it.
    guard(boost::asio::any_io_executor, protection first, guard_counters&);

    const std::shared_ptr<const protection>& now() const noexcept { return now_; }

    /// Whether the files should be looked at again.
    bool due() const { return std::chrono::steady_clock::now() >= look_again_ && looking_ == 0; }

    /// Takes over what has changed. A bad file changes nothing, and neither does one that would take TLS or
    /// all users away: a file that is being written looks like that.
    boost::asio::awaitable<void> look();

    /// Nothing: the request is welcome. `authorization` is the field of that name. Counts.
    boost::asio::awaitable<std::optional<refused_request>> judge(std::string_view authorization);

    /// Nothing comes back from its thread after this, and requests that wait for it are gone. The server's
    /// end, when its executor runs nothing any more.
    void stop();

private:
    void tell_of_certificate();
    void take(std::variant<protection, std::vector<yaml::fault>>);
    boost::asio::awaitable<std::optional<refused_request>> look_at(std::string_view authorization);
    boost::asio::awaitable<bool> compare(const std::string& hash, const std::string& password);

    std::shared_ptr<const protection> now_;
    file_stamps seen_;
    guard_counters& counted_;
    verified verified_;
    std::chrono::steady_clock::time_point look_again_;
    std::size_t looking_ = 0, waiting_ = 0, comparing_ = 0;
    boost::asio::steady_timer turn_;  ///< never expires; cancelled when the next may compare
    std::optional<boost::asio::thread_pool> worker_;
};

}  // namespace vigie::http
