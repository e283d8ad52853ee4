// Whether a sensor can be believed, from its own samples, before anything is judged by them (ISO 13374 data
// manipulation: sensor validity). Values that are not possible, changes that are too fast and times that are
// too far off are refused, so that no window and no limit ever sees them; what was refused is weighed until
// it is a fault (evidence.hpp). O(1) time, about 230 bytes, made only for sensors that have such a check.
// Pure but for its state; single-threaded.
#pragma once

#include "agent/condition/evidence.hpp"
#include "agent/condition/fault.hpp"
#include "agent/config/config.hpp"
#include "agent/flow.hpp"

#include <cstdint>
#include <optional>

namespace vigie::condition {

/// One reading on its way to a sensor, in base units.
struct heard {
    double value = 0;
    timestamp at;           ///< when it was measured
    timestamp seen;         ///< when it came, on the same clock
    bool own_time = false;  ///< measured by the payload's word
};

/// Not physically possible.
bool impossible(const config::sensor&, double value) noexcept;

/// Whether there is anything to check.
bool is_checked(const config::sensor&) noexcept;

class sanity {
public:
    /// A step is believed when so many samples in a row agree that the value is there now; the last of them
    /// is the first to be taken.
    static constexpr int believed_after = 5;

    /// How many times its interval a sensor may take on average over about the last eight samples; and how
    /// many to be regular again.
    static constexpr double irregular_from = 2, regular_from = 1.5;

    /// Whether to believe it. What is older than the one before it is nobody's: the series refuses it.
    /// Errors: clock_skew, out_of_range, too_fast.
    result<void> check(const heard&, const config::sensor& by, bool on_change);

    /// A reading whose time was refused before its value was looked at.
    void skewed(timestamp arrival, const config::sensor& by) noexcept;

    /// Those of samples.
    fault_set faults() const noexcept;
    /// When the first of them began.
    timestamp since() const noexcept;

private:
    struct level {
        double value;
        timestamp at;
        bool leads_to(const heard&, const config::rate&) const noexcept;
    };

    void follow_repetition(const heard&, const config::sensor& by, bool gap) noexcept;
    void follow_pace(timestamp at, duration interval) noexcept;
    bool too_fast(const heard&, const config::rate&) noexcept;

    evidence range_, rate_, clock_;

    level believed_{};  ///< the last one that was not too fast
    level doubted_{};   ///< the last one that was
    int agreeing_ = 0;  ///< doubted ones in a row that agree with each other

    double repeated_ = 0;
    timestamp repeated_since_{}, irregular_since_{}, newest_{};
    double pace_ = 1;  ///< gaps in intervals, averaged
    bool heard_ = false, has_believed_ = false, stuck_ = false, irregular_ = false;
};

}  // namespace vigie::condition
