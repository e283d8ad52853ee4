#include "evaluate/samples.hpp"

namespace vigie::evaluate {
namespace {

double share(std::int64_t part, std::int64_t rest) noexcept {
    return part + rest > 0 ? static_cast<double>(part) / static_cast<double>(part + rest) : 0;
}

}  // namespace

double sample_counts::f1() const noexcept {
    return share(2 * hits, false_alarms + misses);
}

double sample_counts::false_alarm_rate() const noexcept {
    return share(false_alarms, quiet);
}

double sample_counts::missed_alarm_rate() const noexcept {
    return share(misses, hits);
}

sample_counts& sample_counts::operator+=(const sample_counts& other) noexcept {
    hits += other.hits;
    false_alarms += other.false_alarms;
    misses += other.misses;
    quiet += other.quiet;
    return *this;
}

sample_counts count_samples(const unit& about, std::span<const moment> states) {
    sample_counts made;
    for (std::size_t row = warm_up_rows; row < states.size(); ++row) {
        const bool faulty = about.in_window(states[row].seconds);
        auto& count = states[row].alarmed ? (faulty ? made.hits : made.false_alarms)
                                          : (faulty ? made.misses : made.quiet);
        ++count;
    }
    return made;
}

}  // namespace vigie::evaluate
