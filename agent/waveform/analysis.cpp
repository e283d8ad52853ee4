#include "agent/waveform/analysis.hpp"

#include <cmath>

namespace vigie::waveform {

namespace {

bool is_positive(std::optional<double> number) noexcept {
    return number && std::isfinite(*number) && *number > 0;
}

/// The window had an r.m.s. of 1.
result<double> scaled(const result<double>& value, double rms) {
    return value ? result<double>{*value * rms} : value;
}

}  // namespace

const indicators& analysis::refuse(const recipe& how, reason why) {
    made_.of_samples = why;
    made_.velocity_rms.reset();
    if (how.velocity) made_.velocity_rms = result<double>{why};
    made_.bands.assign(how.bands.size(), why);
    made_.envelope_rms.reset();
    if (how.envelope) made_.envelope_rms = result<double>{why};
    made_.defects.reset();
    if (how.defects) made_.defects.emplace().fill(why);
    return made_;
}

const indicators& analysis::make(const recipe& how, std::span<const double> samples, const measured_at& at) {
    if (samples.size() < least_samples) return refuse(how, reason::too_few_samples);
    if (!is_positive(at.rate)) return refuse(how, reason::bad_rate);
    normal_.resize(samples.size());
    const auto seen = shape_of(samples, normal_);
    if (!seen) return refuse(how, seen.error());
    refuse(how, reason::not_resolved);
    made_.of_samples = seen;
    if (how.velocity || !how.bands.empty() || how.envelope) add_spectrum(how, seen->rms, at);
    return made_;
}

void analysis::add_spectrum(const recipe& how, double rms, const measured_at& at) {
    const auto& by = transforms_.of(length_within(normal_.size()));
    half_.resize(by.length() / 2 + 1);
    by.forward(std::span{normal_}.first(by.length()), half_);
    half_[0] = {};  // the mean, where the transform is shorter than the window
    const spectrum of{half_, *at.rate / static_cast<double>(by.length())};
    if (how.velocity) made_.velocity_rms = scaled(velocity_rms(of, *how.velocity), rms);
    for (std::size_t i = 0; i < how.bands.size(); ++i)
        made_.bands[i] = scaled(band_rms(of, how.bands[i].of), rms);
    if (how.envelope) add_envelope(how, by, of, rms, at.speed);
}

void analysis::add_envelope(const recipe& how, const transform& by, const spectrum& of, double rms,
                            std::optional<double> speed) {
    if (!envelope_.make(by, of, *how.envelope)) return;
    made_.envelope_rms = result<double>{envelope_.rms() * rms};
    if (!how.defects) return;
    if (!is_positive(speed)) return made_.defects->fill(reason::no_speed);
    for (std::size_t i = 0; i < defect_names.size(); ++i)
        (*made_.defects)[i] = scaled(envelope_.amplitude(how.defects->orders[i] * *speed,
                                                         how.defects->harmonics, how.defects->tolerance),
                                     rms);
}

}  // namespace vigie::waveform
