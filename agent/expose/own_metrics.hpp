// The agent's figures about itself, through prometheus-cpp. The rooms count in plain numbers of their own
// thread; here they become metrics when somebody asks. Every known counter is there from the start, at 0.
#pragma once

#include "agent/pipeline/tally.hpp"
#include "libs/http/server.hpp"
#include "libs/mqtt/refusal.hpp"
#include "libs/process/process.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::expose {

/// One moment's figures of all rooms.
struct own_figures {
    struct {
        std::uint64_t received = 0, dropped = 0;
        std::size_t messages = 0, bytes = 0, most_messages = 0, most_bytes = 0;
    } queue;
    struct broker {
        std::string name{}, url{};
        bool connected = false;
        std::uint64_t connects = 0, pauses = 0, subscriptions_refused = 0;
        std::array<std::uint64_t, mqtt_client::refusal_count> failures{};  ///< to connect, by reason
        std::string trouble{};  ///< why the connection failed or was lost the last time
    };
    std::vector<broker> brokers;
    struct {
        bool last_reload_good = true;
        double good_since_seconds = 0;
        std::uint64_t hash = 0;  ///< of what was read, 48 bits: a sample holds them exactly
        std::string fault{};     ///< of the last reload, if it was bad
    } configuration;
    std::size_t series = 0, most_series = 0;
    std::vector<std::size_t> series_by_row = {};  ///< by the tally's rows
    std::uint64_t machines_refused = 0;
    struct {
        bool kept = false;  ///< there is a directory for it
        std::uint64_t saves = 0;
        std::vector<std::pair<std::string_view, std::uint64_t>> failures{};  ///< by reason
        double last_save_seconds = 0;
        std::size_t bytes = 0;
        std::string_view restored = "fresh";  ///< what came of it at the start
    } state;
    double window_seconds = 0;
    double data_clock_seconds = 0;
    std::uint64_t node_publish_failures = 0;
    http::counters web;
    process::figures process;
};

/// In the text format, ready to be appended to a page.
std::string own_metrics(const own_figures&, const pipeline::tally&);

}  // namespace vigie::expose
