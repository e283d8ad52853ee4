#include "agent/store/series.hpp"

#include <algorithm>

namespace vigie::store {

void window::add(double value) noexcept {
    minimum = samples == 0 ? value : std::min(minimum, value);
    maximum = samples == 0 ? value : std::max(maximum, value);
    ++samples;
}

result<void> series::add(const sample& one, duration window_length) {
    if (sampled && own_time == one.own_time && one.at < at) return reason::out_of_order;
    const auto index = one.at.time_since_epoch() / window_length;
    if (index != current.index) {
        previous = current;
        current = {.index = index};
    }
    current.add(one.value);
    value = one.value;
    at = one.at;
    seen = one.seen;
    own_time = one.own_time;
    sampled = true;
    return {};
}

const window* series::last_whole(timestamp now, duration window_length) const noexcept {
    const auto wanted = now.time_since_epoch() / window_length - 1;
    if (current.index == wanted) return &current;
    if (previous.index == wanted) return &previous;
    return nullptr;
}

}  // namespace vigie::store
