#include "perf/load_options.hpp"

#include <boost/program_options.hpp>

#include <iostream>

namespace vigie::perf {
namespace po = boost::program_options;

std::optional<load_options> parse_load_options(int argc, char** argv) {
    load_options asked;
    const auto number = [](auto& into) { return po::value(&into)->default_value(into); };
    po::options_description known{"mqtt_load publishes JSON documents over MQTT 3.1.1"};
    known.add_options()("help", "this text");
    known.add_options()("host", number(asked.host), "broker's IPv4 address");
    known.add_options()("port", number(asked.port), "broker's port");
    known.add_options()("prefix", number(asked.prefix), "topics are PREFIX0, PREFIX1, …");
    known.add_options()("topics", number(asked.topics), "how many topics, used in turn");
    known.add_options()("count", number(asked.count), "messages");
    known.add_options()("fields", number(asked.fields),
                        "1: {\"value\":…}; more: {\"field_0\":…,\"field_1\":…}");
    known.add_options()("rate", number(asked.rate), "messages a second, evenly spaced; 0: full speed");
    known.add_options()("qos", number(asked.qos), "0 or 1");
    known.add_options()("window", number(asked.window), "QoS 1: messages in flight, at most");
    known.add_options()("batch", number(asked.batch), "messages a write, at most");
    po::variables_map given;
    po::store(po::parse_command_line(argc, argv, known), given);
    po::notify(given);
    if (given.contains("help")) {
        std::cout << known;
        return std::nullopt;
    }
    const auto refuse = [&](const char* option) {
        throw po::validation_error(po::validation_error::invalid_option_value, option);
    };
    if (asked.qos != 0 && asked.qos != 1) refuse("qos");
    if (asked.topics == 0) refuse("topics");
    if (asked.fields == 0 || asked.fields > 100) refuse("fields");
    if (asked.batch == 0) refuse("batch");
    if (asked.window == 0 || asked.window > 65'535) refuse("window");  // packet identifiers are 16 bits wide
    if (asked.rate < 0) refuse("rate");
    return asked;
}

}  // namespace vigie::perf
