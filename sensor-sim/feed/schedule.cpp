#include "sensor-sim/feed/schedule.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::sim {

schedule by_sampling(std::vector<plant_time> intervals) {
    const auto later = [](const due& a, const due& b) {
        return a.at != b.at ? a.at > b.at : a.series > b.series;
    };
    std::vector<due> heap(intervals.size());
    for (std::size_t i = 0; i < heap.size(); ++i) heap[i].series = i;
    std::make_heap(heap.begin(), heap.end(), later);
    return [later, heap = std::move(heap), intervals = std::move(intervals)]() mutable {
        std::pop_heap(heap.begin(), heap.end(), later);
        const due now = heap.back();
        heap.back().at += intervals[now.series];
        std::push_heap(heap.begin(), heap.end(), later);
        return now;
    };
}

schedule by_rate(std::size_t series, double per_second, double speed) {
    return [series, step_ms = 1000 * speed / per_second, count = std::size_t{0}]() mutable {
        const due now{plant_time{std::llround(static_cast<double>(count) * step_ms)}, count % series};
        ++count;
        return now;
    };
}

}  // namespace vigie::sim
