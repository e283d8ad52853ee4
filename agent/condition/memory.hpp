// What is known of sensors and machines, apart from the configuration by which it came to be known: what
// survives a restart (agent/condition/snapshot) and another configuration (pipeline::inherit). Plain values.
// A baseline is its series' (metric and labels), its mapping's and its profile's: where one of these is
// another now, nothing is known.
#pragma once

#include "agent/condition/course.hpp"
#include "agent/condition/judge.hpp"
#include "agent/condition/machine_judgement.hpp"

#include <string>
#include <vector>

namespace vigie::condition {

struct indicator_memory {
    std::string labels;         ///< metric="…" and those of the series
    std::uint64_t mapping = 0;  ///< config::fingerprint_of()
    bool there = true;          ///< its series was there
    indicator known;

    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.labels, self.mapping, self.there, self.known);
    }
};

struct machine_memory {
    std::string labels;
    std::uint64_t learned_by = 0;  ///< what the baselines depend on: of the profile, not its thresholds
    machine_judgement::together together;
    course recent;
    std::int32_t operating = 0;
    timestamp last{};
    timestamp since{};
    std::uint8_t shown = 0;
    std::uint64_t relearns = 0;
    timestamp maintained_until{};
    std::vector<indicator_memory> indicators;

    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.labels, self.learned_by, self.together, self.recent, self.operating, self.last, self.since,
            self.shown, self.relearns, self.maintained_until, self.indicators);
    }
};

struct sensor_memory {
    std::string labels;           ///< metric="…" and those of the series
    std::uint64_t judged_by = 0;  ///< its description and its mapping
    judge::known known;

    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.labels, self.judged_by, self.known);
    }
};

struct memory {
    std::vector<machine_memory> machines;
    std::vector<sensor_memory> sensors;

    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.machines, self.sensors);
    }
};

}  // namespace vigie::condition
