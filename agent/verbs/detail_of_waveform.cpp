#include "agent/verbs/detail.hpp"
#include "agent/verbs/document_words.hpp"
#include "agent/waveform/samples.hpp"
#include "agent/waveform/waveforms.hpp"

#include <fmt/format.h>

namespace vigie::verbs {
namespace {

std::string word_of(waveform::sample_type type) {
    return std::string{waveform::sample_types[static_cast<std::size_t>(type)].first};
}

std::string of_samples(const waveform::recipe& how, const decode::document& in) {
    const auto& place = how.at.text();
    const auto is = shown(in, decode::follow(in, decode::document::root, how.at.steps()));
    if (!how.type)
        return fmt::format("{} is {}, no array of numbers: 'type' says how bytes are read", place, is);
    const auto channels =
        how.channels.empty() ? std::string{} : fmt::format(" for {} channels in turn", how.channels.size());
    return fmt::format("{} is {}, not the bytes of whole {}{}; a text needs an 'encoding'", place, is,
                       word_of(*how.type), channels);
}

/// A number that was to be above zero.
std::string of_quantity(const waveform::quantity& which, std::string_view what, const decode::document& in) {
    if (!which.at) return fmt::format("{} is {}", what, which.given);
    const auto at = decode::follow(in, decode::document::root, which.at->steps());
    if (at == decode::document::nowhere) return fmt::format("{}: {}", what, nothing_at(in, *which.at));
    return fmt::format("{}: {} is {}, no number above zero", what, which.at->text(), shown(in, at));
}

std::string words(reason why, const waveform::recipe& how, const decode::document& in) {
    const auto window = fmt::format("the window at {}", how.at.text());
    switch (why) {
        case reason::bad_samples:
            return of_samples(how, in);
        case reason::too_few_samples:
            return fmt::format("{} has less than {} samples of each channel", window,
                               waveform::least_samples);
        case reason::flat_window:
            return window + " has one and the same value in all samples: nothing is being measured";
        case reason::bad_rate:
            return of_quantity(how.rate, "rate", in);
        case reason::no_speed:
            return of_quantity(how.defects->speed, "speed", in) + ": the machine stands, or nobody knows";
        default:
            return fmt::format(
                "{} is too short for it, or it lies above the {} Hz that {} samples a second show", window,
                *waveform::read_quantity(how.rate, in) / 2, *waveform::read_quantity(how.rate, in));
    }
}

}  // namespace

std::string detail_of_waveform(const pipeline::refusal& what, const config::rule& rule) {
    for (const auto& each : rule.waveforms)
        if (what.of->value.steps_behind(each.at))
            return fmt::format("{}: {}", what.of->metric, words(what.why, each, *what.document));
    return std::string{name_of(what.why)};
}

}  // namespace vigie::verbs
