#include "agent/config/judgement_profiles.hpp"

#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view rules =
    "rules: [{name: a, topic: 'p/{line}/{machine}/{axis}', readings: [{metric: plant_v_meters_per_second, "
    "help: Velocity}, {metric: plant_n_total, help: n, type: counter}, {metric: plant_load_ratio, help: "
    "Load}]},"
    "{name: b, topic: 'b/{room}', readings: [{metric: room_celsius, help: Room}]}]\n"
    "machines:\n- ";
constexpr std::string_view one = "indicators: [{metric: plant_v_meters_per_second}]";

std::string entry(std::string_view more) {
    return "{profile: bearing, " + std::string{one} + (more.empty() ? "" : ", ") + std::string{more} + "}";
}

TEST(Machines, NameWhatIsWrongWithThem) {
    const fault_case cases[] = {
        {"{indicators: [{metric: plant_v_meters_per_second}]}",
         "3:3: 'profile' is missing: bearing, temperature or circulation"},
        {"{profile: bearings, indicators: [{metric: plant_v_meters_per_second}]}",
         "3:13: profile: unknown word 'bearings': did you mean 'bearing'?"},
        {"{profile: bearing}", "3:3: indicators: a machine is judged by at least one"},
        {"{profile: bearing, indicators: [{metric: plant_v_meters_per_secon}]}",
         "3:44: metric: no rule makes 'plant_v_meters_per_secon': did you mean 'plant_v_meters_per_second'?"},
        {"{profile: bearing, indicators: [{metric: plant_n_total}]}",
         "3:44: metric: 'plant_n_total' is a counter; only gauges are judged"},
        {"{profile: bearing, indicators: [{metric: room_celsius}]}",
         "3:44: metric: 'room_celsius' has no label 'machine', so no machine has it"},
        {"{profile: bearing, indicators: [{metric: plant_v_meters_per_second, group_by: axes}]}",
         "3:81: group_by: 'plant_v_meters_per_second' has no label 'axes'"},
        {"{profile: bearing, indicators: [{metric: plant_v_meters_per_second, least_spread: 0}]}",
         "3:85: least_spread: expected a number above 0, up to 1000000000000, found 0"},
    };
    expect_faults(rules, cases);
}

TEST(Machines, NameWhatIsWrongWithTheirNumbers) {
    const std::pair<std::string, std::string> cases[] = {
        {"match: {sensor: a}", "match: a machine is told by 'site', 'line' and 'machine', not by 'sensor'"},
        {"sensitivity: 3", "sensitivity: expected a number from 0.5 to 2, found 3"},
        {"warn: 5", "severe: 5 is not above warn, 5"},
        {"severe: 20", "most: deviations are cut to 20 and never reach severe, 20"},
        {"operating: {metric: plant_load_ratio}",
         "operating: says nothing without standstill_below or borders"},
        {"operating: {metric: plant_load_ratio, borders: [0.4, 0.2]}", "borders: expected numbers"},
        {"operating: {metric: plant_load_ratio, standstill_below: 0.5, borders: [0.4]}",
         "borders: expected numbers"},
        {"operating: {metric: plant_load_ratio, borders: [0.2, 0.4, 0.6, 0.8]}", "borders: at most 3"},
    };
    for (const auto& [more, words] : cases) {
        const auto found = faults_of(std::string{rules} + entry(more));
        EXPECT_NE(found.find(words), found.npos) << found;
    }
}

TEST(Machines, GoFromTheNarrowToTheWide) {
    const auto two = [](std::string_view first, std::string_view second) {
        return faults_of(std::string{rules} + entry(first) + "\n- " + entry(second));
    };
    EXPECT_EQ(two("match: {line: press}", ""), "ok");
    EXPECT_NE(two("", "match: {line: press}").find("the narrower entry goes first"), std::string::npos);
    EXPECT_NE(two("match: {line: a}", "match: {line: a, machine: b}").find("narrower"), std::string::npos);
    EXPECT_EQ(two("match: {line: a}", "match: {line: b, machine: b}"), "ok");
}

TEST(Machines, TakeTheReadyMadeNumbersAndWhatIsSaidOtherwise) {
    const auto all =
        good(std::string{rules} +
             "{match: {line: press}, profile: bearing, sensitivity: 2, learning: 2h, counts: both, "
             "indicators: [{metric: plant_v_meters_per_second, measures: velocity_rms, group_by: "
             "axis, least_spread: 0.1}], operating: {metric: plant_load_ratio, standstill_below: "
             "0.05, borders: [0.4, 0.8]}}");
    ASSERT_EQ(all.machines.size(), 1u);
    const auto& made = all.machines[0];
    auto wanted = profile_of(machine_kind::bearing);
    wanted.learning = 2h;
    wanted.counts = side::both;
    wanted.warn /= 2;
    wanted.severe /= 2;
    EXPECT_EQ(made.how, wanted);
    EXPECT_EQ(made.silent_after, 1h);
    EXPECT_EQ(made.indicators[0].told.quantity, "Velocity");
    EXPECT_EQ(made.indicators[0].told.unit, "m/s");
    EXPECT_EQ(made.indicators[0].group_by, "axis");
    EXPECT_EQ(made.indicators[0].how,
              (indicator_profile{quantity::velocity_rms, scale::logarithmic, 0.1, 0, 0}));
    EXPECT_EQ(made.operating->borders, (std::vector{0.4, 0.8}));
}

}  // namespace
}  // namespace vigie::config
