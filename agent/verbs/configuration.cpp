#include "agent/verbs/configuration.hpp"

#include "agent/config/broker_rules.hpp"
#include "agent/config/load.hpp"
#include "agent/node/rules.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace vigie::verbs {
namespace {

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

}  // namespace

std::optional<std::string> read_file(const std::string& name) {
    std::ifstream in{name, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad() || !in.is_open() || in.fail()) {
        fmt::print(stderr, "{}: cannot be read: {}\n", name, std::generic_category().message(errno));
        return std::nullopt;
    }
    return text;
}

std::optional<config::agent> load_configuration(const std::string& file) {
    const auto text = read_file(file);
    if (!text) return std::nullopt;
    auto loaded = config::load(*text, file, host_name());
    if (const auto* faults = std::get_if<std::vector<config::fault>>(&loaded)) {
        for (const auto& fault : *faults) fmt::print(stderr, "{}\n", to_string(fault));
        return std::nullopt;
    }
    return std::get<config::agent>(std::move(loaded));
}

void add_own_rules(config::agent& to) {
    for (const auto& own : {node::rules(), config::broker_rules()})
        to.rules.insert(to.rules.end(), own.begin(), own.end());
}

}  // namespace vigie::verbs
