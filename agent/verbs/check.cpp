#include "agent/configuration.hpp"
#include "agent/verbs/verbs.hpp"
#include "libs/http/protection.hpp"

#include <fmt/format.h>

namespace vigie::verbs {

namespace {

bool check_agent(const std::string& file) {
    faults warnings;
    const auto loaded = load_configuration(file, &warnings);
    if (const auto* wrong = std::get_if<faults>(&loaded)) {
        for (const auto& line : *wrong) fmt::print(stderr, "{}\n", line);
        return false;
    }
    for (const auto& line : warnings) fmt::print(stderr, "{}\n", line);
    const auto& about = std::get<config::agent>(loaded);
    fmt::print("{}: ok, {} rules, {} descriptions of sensors\n", file, about.rules.size(),
               about.sensors.size());
    return true;
}

bool check_web(const std::string& file) {
    const auto read = http::read_protection(file);
    if (const auto* wrong = std::get_if<std::vector<yaml::fault>>(&read)) {
        for (const auto& each : *wrong) fmt::print(stderr, "{}\n", to_string(each));
        return false;
    }
    fmt::print("{}: ok, {}\n", file, http::summary(std::get<http::protection>(read)));
    return true;
}

}  // namespace

int check(const options& asked) {
    const bool good = check_agent(asked.config_file);
    const bool good_web = asked.web_config_file.empty() || check_web(asked.web_config_file);
    return good && good_web ? 0 : 1;
}

}  // namespace vigie::verbs
