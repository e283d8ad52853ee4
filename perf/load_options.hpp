// What mqtt_load is asked to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vigie::perf {

struct load_options {
    std::string host = "127.0.0.1";
    std::uint16_t port = 1883;
    std::string prefix = "perf/";   ///< topics are <prefix>0, <prefix>1, …
    std::uint32_t topics = 1000;    ///< used in turn
    std::uint64_t count = 100'000;  ///< messages
    std::uint32_t fields = 1;  ///< of a document: 1 is {"value":…}, more are {"field_0":…,"field_1":…}
    double rate = 0;           ///< messages a second, evenly spaced; 0: as fast as the broker reads
    int qos = 0;               ///< 0 or 1
    std::uint32_t window = 1000;  ///< QoS 1: messages sent and not yet acknowledged
    std::uint32_t batch = 64;     ///< messages a write, at most
};

/// Nothing: only help was asked for. Throws boost::program_options::error.
std::optional<load_options> parse_load_options(int argc, char** argv);

}  // namespace vigie::perf
