#include "agent/condition/maintenance.hpp"
#include "agent/condition/command.hpp"
#include "agent/condition/judge.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;
using window = config::maintenance_window;

/// Of 2026; the 29th of March is a Sunday on which Paris goes from UTC+1 to UTC+2.
timestamp at(unsigned month, unsigned day, duration of_day) {
    return timestamp{std::chrono::sys_days{std::chrono::year{2026} / static_cast<int>(month) /
                                           static_cast<int>(day)}} +
           of_day;
}

TEST(Maintenance, IsInsideItsWindowsAndNowhereElse) {
    const window once{window::once, at(12, 1, 6h), at(12, 1, 14h), {}, {}, {}};
    const window sundays{0, {}, {}, 6h, 10h, "Europe/Paris"};
    const window nights{window::every_day, {}, {}, 22h, 5h, "Etc/UTC"};
    const window saturday_night{6, {}, {}, 22h, 5h, "Etc/UTC"};
    struct {
        window by;
        timestamp when;
        bool is;
    } const cases[] = {
        {once, at(12, 1, 6h), true},
        {once, at(12, 1, 14h), false},
        {once, at(12, 1, 6h - 1ms), false},
        {sundays, at(3, 22, 5h), true},
        {sundays, at(3, 29, 4h), true},
        {sundays, at(3, 29, 8h), false},
        {sundays, at(3, 22, 4h + 59min), false},
        {sundays, at(3, 23, 6h), false},
        {nights, at(5, 5, 23h), true},
        {nights, at(5, 5, 4h), true},
        {nights, at(5, 5, 5h), false},
        {saturday_night, at(3, 28, 23h), true},
        {saturday_night, at(3, 29, 4h), true},
        {saturday_night, at(3, 28, 4h), false},
    };
    for (const auto& [by, when, is] : cases)
        EXPECT_EQ(covers(by, when), is) << when.time_since_epoch().count();
    EXPECT_FALSE(under_maintenance({}, at(1, 1, 0h)));
}

TEST(Maintenance, EndsWhatWasHeldAndIsJudgedAnewAfterwards) {
    config::sensor about;
    about.limits.critical = 5;
    about.hold = 1min;
    about.silent_after = 5min;
    judge sensor{about};
    for (int i = 0; i < 10; ++i) sensor.sample(9, at(1, 1, i * 1min));
    ASSERT_EQ(sensor.now().state, ne107::failure);
    for (int i = 10; i < 60; ++i) sensor.maintain(at(1, 1, i * 1min));
    EXPECT_EQ(sensor.now().state, ne107::function_check);
    EXPECT_EQ(sensor.now().level, limit_level::within);
    EXPECT_EQ(sensor.now().since, at(1, 1, 10min));
    sensor.tick(at(1, 1, 62min));
    EXPECT_FALSE(sensor.now().silent) << "it has silent_after to come back";
    sensor.sample(9, at(1, 1, 63min));
    EXPECT_EQ(sensor.now().state, ne107::good);
    sensor.sample(9, at(1, 1, 64min));
    EXPECT_EQ(sensor.now().state, ne107::failure);
    EXPECT_EQ(sensor.now().since, at(1, 1, 63min));
}

TEST(Command, IsReadWithWhateverSpaceIsAroundIt) {
    EXPECT_EQ(parse_command("relearn\n")->to_do, command::what::relearn);
    EXPECT_EQ(parse_command(" maintenance on 2h")->maintenance, 2h);
    EXPECT_EQ(parse_command("maintenance off")->maintenance, 0h);
    for (const auto* none : {"", " ", "Relearn", "maintenance", "maintenance on", "maintenance on 31d",
                             "maintenance on 0s", "maintenance on 2h please"})
        EXPECT_FALSE(parse_command(none)) << none;
}

}  // namespace
}  // namespace vigie::condition
