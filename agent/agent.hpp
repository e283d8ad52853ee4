// The agent: its rooms, wired in the order of the flow, on one reactor thread and one worker. Look here for
// who talks to whom. The configuration outlives it.
#pragma once

#include "agent/config/config.hpp"
#include "agent/expose/metrics_page.hpp"
#include "agent/ingest/subscriber.hpp"
#include "agent/pipeline/pipeline.hpp"
#include "libs/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <string>
#include <vector>

namespace vigie {

class agent {
public:
    /// `broker_password`: what stands in the broker's password_file, or empty.
    agent(const config::agent& about, std::string broker_password);
    ~agent();
    agent(const agent&) = delete;
    agent& operator=(const agent&) = delete;

    /// Returns the port, or why it cannot listen.
    boost::system::result<std::uint16_t, std::string> listen(std::string_view address);

    /// Until SIGINT or SIGTERM.
    void run();

private:
    void drain_slice();
    boost::asio::awaitable<void> catch_up();
    boost::asio::awaitable<void> drain_now_and_then();
    boost::asio::awaitable<void> sweep_now_and_then();
    boost::asio::awaitable<void> watch_the_node();
    std::vector<http::route> routes();
    expose::own_figures figures() const;

    const config::agent& about_;
    pipeline::pipeline flow_;  // before the reactor, whose unfinished coroutines refer to it until the end
    boost::asio::io_context reactor_{1};
    boost::asio::thread_pool worker_{1};
    ingest::subscriber broker_;
    expose::metrics_page page_;
    http::server web_;

    std::vector<ingest::arrived> batch_;  ///< taken from the inbox
    std::size_t worked_off_ = 0;          ///< of the batch
    std::uint64_t node_publish_failures_ = 0;
};

}  // namespace vigie
