#include "agent/store/series.hpp"

#include <algorithm>

namespace vigie::store {
namespace {

std::uint32_t index_of(timestamp at, duration window_length) {
    return static_cast<std::uint32_t>(at.time_since_epoch() / window_length);
}

}  // namespace

void window::add(double value) noexcept {
    minimum = samples == 0 ? value : std::min(minimum, value);
    maximum = samples == 0 ? value : std::max(maximum, value);
    ++samples;
}

result<taken> series::add(const sample& one, const keeping& how) {
    if (has_fresh && !one.fresh) return reason::out_of_order;
    // A fresh sample goes before a retained one whatever its time is.
    if (sampled && own_time == one.own_time && has_fresh == one.fresh && one.at < at)
        return reason::out_of_order;
    const bool reset = how.counter && sampled && one.value < value;
    if (one.fresh) {
        const auto index = index_of(one.at, how.window_length);
        if (current.samples == 0 || index != current.index) {
            previous = current;
            current = {.index = index};
        }
        current.add(one.value);
        has_fresh = true;
    }
    value = one.value;
    at = one.at;
    seen = one.seen;
    own_time = one.own_time;
    sampled = true;
    return reset ? taken::counter_reset : taken::ordinary;
}

const window* series::last_whole(timestamp now, duration window_length) const noexcept {
    const auto wanted = index_of(now, window_length) - 1;
    for (const auto* one : {&current, &previous})
        if (one->samples > 0 && one->index == wanted) return one;
    return nullptr;
}

}  // namespace vigie::store
