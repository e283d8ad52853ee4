// One indicator of a machine over time: manipulation and state detection with what keeps them from being
// deceived. Fixed size (about 170 bytes), O(1) a sample, never asks for the time. Single-threaded.
//
// - What is no measurement (NaN, a vibration of 0) and what is older than the newest sample is refused and
//   counted. A clock that was set back is believed once `believe_set_back` samples in a row say so.
// - Samples that repeat one value exactly (a stuck sensor) teach nothing after `stuck_after` of them, so that
//   the spread does not shrink to nothing meanwhile.
// - After a gap over `restart`, or in another operating state, smoothing starts anew and nothing is judged
// for
//   a few time constants. A level that is further from normal than it was before the gap is taken for a
//   restart (maintenance, another load): normal goes along, `restarts` counts it, nobody is mailed. A level
//   nearer to normal is believed: the part was replaced.
#pragma once

#include "agent/condition/baseline.hpp"
#include "agent/condition/manipulation.hpp"
#include "agent/condition/profile.hpp"

#include <optional>

namespace vigie::condition {

class indicator {
public:
    static constexpr std::uint16_t stuck_after = 30;
    static constexpr std::uint16_t believe_set_back = 60;
    static constexpr double settle_constants = 3;  ///< time constants of smoothing

    enum class standing : std::uint8_t { nothing_yet, learning, settling, stuck, judged };

    /// `operating_state` is below most_operating_states.
    void take(double value, timestamp at, std::size_t operating_state, const judgement_profile&,
              const indicator_profile&) noexcept;

    /// Of the newest sample: in spreads from normal, and only meaningful when judged.
    double deviation() const noexcept { return deviation_; }
    standing stands() const noexcept { return standing_; }
    bool usable(timestamp now, const judgement_profile& how) const noexcept {
        return standing_ == standing::judged && now - last_ <= how.longest_step;
    }

    double smoothed() const noexcept { return smoother_.value(); }
    const baseline& normal() const noexcept { return normal_[operating_]; }
    timestamp last() const noexcept { return last_; }

    std::uint32_t refused() const noexcept { return refused_; }
    std::uint32_t restarts() const noexcept { return restarts_; }

    /// The machine does not run: the value says nothing, but the sensor is there, so that what comes after is
    /// no restart at a level of its own.
    void stand_still(timestamp at, const judgement_profile&) noexcept;

    /// Part replaced: learn again.
    void forget() noexcept { *this = indicator{}; }

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.smoother_, self.normal_, self.deviation_, self.before_gap_, self.settling_seconds_,
            self.raw_, self.last_, self.refused_, self.restarts_, self.same_, self.set_back_, self.standing_,
            self.operating_, self.restarted_);
    }

private:
    bool accept_time(timestamp at) noexcept;
    void settle(double step_seconds, const judgement_profile&, const indicator_profile&) noexcept;

    smoother smoother_;
    std::array<baseline, most_operating_states> normal_;
    double deviation_ = 0;
    double before_gap_ = 0;  // value less level then
    double settling_seconds_ = 0;
    double raw_ = 0;
    timestamp last_{};
    std::uint32_t refused_ = 0, restarts_ = 0;
    std::uint16_t same_ = 0, set_back_ = 0;
    standing standing_ = standing::nothing_yet;
    std::uint8_t operating_ = 0;
    bool restarted_ = false;  // by a gap, not by another operating state
};

}  // namespace vigie::condition
