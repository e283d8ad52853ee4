#include "evaluate/report.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <cmath>

namespace vigie::evaluate {
namespace {

std::string hours(const std::optional<double>& value) {
    return value ? fmt::format("{:.1f} h", *value) : "–";
}

void events(std::string& text, std::string_view title, const results::events& of) {
    const auto& own = of.judged;
    const auto [low, high] = poisson_bounds(own.false_mails);
    const auto rate = [&](double count) { return own.machine_months > 0 ? count / own.machine_months : 0; };
    text += fmt::format("## {}\n\n", title);
    text +=
        "| rule | detected | false e-mails | F1 | median lead | least lead |\n|---|---|---|---|---|---|\n";
    text += fmt::format("| Vigie | {}/{} | {} | {:.2f} | {} | {} |\n", own.detected, own.failures,
                        own.false_mails, own.f1(), hours(own.lead_median_hours), hours(own.lead_min_hours));
    text += fmt::format("| always on | {}/{} | {} | {:.2f} | {} | {} |\n", of.always.detected,
                        of.always.failures, of.always.false_mails, of.always.f1(),
                        hours(of.always.lead_median_hours), hours(of.always.lead_min_hours));
    text += fmt::format("| as many e-mails at random | {:.1f}/{} | {:.1f} | {:.2f} | | |\n\n",
                        of.random.detected, own.failures, of.random.false_mails, of.random.f1);
    text += fmt::format(
        "False e-mails: {} in {:.2f} machine-months (95 % interval {:.1f} … {:.1f}), that is {:.2f} ({:.2f} "
        "… {:.2f}) a "
        "machine-month. Units: {}. Missed: {}. In alarm: {:.1f} % of the time.\n\n",
        own.false_mails, own.machine_months, low, high, rate(own.false_mails), rate(low), rate(high),
        own.units, own.missed.empty() ? "none" : fmt::format("{}", fmt::join(own.missed, ", ")),
        100 * own.alarm_time_share);
    text += "| unit | lead | false e-mails | machine-months |\n|---|---|---|---|\n";
    for (const auto& each : of.outcomes)
        text +=
            fmt::format("| {} | {} | {} | {:.2f} |\n", each.name,
                        each.failed ? (each.lead_hours ? hours(each.lead_hours) : "missed") : "no failure",
                        each.false_mails, each.months);
    text += '\n';
}

double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

boost::json::value or_null(const std::optional<double>& value) {
    return value ? boost::json::value(rounded(*value)) : boost::json::value(nullptr);
}

}  // namespace

std::string markdown(const results& of) {
    std::string text = "# Evaluation\n\n";
    if (of.bearings) events(text, "Bearings (femto and ims)", *of.bearings);
    if (of.temperatures) events(text, "Temperatures (nab)", *of.temperatures);
    if (of.circulations) {
        text += "## Water circulation (skab), by sample\n\n| rule | F1 | FAR | MAR |\n|---|---|---|---|\n";
        const auto row = [&](std::string_view name, const sample_counts& counts) {
            text += fmt::format("| {} | {:.3f} | {:.1f} % | {:.1f} % |\n", name, counts.f1(),
                                100 * counts.false_alarm_rate(), 100 * counts.missed_alarm_rate());
        };
        row("Vigie", *of.circulations);
        row("always on", *of.circulations_always);
        text += '\n';
    }
    if (!of.turbofans.empty()) {
        text +=
            "## Turbofan engines (cmapss)\n\n| file | RMSE, cycles | useful alarms | table "
            "|\n|---|---|---|---|\n";
        for (const auto& each : of.turbofans)
            text += fmt::format("| {} | {:.2f} | {}/{} | {} |\n", each.name, each.rmse, each.useful_alarms,
                                each.units, each.shipped_table ? "shipped, on the test units" : "five folds");
        text += fmt::format(
            "\nTruth is capped at 125. An alarm is the first estimate of at most {:.0f} cycles, useful with "
            "{:.0f} to {:.0f} "
            "left.\n\n",
            alarm_at, useful_from, useful_to);
    }
    if (!of.left_out.empty())
        text += fmt::format("Not there and left out: {}.\n\n", fmt::join(of.left_out, ", "));
    text += fmt::format("{:.1f} s\n", of.seconds);
    return text;
}

std::string markdown(std::span<const guard_row> rows) {
    std::string text =
        "## Guards\n\n| what is changed | bearings | false | F1 | median lead | temperatures | false | skab "
        "F1 | FAR |\n"
        "|---|---|---|---|---|---|---|---|---|\n";
    for (const auto& each : rows)
        text +=
            fmt::format("| {} | {}/{} | {} | {:.2f} | {} | {}/{} | {} | {:.3f} | {:.1f} % |\n", each.name,
                        each.bearings.detected, each.bearings.failures, each.bearings.false_mails,
                        each.bearings.f1(), hours(each.bearings.lead_median_hours),
                        each.temperatures.detected, each.temperatures.failures, each.temperatures.false_mails,
                        each.circulations.f1(), 100 * each.circulations.false_alarm_rate());
    return text;
}

std::string json(const results& of) {
    boost::json::object all;
    if (of.bearings) {
        const auto& own = of.bearings->judged;
        boost::json::array missed;
        for (const auto& name : own.missed) missed.emplace_back(name);
        all["bearings"] = {{"units", own.units},
                           {"failures", own.failures},
                           {"detected", own.detected},
                           {"missed", missed},
                           {"false_emails", own.false_mails},
                           {"machine_months", rounded(own.machine_months)},
                           {"lead_median_h", or_null(own.lead_median_hours)},
                           {"lead_min_h", or_null(own.lead_min_hours)},
                           {"f1", rounded(own.f1())},
                           {"alarm_time_share", rounded(own.alarm_time_share)}};
    }
    if (of.temperatures) {
        boost::json::object units;
        for (const auto& each : of.temperatures->outcomes)
            units[each.name] = {{"lead_h", or_null(each.lead_hours)},
                                {"false_emails", each.false_mails},
                                {"months", rounded(each.months)}};
        all["nab"] = std::move(units);
    }
    if (of.circulations)
        all["skab"] = {{"f1", rounded(of.circulations->f1())},
                       {"far", rounded(of.circulations->false_alarm_rate())},
                       {"mar", rounded(of.circulations->missed_alarm_rate())}};
    if (!of.turbofans.empty()) {
        boost::json::object files;
        for (const auto& each : of.turbofans)
            files[each.name] = {
                {"rmse", rounded(each.rmse)}, {"useful_alarms", each.useful_alarms}, {"units", each.units}};
        all["cmapss"] = std::move(files);
    }
    all["seconds"] = rounded(of.seconds);
    return boost::json::serialize(all) + "\n";
}

}  // namespace vigie::evaluate
