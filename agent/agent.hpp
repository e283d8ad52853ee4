// The agent: its rooms, wired in the order of the flow, on one reactor thread and one worker. Look here for
// who talks to whom. It holds one configuration at a time and can change over to another while it runs
// (agent/reload.cpp).
#pragma once

#include "agent/configuration.hpp"
#include "agent/expose/metrics_page.hpp"
#include "agent/ingest/intake.hpp"
#include "agent/pipeline/pipeline.hpp"
#include "agent/state_file.hpp"
#include "libs/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace vigie {

class agent {
public:
    using reader = std::function<std::variant<std::shared_ptr<const configuration>, faults>()>;

    /// `read_again` is called on the worker. `lifecycle`: whether HTTP clients may ask for that.
    agent(std::shared_ptr<const configuration>, reader read_again, bool lifecycle);
    ~agent();
    agent(const agent&) = delete;
    agent& operator=(const agent&) = delete;

    /// By --web.config.file; before listen().
    void protect(http::protection);

    /// Returns the port, or why it cannot listen.
    boost::system::result<std::uint16_t, std::string> listen(std::string_view address);

    /// Reads the configuration again, too, when one of its files is another. Before run().
    void watch_files() { watching_files_ = true; }

    /// Until SIGINT or SIGTERM. SIGHUP: reads the configuration again.
    void run();

private:
    void drain_slice();
    boost::asio::awaitable<void> catch_up();
    boost::asio::awaitable<void> before_a_page();
    boost::asio::awaitable<void> drain_now_and_then();
    boost::asio::awaitable<void> sweep_now_and_then();
    void give_memory_back();
    boost::asio::awaitable<void> watch_the_node();
    boost::asio::awaitable<void> reload_when_told();
    boost::asio::awaitable<void> reload_when_files_change();
    boost::asio::awaitable<void> keep_now_and_then();
    void work_off_the_rest();
    void keep_at_the_end();
    condition::memory what_was_known();
    void count_save(std::size_t bytes, const std::optional<state_file::failure>&);
    std::vector<http::route> routes();
    expose::own_figures figures() const;

    boost::asio::awaitable<faults> reload();
    boost::asio::awaitable<faults> read_and_change();
    boost::asio::awaitable<http::response> answer_reload();
    boost::asio::awaitable<http::response> answer_machines(const http::request&);
    boost::asio::awaitable<http::response> answer_machine(const http::request&);
    boost::asio::awaitable<http::response> answer_relearn(const http::request&);
    void change_over(std::shared_ptr<const configuration>);

    std::shared_ptr<const configuration> now_;
    reader read_again_;
    bool lifecycle_;
    struct {
        std::uint64_t saves = 0;
        std::array<std::uint64_t, save_failure_count> failures{};
        std::size_t bytes = 0;
        timestamp last{};
        restored found = restored::fresh;
        bool failing = false;
    } kept_;
    // Before the reactor, whose unfinished coroutines refer to it until the end.
    std::unique_ptr<pipeline::pipeline> flow_;
    boost::asio::io_context reactor_{1};
    boost::asio::thread_pool worker_{1};
    ingest::intake intake_;
    expose::metrics_page page_;
    http::server web_;
    boost::asio::signal_set told_to_reload_;
    boost::asio::steady_timer next_round_;  ///< of the node's readings; cancelled when they are others
    boost::asio::steady_timer next_save_;   ///< of what is known; cancelled when it is kept elsewhere
    boost::asio::steady_timer
        changed_;  ///< never expires; cancelled when a reload is over, for who waits for it

    std::vector<ingest::arrived> batch_;  ///< taken from the inbox
    std::size_t worked_off_ = 0;          ///< of the batch
    std::uint64_t node_publish_failures_ = 0;
    bool watching_files_ = false;
    bool reloading_ = false;
    bool changing_ =
        false;  ///< a reload waits for the pages that are being written, and new ones wait for it
    timestamp changed_at_{};
    std::string reload_fault_;  ///< of the last reload; empty: it was good
};

/// What the intake is to do for a configuration.
std::vector<ingest::listening> brokers_of(const configuration&, const map::router&);

/// On the agent's own clock.
timestamp wall_now();

}  // namespace vigie
