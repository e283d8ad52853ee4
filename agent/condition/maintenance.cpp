#include "agent/condition/maintenance.hpp"

#include <date/tz.h>

#include <algorithm>

namespace vigie::condition {
namespace {

/// A window that ends at or before its beginning ends the next day.
bool covers_day(const config::maintenance_window& window, date::local_days day, duration of_day) {
    const auto is_its_day = [&](date::local_days which) {
        return window.every == config::maintenance_window::every_day ||
               date::weekday{which}.c_encoding() == static_cast<unsigned>(window.every);
    };
    const bool over_night = window.to_of_day <= window.from_of_day;
    if (!over_night) return is_its_day(day) && of_day >= window.from_of_day && of_day < window.to_of_day;
    return (is_its_day(day) && of_day >= window.from_of_day) ||
           (is_its_day(day - date::days{1}) && of_day < window.to_of_day);
}

}  // namespace

bool covers(const config::maintenance_window& window, timestamp at) noexcept {
    if (window.every == config::maintenance_window::once) return at >= window.from && at < window.to;
    // The configuration has found the zone, so it is there.
    const auto local = date::locate_zone(window.zone)->to_local(at);
    const auto day = date::floor<date::days>(local);
    return covers_day(window, day, local - day);
}

bool under_maintenance(std::span<const config::maintenance_window> windows, timestamp at) noexcept {
    return std::ranges::any_of(windows, [&](const auto& each) { return covers(each, at); });
}

}  // namespace vigie::condition
