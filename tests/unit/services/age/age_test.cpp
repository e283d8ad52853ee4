#include "services/age/age.hpp"

#include <gtest/gtest.h>

namespace vigie::services {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

TEST(Age, CountsWhatIsCompleted) {
    struct {
        year_month_day birth, on;
        int years, months, days, next_in, turning;
    } const cases[] = {
        {1990y / 5 / 17, 2026y / 11 / 28, 36, 6, 11, 170, 37},
        {1990y / 5 / 17, 2026y / 5 / 16, 35, 11, 29, 1, 36},
        {1990y / 5 / 17, 2026y / 5 / 17, 36, 0, 0, 0, 36},  // the day itself
        {1990y / 5 / 17, 2026y / 5 / 18, 36, 0, 1, 364, 37},
        {2020y / 1 / 1, 2020y / 1 / 1, 0, 0, 0, 366, 1},    // the birth is no birthday
        {2000y / 2 / 29, 2001y / 2 / 28, 0, 11, 30, 1, 1},  // a common year: 1 March
        {2000y / 2 / 29, 2001y / 3 / 1, 1, 0, 0, 0, 1},
        {2000y / 2 / 29, 2004y / 2 / 28, 3, 11, 30, 1, 4},  // a leap year: the day itself
        {2000y / 2 / 29, 2004y / 2 / 29, 4, 0, 0, 0, 4},
        {2000y / 2 / 29, 2100y / 2 / 28, 99, 11, 30, 1, 100},  // no leap year
        {2023y / 1 / 31, 2023y / 2 / 28, 0, 0, 28, 337, 1},    // a month without a 31st
        {2023y / 1 / 31, 2023y / 3 / 1, 0, 1, 0, 336, 1},
        {2023y / 1 / 31, 2023y / 3 / 30, 0, 1, 29, 307, 1},
        {2023y / 1 / 31, 2023y / 3 / 31, 0, 2, 0, 306, 1},
        {1999y / 12 / 31, 2000y / 1 / 1, 0, 0, 1, 365, 1},
    };
    for (const auto& [birth, on, years, months, days, next_in, turning] : cases) {
        const auto made = age_on(birth, on);
        const auto which = std::to_string(sys_days{on}.time_since_epoch().count());
        EXPECT_EQ(made.years, years) << which;
        EXPECT_EQ(made.months, months) << which;
        EXPECT_EQ(made.days, days) << which;
        EXPECT_EQ(made.next_birthday.in_days, next_in) << which;
        EXPECT_EQ(made.next_birthday.turning, turning) << which;
    }
}

TEST(Age, GoesUpByADayEachDay) {
    for (const year_month_day birth : {2000y / 2 / 29, 2001y / 1 / 31, 1999y / 12 / 30}) {
        auto before = age_on(birth, birth);
        for (sys_days day = sys_days{birth} + days{1}; day < sys_days{2013y / 1 / 1}; day += days{1}) {
            const auto now = age_on(birth, day);
            ASSERT_EQ(now.days_lived, before.days_lived + 1);
            const bool a_day_more = now.days == before.days + 1 && now.months == before.months;
            const bool a_month_more =
                now.days == 0 && now.years * 12 + now.months == before.years * 12 + before.months + 1;
            ASSERT_TRUE(a_day_more || a_month_more) << day.time_since_epoch().count();
            ASSERT_LE(now.days, 30);
            before = now;
        }
    }
}

}  // namespace
}  // namespace vigie::services
