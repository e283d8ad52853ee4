#include "evaluate/scoring.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::evaluate {
namespace {

/// P(at most `count`) where `mean` are expected.
double poisson_at_most(int count, double mean) {
    double term = std::exp(-mean), sum = term;
    for (int i = 1; i <= count; ++i) sum += term *= mean / i;
    return sum;
}

/// The mean at which P(at most `count`) falls to `probability`.
double mean_at(int count, double probability) {
    double low = 0, high = 10 + 4.0 * count;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (poisson_at_most(count, middle) > probability ? low : high) = middle;
    }
    return low;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

outcome score(const unit& about, std::span<const double> mails, std::span<const moment> states,
              failure_at when, std::optional<double> rig_failed_at, double longest_step) {
    outcome made;
    made.name = about.name;
    made.failed = about.failed;
    for (const double mail : mails) {
        const auto in = std::find_if(about.windows.begin(), about.windows.end(),
                                     [&](const window& each) { return each.holds(mail); });
        if (in == about.windows.end()) {
            if (mail >= warm_up) ++made.false_mails;
        } else if (!made.lead_hours) {
            const double end = when == failure_at::unit_end ? about.end_seconds : in->end;
            made.lead_hours = (end - mail) / hour;
        }
    }
    double newest = states.empty() ? 0 : states.front().seconds;
    bool alarmed = false;
    for (const auto& each : states) {
        const double step = each.seconds - newest;
        if (step < 0) continue;
        if (step <= longest_step) {
            made.observed_seconds += step;
            if (alarmed) made.alarm_seconds += step;
            const bool late = rig_failed_at && each.seconds > *rig_failed_at - rig_end;
            if (each.seconds > warm_up && !late && !about.in_window(each.seconds))
                made.months += step / month;
        }
        newest = each.seconds;
        alarmed = each.alarmed;
    }
    return made;
}

std::optional<double> rig_failure(std::span<const unit> units, const std::string& rig) {
    std::optional<double> at;
    for (const auto& each : units)
        if (each.failed && each.rig == rig) at = std::max(at.value_or(0), each.end_seconds);
    return at;
}

double f1_of(double detected, double false_ones, double missed) noexcept {
    const double all = 2 * detected + false_ones + missed;
    return all > 0 ? 2 * detected / all : 0;
}

double summary::f1() const noexcept {
    return f1_of(detected, false_mails, failures - detected);
}

summary summarise(std::span<const outcome> outcomes) {
    summary made;
    std::vector<double> leads;
    double alarmed = 0, observed = 0;
    for (const auto& each : outcomes) {
        ++made.units;
        made.false_mails += each.false_mails;
        made.machine_months += each.months;
        alarmed += each.alarm_seconds;
        observed += each.observed_seconds;
        if (!each.failed) continue;
        ++made.failures;
        if (each.lead_hours) {
            ++made.detected;
            leads.push_back(*each.lead_hours);
        } else {
            made.missed.push_back(each.name);
        }
    }
    if (observed > 0) made.alarm_time_share = alarmed / observed;
    if (!leads.empty()) {
        made.lead_min_hours = *std::min_element(leads.begin(), leads.end());
        made.lead_median_hours = median(std::move(leads));
    }
    return made;
}

bounds poisson_bounds(int count) {
    constexpr double tail = 0.025;
    return {count == 0 ? 0 : mean_at(count - 1, 1 - tail), mean_at(count, tail)};
}

}  // namespace vigie::evaluate
