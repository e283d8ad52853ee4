#include "services/age/age.hpp"

namespace vigie::services {
namespace {

using namespace std::chrono;

/// The day on which somebody is so many months old.
sys_days after_months(year_month_day birth, int count) {
    const auto month = year_month{birth.year(), birth.month()} + months{count};
    const year_month_day wanted{month.year(), month.month(), birth.day()};
    if (wanted.ok()) return wanted;
    const auto next = month + months{1};
    return year_month_day{next.year(), next.month(), std::chrono::day{1}};
}

int completed_months(year_month_day birth, sys_days day) {
    const year_month_day on{day};
    const auto apart = year_month{on.year(), on.month()} - year_month{birth.year(), birth.month()};
    const int count = static_cast<int>(apart.count());
    return after_months(birth, count) <= day ? count : count - 1;
}

}  // namespace

age age_on(year_month_day birth, sys_days day) {
    const int whole = completed_months(birth, day);
    age made;
    made.years = whole / 12;
    made.months = whole % 12;
    made.days = static_cast<int>((day - after_months(birth, whole)).count());
    made.days_lived = static_cast<int>((day - sys_days{birth}).count());
    const bool birthday = made.years > 0 && made.months == 0 && made.days == 0;
    auto& next = made.next_birthday;
    next.turning = birthday ? made.years : made.years + 1;
    next.on = after_months(birth, 12 * next.turning);
    next.in_days = static_cast<int>((next.on - day).count());
    return made;
}

}  // namespace vigie::services
