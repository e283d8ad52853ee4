// A straight line through the recent past, forgetting exponentially, and when it will cross a limit. O(1)
// memory and time a sample; single-threaded; never asks for the time.
//
// Samples are averaged over a sixtieth of the memory first: a line through raw samples would take a slow
// swing of the load, seen by thousands of samples, for certain. The significance of the slope is Student's t
// with the number of points reduced for the residuals' lag-1 correlation r, n(1-r)/(1+r): Santer et al.,
// "Statistical significance of trends and trend differences in layer-average atmospheric temperature time
// series", J. Geophys. Res. 105(D6), 2000. How the constants were chosen stands beside them in trend.cpp.
#pragma once

#include "agent/condition/line.hpp"
#include "agent/flow.hpp"

#include <cstdint>
#include <optional>

namespace vigie::condition {

enum class direction : std::int8_t { down = -1, none = 0, up = 1 };

class trend {
public:
    /// `memory`: time constant of the forgetting, the same at every call, above 0. `at` is not before the one
    /// before.
    void add(double value, timestamp at, duration memory);

    /// Time until the line, going `towards`, reaches `limit`, from `now`; 0 when it is there already. nullopt
    /// unless the slope is significant, goes that way, and has been followed for long enough to say so.
    std::optional<duration> time_to(double limit, direction towards, timestamp now) const;

    /// Student's t of the slope, signed; 0 while there are too few points.
    double significance() const noexcept;

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.whole_, self.recent_, self.miss_, self.miss_squares_, self.miss_products_, self.slot_start_,
            self.slot_seconds_, self.slot_value_, self.slot_samples_, self.started_, self.followed_,
            self.newest_, self.followed_since_);
    }

private:
    void take_slot(duration memory);
    void follow(duration memory);

    line whole_;   // over the whole memory: what is extrapolated
    line recent_;  // over its last part: whether that still goes on
    double miss_ = 0, miss_squares_ = 0, miss_products_ = 0;  // one-step errors, for their correlation

    timestamp slot_start_{};  // the average being gathered
    double slot_seconds_ = 0, slot_value_ = 0;
    std::uint32_t slot_samples_ = 0;

    bool started_ = false;
    direction followed_ = direction::none;
    timestamp newest_{};          // the time of the lines' newest point
    timestamp followed_since_{};  // since when the slope has been significant, in one direction
};

}  // namespace vigie::condition
