// How old somebody is on a day: completed years, months and days, and the next birthday. Pure; days of the
// proleptic Gregorian calendar, without times and time zones.
//
// A month that does not have the day of the birth counts from the first day of the next one. So somebody born
// on 29 February becomes a year older on 1 March of common years, and somebody born on 31 January is a month
// old on 1 March. Law differs by country where it says anything (England and Hong Kong: 1 March; New Zealand
// and Taiwan: 28 February); this rule never makes anybody older before the days have passed.
// Years, months and days are those of ISO 8601's calendar durations: the birth's date plus them is the day.
#pragma once

#include <chrono>

namespace vigie::services {

struct age {
    int years = 0;   ///< completed
    int months = 0;  ///< completed since the last birthday, 0 to 11
    int days = 0;    ///< since then, 0 to 30
    int days_lived = 0;
    struct {
        std::chrono::sys_days on;  ///< the first on the day or after it, the birth itself aside
        int in_days = 0;           ///< 0: it is the day
        int turning = 0;
    } next_birthday;
};

/// `birth` is not after `day`.
age age_on(std::chrono::year_month_day birth, std::chrono::sys_days day);

}  // namespace vigie::services
