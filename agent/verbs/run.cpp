#include "agent/agent.hpp"
#include "agent/configuration.hpp"
#include "agent/verbs/verbs.hpp"
#include "libs/build_info/build_info.hpp"
#include "libs/http/protection.hpp"
#include "libs/log/log.hpp"

#include <fmt/format.h>
#include <malloc.h>

namespace vigie::verbs {
namespace {

/// One heap for both threads that have much to do with memory, since one fills the queue and the other
/// empties it; and what is large, as a page is, goes back to the system at once. Left to itself glibc keeps
/// the largest page and the longest queue that there ever were.
void give_memory_back() {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    mallopt(M_TRIM_THRESHOLD, 256 * 1024);
}

}  // namespace

int run(const options& asked) {
    give_memory_back();
    log::set_up(asked.log_level);
    const auto read = [file = asked.config_file, host = asked.host_name] {
        return read_configuration(file, host);
    };
    auto first = read();
    if (const auto* wrong = std::get_if<faults>(&first)) {
        for (const auto& line : *wrong) fmt::print(stderr, "{}\n", line);
        return 1;
    }
    vigie::agent agent{std::get<0>(std::move(first)), read, asked.lifecycle};
    if (!asked.web_config_file.empty()) {
        auto by = http::read_protection(asked.web_config_file);
        if (const auto* wrong = std::get_if<std::vector<yaml::fault>>(&by)) {
            for (const auto& each : *wrong) fmt::print(stderr, "{}\n", to_string(each));
            return 1;
        }
        agent.protect(std::get<http::protection>(std::move(by)));
    }
    if (asked.watch_files) agent.watch_files();
    const auto port = agent.listen(asked.listen_address);
    if (!port) {
        fmt::print(stderr, "{}\n", port.error());
        return 1;
    }
    spdlog::info("msg=\"listening\" address={} port={} build=\"{}\"", asked.listen_address, *port,
                 build_info::banner("vigie-agent"));
    agent.run();
    return 0;
}

}  // namespace vigie::verbs
