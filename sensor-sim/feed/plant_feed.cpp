#include "sensor-sim/feed/plant_feed.hpp"

namespace vigie::sim {

plant_feed::plant_feed(plant p, start_time start, double rate, double speed)
    : plant_{std::move(p)}, start_{start} {
    std::vector<plant_time> intervals;
    for (const auto& m : plant_.machines) {
        const auto topic = machine_topic(plant_.site, m.line, m.name);
        for (const auto& s : m.sensors) {
            series_.push_back({machines_.size(), topic + '/' + s.tail, sensor_signal{plant_, m, s}});
            intervals.push_back(s.sampling);
        }
        if (m.production) {
            series_.push_back({machines_.size(), topic + "/production", production_count{plant_, m}});
            intervals.push_back(m.production->sampling);
        }
        machines_.push_back({topic, nameplate_payload(m)});
    }
    schedule_ = rate > 0 ? by_rate(series_.size(), rate, speed) : by_sampling(std::move(intervals));
}

std::optional<reading> plant_feed::next() {
    const auto [at, index] = schedule_();
    auto& one = series_[index];
    return reading{at, one.machine, one.topic, payload_of(one, at)};
}

std::string plant_feed::payload_of(series& one, plant_time at) const {
    if (auto* const count = std::get_if<production_count>(&one.what)) {
        const auto figures = count->at(at);
        return figures ? production_payload(*figures, count->cycle(), start_ + at) : std::string{};
    }
    const auto value = std::get<sensor_signal>(one.what).sample(at);
    return value ? value_payload(*value, start_ + at) : std::string{};
}

}  // namespace vigie::sim
