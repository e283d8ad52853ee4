#include "evaluate/mails.hpp"

#include <limits>

namespace vigie::evaluate {

std::vector<double> mails_of(std::span<const moment> states, const mail_rules& by) {
    constexpr double never = -std::numeric_limits<double>::infinity();
    std::vector<double> mails;
    double newest = never, last_firing = never, on_since = 0;
    bool on = false;
    // The end of an alarm that lasted; without one the last alarm of a unit goes on.
    const auto settle = [&](double end) {
        if (end - on_since < by.pending) return;
        const double fires = on_since + by.pending;
        if (fires - last_firing >= by.quiet) mails.push_back(fires + by.group_wait);
        last_firing = end + by.keep_firing;
    };
    for (const auto& each : states) {
        if (each.seconds < newest) continue;
        newest = each.seconds;
        if (each.alarmed == on) continue;
        on = each.alarmed;
        if (on)
            on_since = each.seconds;
        else
            settle(each.seconds);
    }
    if (on) settle(std::numeric_limits<double>::infinity());
    return mails;
}

}  // namespace vigie::evaluate
