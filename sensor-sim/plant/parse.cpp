#include "sensor-sim/plant/parse.hpp"

#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;
using profiles = std::map<std::string, profile, std::less<>>;
using keys = std::initializer_list<std::string_view>;

constexpr std::size_t most_machines = 1000;
constexpr std::size_t most_series = 100'000;

/// What a machine takes from the levels above it.
struct surroundings {
    const plant& whole;
    plant_time sampling;
    const profiles& known;
};

profiles parse_profiles(const section& top, complaints& out) {
    profiles all;
    const auto node = top.at("profiles");
    if (!top.has("profiles") || !node.IsMap()) {
        top.wrong("profiles", "must be a mapping of profile names to profiles, with at least one");
        return all;
    }
    for (const auto& entry : node) all.emplace(entry.first.Scalar(), parse_profile(entry.second, out));
    return all;
}

profile find_profile(const section& s, const profiles& known) {
    const auto name = s.text("profile");
    if (const auto found = known.find(name); found != known.end()) return found->second;
    std::vector<std::string_view> names;
    for (const auto& [key, value] : known) names.push_back(key);
    const auto close = nearest(name, names);
    if (s.has("profile"))
        s.wrong("profile", close.empty() ? fmt::format("no profile '{}': add it under 'profiles'", name)
                                         : fmt::format("no profile '{}': did you mean '{}'?", name, close));
    return {.shifts = {shift{}}};
}

machine parse_machine(const YAML::Node& node, std::string_view line, const surroundings& around,
                      complaints& out) {
    static constexpr std::array<std::string_view, 9> known{
        "name", "maker", "type", "serial", "rated", "profile", "sensors", "faults", "production"};
    static constexpr std::array<std::string_view, 2> rated_keys{"speed_rpm", "power_kw"};
    const section s{node, "a machine", known, out};
    machine m{.line = std::string{line},
              .name = s.name("name"),
              .maker = s.text("maker", ""),
              .type = s.text("type", ""),
              .serial = s.text("serial", ""),
              .profile = find_profile(s, around.known)};
    if (s.has("rated")) {
        const section rated{s.at("rated"), "rated", rated_keys, out};
        m.rated_speed_rpm = rated.number("speed_rpm", {0, 1e6}, 0);
        m.rated_power_kw = rated.number("power_kw", {0, 1e6}, 0);
    }
    std::set<std::string> tails;
    for (const auto& entry : s.list("sensors", true))
        for (auto& one : parse_sensor(entry, m, around.whole.ambient, around.sampling, out)) {
            if (!tails.insert(one.tail).second)
                out.add(entry.Mark(),
                        fmt::format("{} is there twice: give each sensor its own name", one.tail));
            m.sensors.push_back(std::move(one));
        }
    if (s.has("production")) m.production = parse_production(s.at("production"), around.sampling, out);
    for (const auto& entry : s.list("faults", false)) m.faults.push_back(parse_fault(entry, m.sensors, out));
    return m;
}

void parse_line(const YAML::Node& node, plant& into, const surroundings& around, complaints& out) {
    static constexpr std::array<std::string_view, 2> known{"name", "machines"};
    const section s{node, "a line", known, out};
    const auto line = s.name("name");
    for (const auto& entry : s.list("machines", true)) {
        if (into.machines.size() >= most_machines)
            return out.add(entry.Mark(), "over 1000 machines: take a second plant");
        into.machines.push_back(parse_machine(entry, line, around, out));
    }
}

void check_whole(const plant& p, const YAML::Node& top, complaints& out) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    std::size_t series = 0;
    for (const auto& m : p.machines) {
        series += m.sensors.size() + (m.production ? 1 : 0);
        if (!seen.emplace(m.line, m.name).second)
            out.add(top["lines"].Mark(),
                    fmt::format("machine '{}/{}' is there twice: rename one", m.line, m.name));
    }
    if (series > most_series) out.add(top.Mark(), "over 100000 series: take fewer sensors");
}

plant parse_top(const YAML::Node& node, complaints& out) {
    static constexpr std::array<std::string_view, 6> known{"site",    "seed",     "sampling",
                                                           "ambient", "profiles", "lines"};
    const section s{node, "a plant", known, out};
    if (!node.IsMap()) return {};
    plant p{.site = s.name("site"),
            .seed = static_cast<std::uint64_t>(s.number("seed", {0, 9e15}, 1)),
            .ambient = s.number("ambient", {-60, 100}, 22)};
    const auto known_profiles = parse_profiles(s, out);
    const surroundings around{p, s.positive_time("sampling", 60s), known_profiles};
    for (const auto& entry : s.list("lines", true)) parse_line(entry, p, around, out);
    check_whole(p, node, out);
    return p;
}

}  // namespace

std::variant<plant, std::vector<complaint>> parse_plant(std::string_view yaml, std::string_view file) {
    complaints out{file, {}};
    if (yaml.size() > 1'048'576)
        return std::vector{complaint{std::string{file}, 0, 0, "is over 1 MiB: split the plant"}};
    try {
        auto p = parse_top(YAML::Load(std::string{yaml}), out);
        if (out.all.empty()) return p;
    } catch (const YAML::Exception& e) {
        out.add(e.mark, fmt::format("is not YAML here: {}", e.msg));
    }
    return out.all;
}

}  // namespace vigie::sim
