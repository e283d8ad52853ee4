#include "agent/config/judgement_profiles.hpp"

#include <chrono>

namespace vigie::config {
namespace {

using namespace std::chrono_literals;

/// Energy, peaks and impulses grow by factors; a fifth up or down is what load and mounting do.
indicator_profile of_bearing(quantity what) {
    switch (what) {
        case quantity::acceleration_rms:
        case quantity::acceleration_peak:
        case quantity::impulsiveness:
        case quantity::envelope:
        case quantity::velocity_rms:
            return {what, scale::logarithmic, 0.2, 0, 0};
        default:
            return {what, scale::linear, 0, 0.05, 0};
    }
}

indicator_profile of_circulation(quantity what) {
    switch (what) {
        case quantity::acceleration_rms:
            return {what, scale::linear, 0, 0.04, 0};
        case quantity::temperature:
            return {what, scale::linear, 0, 0.03, 0};
        default:
            return {what, scale::linear, 0, 0.004, 0};
    }
}

judgement_profile bearing() {
    judgement_profile how;
    how.smoothing = 30min;
    how.learning = 24h;
    how.memory = 1000h;
    how.recovery = 10h;
    how.hold = 50min;  // six samples
    how.longest_step = 1h;
    how.restart = 12h;
    how.counts = side::up;
    how.within_group = combination::mean;
    how.calm = 1.5;
    how.clip = 1;
    how.warn = 2.4;
    how.severe = 5;
    return how;
}

judgement_profile temperature() {
    judgement_profile how;
    how.smoothing = 6h;
    how.learning = 240h;  // a week with both its ends
    how.memory = 400h;
    how.hold = 3h;
    how.longest_step = 6h;
    how.counts = side::both;
    how.within_group = combination::root_mean_square;
    how.calm = 2.5;
    how.clip = 1;
    how.warn = 2.75;
    how.severe = 5;
    return how;
}

judgement_profile circulation() {
    judgement_profile how;
    how.smoothing = 6s;
    how.learning = 400s;
    how.memory = 2000s;
    how.hold = 2s;
    how.longest_step = 30s;
    how.counts = side::both;
    how.within_group = combination::root_mean_square;
    how.calm = 3;
    how.clip = 1;
    how.most = 5;
    how.warn = 1.4;
    how.severe = 3;
    how.clear = 0.8;
    return how;
}

}  // namespace

judgement_profile profile_of(machine_kind kind) {
    switch (kind) {
        case machine_kind::temperature:
            return temperature();
        case machine_kind::circulation:
            return circulation();
        case machine_kind::bearing:
            break;
    }
    return bearing();
}

indicator_profile indicator_of(machine_kind kind, quantity what) {
    switch (kind) {
        case machine_kind::temperature:
            return {what, scale::linear, 0, 0.01, 0};
        case machine_kind::circulation:
            return of_circulation(what);
        case machine_kind::bearing:
            break;
    }
    return of_bearing(what);
}

}  // namespace vigie::config
