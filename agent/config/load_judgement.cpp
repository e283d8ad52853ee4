// The numbers of a judgement: those of the ready-made profile, and what the entry says otherwise.
#include "agent/config/judgement_profiles.hpp"
#include "agent/config/sections.hpp"

#include <fmt/format.h>

namespace vigie::config {

namespace {

constexpr std::pair<std::string_view, side> sides[] = {{"up", side::up}, {"both", side::both}};
constexpr std::pair<std::string_view, combination> combinations[] = {
    {"mean", combination::mean}, {"root_mean_square", combination::root_mean_square}};

struct span {
    std::string_view key;
    duration judgement_profile::*to;
    duration least;
};

constexpr span spans[] = {{"learning", &judgement_profile::learning, 1s},
                          {"smoothing", &judgement_profile::smoothing, 0s},
                          {"hold", &judgement_profile::hold, 0s},
                          {"memory", &judgement_profile::memory, 1s},
                          {"recovery", &judgement_profile::recovery, 0s},
                          {"restart", &judgement_profile::restart, 0s},
                          {"longest_step", &judgement_profile::longest_step, 1s}};

struct amount {
    std::string_view key;
    double judgement_profile::*to;
    double most;
};

constexpr amount amounts[] = {
    {"warn", &judgement_profile::warn, 100}, {"severe", &judgement_profile::severe, 100},
    {"clear", &judgement_profile::clear, 1}, {"calm", &judgement_profile::calm, 100},
    {"clip", &judgement_profile::clip, 100}, {"most", &judgement_profile::most, 1000}};

}  // namespace

bool load_amount(const mapping& section, std::string_view key, double& to, double from, double most) {
    double number = 0;
    if (!section.number(key, number)) return false;
    if (number < from || number > most || number <= 0) {
        section.fault(key,
                      fmt::format("{}: expected a number {} to {}, found {}", key,
                                  from > 0 ? fmt::format("from {}", from) : "above 0, up", most, number));
        return false;
    }
    to = number;
    return true;
}

void load_judgement(const mapping& section, double sensitivity, judgement_profile& to) {
    for (const auto& [key, member, least] : spans) section.time_span(key, to.*member, least, 365 * 24h);
    for (const auto& [key, member, most] : amounts) load_amount(section, key, to.*member, 0, most);
    section.choice("counts", to.counts, sides);
    section.choice("combine", to.within_group, combinations);
    if (to.severe <= to.warn)
        section.fault(section.has("severe") ? "severe" : "warn",
                      fmt::format("severe: {} is not above warn, {}", to.severe, to.warn));
    if (to.most <= to.severe / sensitivity)
        section.fault(section.has("most") ? "most" : "sensitivity",
                      fmt::format("most: deviations are cut to {} and never reach severe, {}", to.most,
                                  to.severe / sensitivity));
    to.warn /= sensitivity;
    to.severe /= sensitivity;
}

}  // namespace vigie::config
