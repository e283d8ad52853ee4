// Parses, reads the configuration, wires, runs. Exit codes: 0 ended by a signal or nothing to complain of, 1
// could not do its work, 2 wrong usage.
#include "agent/agent.hpp"
#include "agent/config/broker_rules.hpp"
#include "agent/config/load.hpp"
#include "agent/node/rules.hpp"
#include "agent/options.hpp"
#include "libs/build_info/build_info.hpp"
#include "libs/log/log.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace {

using vigie::options;

/// One heap for both threads that have much to do with memory, since one fills the queue and the other
/// empties it; and what is large, as a page is, goes back to the system at once. Left to itself glibc keeps
/// the largest page and the longest queue that there ever were.
void give_memory_back() {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    mallopt(M_TRIM_THRESHOLD, 256 * 1024);
}

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

std::optional<std::string> read(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad() || !in.is_open() || in.fail()) {
        fmt::print(stderr, "{}: cannot be read: {}\n", file, std::generic_category().message(errno));
        return std::nullopt;
    }
    return text;
}

std::optional<vigie::config::agent> load(const std::string& file) {
    const auto text = read(file);
    if (!text) return std::nullopt;
    auto loaded = vigie::config::load(*text, file, host_name());
    if (const auto* faults = std::get_if<std::vector<vigie::config::fault>>(&loaded)) {
        for (const auto& fault : *faults) fmt::print(stderr, "{}\n", to_string(fault));
        return std::nullopt;
    }
    return std::get<vigie::config::agent>(std::move(loaded));
}

int check(const std::string& file) {
    const auto about = load(file);
    if (!about) return 1;
    fmt::print("{}: ok, {} rules, {} descriptions of sensors\n", file, about->rules.size(),
               about->sensors.size());
    return 0;
}

int run(const options& asked) {
    auto about = load(asked.config_file);
    if (!about) return 1;
    for (const auto& builtin : {vigie::node::rules(), vigie::config::broker_rules()})
        about->rules.insert(about->rules.end(), builtin.begin(), builtin.end());
    std::string password;
    if (const auto& file = about->brokers.front().password_file; !file.empty()) {
        const auto text = read(file);
        if (!text) return 1;
        password = text->substr(0, text->find_first_of("\r\n"));
    }
    vigie::agent agent{*about, password};
    const auto port = agent.listen(asked.listen_address);
    if (!port) {
        fmt::print(stderr, "{}\n", port.error());
        return 1;
    }
    spdlog::info("msg=\"listening\" address={} port={} build=\"{}\"", asked.listen_address, *port,
                 vigie::build_info::banner("vigie-agent"));
    agent.run();
    return 0;
}

}  // namespace

int main(int count, char** arguments) try {
    const auto parsed = vigie::parse_options({arguments + 1, arguments + count});
    if (const auto* wrong = std::get_if<std::string>(&parsed)) {
        fmt::print(stderr, "vigie-agent: {}\n", *wrong);
        return 2;
    }
    const auto& asked = std::get<options>(parsed);
    switch (asked.to_do) {
        case options::what::help:
            fmt::print("{}", vigie::usage());
            return 0;
        case options::what::version:
            fmt::print("{}\n", vigie::build_info::banner("vigie-agent"));
            return 0;
        case options::what::check:
            return check(asked.config_file);
        case options::what::run:
            break;
    }
    give_memory_back();
    vigie::log::set_up(asked.log_level);
    return run(asked);
} catch (const std::exception& failed) {
    fmt::print(stderr, "vigie-agent: {}\n", failed.what());
    return 1;
}
