#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view before =
    "rules: [{name: a, topic: 'p/{machine}', readings: [{metric: m, help: M}]}]\n"
    "machines:\n- {profile: bearing, indicators: [{metric: m}], maintenance: [";

TEST(Maintenance, NamesWhatIsWrongWithAWindow) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"{from: tomorrow, to: 2026-12-01T14:00:00Z}",
         "from: expected a time such as 2026-12-01T06:00:00Z, found 'tomorrow'"},
        {"{from: 2026-12-01T14:00:00Z, to: 2026-12-01T06:00:00Z}", "to: is not after from"},
        {"{from: 2026-12-01T06:00:00Z}", "'to' is missing"},
        {"{every: sun, from: \"06:00\", to: \"10:00\"}", "every: unknown word 'sun'"},
        {"{every: sunday, from: 6, to: \"10:00\"}", "from: expected a time of day such as 06:00, found '6'"},
        {"{every: sunday, from: \"06:00\", to: \"25:00\"}", "to: expected a time of day"},
        {"{every: day, from: \"06:00\", to: \"10:00\", time_zone: Mars}", "'Mars' is no zone of the IANA's"},
        {"{from: 2026-12-01T06:00:00Z, to: 2026-12-01T14:00:00Z, time_zone: Europe/Paris}",
         "time_zone: has no effect without every"},
    };
    for (const auto& [window, words] : cases) {
        const auto found = faults_of(std::string{before} + std::string{window} + "]}");
        EXPECT_NE(found.find(words), found.npos) << found;
    }
}

TEST(Maintenance, TakesWindowsOnceAndEveryWeek) {
    const auto all = good(std::string{before} +
                          "{from: 2026-12-01T06:00:00+01:00, to: 2026-12-01T14:00:00Z}, "
                          "{every: sunday, from: \"22:00\", to: \"04:30\", time_zone: Europe/Paris}]}");
    const auto& windows = all.machines.at(0).maintenance;
    ASSERT_EQ(windows.size(), 2u);
    EXPECT_EQ(windows[0].to - windows[0].from, 9h);
    EXPECT_EQ(windows[1].every, 0);
    EXPECT_EQ(windows[1].from_of_day, 22h);
    EXPECT_EQ(windows[1].to_of_day, 4h + 30min);
    EXPECT_EQ(windows[1].zone, "Europe/Paris");
}

TEST(Commands, AreARuleBeforeAllOthers) {
    const auto all = good(
        "rules: [{name: a, topic: '#', readings: [{metric: m, help: M}]}]\n"
        "commands: {topic: 'vigie/commands/{site}/{machine}'}");
    ASSERT_EQ(all.rules.size(), 2u);
    EXPECT_TRUE(all.rules[0].commands);
    const fault_case cases[] = {
        {"{topic: 'a/{line}'}",
         "1:19: topic: names the machine by {machine}, {line} and {site}, and nothing else"},
        {"{topic: 'a/{machine}/{x}'}",
         "1:19: topic: names the machine by {machine}, {line} and {site}, and nothing else"},
        {"{}", "1:11: 'topic' is missing"},
    };
    expect_faults("commands: ", cases);
}

TEST(State, IsKeptWhereADirectoryIs) {
    EXPECT_TRUE(good("").kept.directory.empty());
    EXPECT_EQ(good("state: {directory: /var/lib/vigie, every: 30s}").kept.every, 30s);
    const fault_case cases[] = {
        {"{directory: vigie}", "1:20: directory: 'vigie' is no absolute path"},
        {"{every: 5m}", "1:16: every: has no effect without directory"},
    };
    expect_faults("state: ", cases);
}

}  // namespace
}  // namespace vigie::config
