// The condition of one sensor, from its own samples on the data's clock (ISO 13374 state detection). O(1)
// memory (about 200 bytes, 360 more with a trend, 270 more with checks of its sanity, 48 more once it was
// silent) and time a sample; never asks for the time, so a month of data replays in seconds.
// Single-threaded. Movable, not copyable.
//
// The state is the most urgent of what applies, in NE 107's order: a predicted crossing asks for maintenance,
// the warning limit is out of specification, silence and any fault of the sensor are a function check, the
// critical limit is a failure. So a sensor that falls silent over its critical limit stays a failure (a
// machine that shakes itself to pieces takes its sensor along; `silent` and `faults` say the rest), while
// silence hides a warning, of which nobody knows whether it still holds.
//
// A sample goes through check() first, and to sample() only when it is believed and stored. What is refused
// keeps a sensor from falling silent, and does not end a silence.
#pragma once

#include "agent/condition/dropouts.hpp"
#include "agent/condition/fault.hpp"
#include "agent/condition/sanity.hpp"
#include "agent/condition/trend.hpp"
#include "agent/config/config.hpp"
#include "agent/flow.hpp"

#include <memory>
#include <optional>

namespace vigie::condition {

enum class limit_level : std::uint8_t { within = 0, warning = 1, critical = 2 };

/// What is known of one sensor now.
struct verdict {
    limit_level level = limit_level::within;  ///< held for `hold` on the data's clock; kept while silent
    bool crossing_predicted =
        false;  ///< the critical limit will be reached within the horizon; kept while silent
    bool silent = false;
    fault_set faults;
    /// Something is known of it: a sample, a fault, or that it is silent. Before that nothing is said.
    bool known = false;
    /// The machine may be judged by the newest sample: it was believed, and the sensor is neither silent nor
    /// has a fault that says something of its values (any but `irregular` and `intermittent`).
    bool plausible = false;
    ne107 state = ne107::good;
    timestamp since{};  ///< since when `state` holds, on the data's clock: the first sample over
    std::optional<duration> time_to_limit;  ///< only where the trend is significant; none while silent

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.level, self.crossing_predicted, self.silent, self.state, self.since, self.time_to_limit);
    }
};

/// Something that counts once all samples of `hold` have said so, and is over once none of them has.
struct held {
    bool on = false;
    bool changing = false;  ///< the newest samples say the opposite of `on`
    timestamp since{};      ///< the first sample of what `on` says
    timestamp changing_since{};

    void update(bool says, timestamp at, duration hold) noexcept;

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.on, self.changing, self.since, self.changing_since);
    }
};

/// What is known of a sensor beside its description.
struct expectation {
    bool on_change =
        false;              ///< says only what is new: neither silent, stuck nor irregular for saying nothing
    bool declared = false;  ///< there should be such a sensor
};

class judge {
public:
    /// `about` outlives the judge.
    explicit judge(const config::sensor& about, expectation = {});

    /// Whether to believe a reading. Errors: clock_skew, out_of_range, too_fast.
    result<void> check(const heard&);

    /// The same of one whose time was refused before its value was looked at.
    void skewed(timestamp arrival);

    /// A reading in base units that is believed. `at` is not before the one before it.
    void sample(double value, timestamp at);

    /// Time passes without a sample. Silence is seen here. `cut_off`: nobody could be heard, so that it does
    /// not count as a dropout.
    void tick(timestamp now, bool cut_off = false);

    /// A sensor not heard of yet: silent once `silent_after` has passed from here.
    void wait_from(timestamp since) noexcept;
    bool is_awaited() const noexcept { return awaited_; }
    bool was_heard() const noexcept { return heard_; }
    bool was_sampled() const noexcept { return sampled_; }
    bool has_dropped_out() const noexcept { return dropouts_ != nullptr; }

    /// Its device has gone, or come back: then the next sample ends the silence, or nothing needs to for what
    /// only speaks of changes.
    void set_offline(bool, timestamp at);
    /// Somebody works at the machine: the sensor is heard of or not, and nothing is made of that. What was
    /// held before is over, and is judged anew by the first sample after the last of these calls.
    void maintain(timestamp at);

    const verdict& now() const noexcept { return verdict_; }
    const config::sensor& about() const noexcept { return *about_; }
    const expectation& how() const noexcept { return how_; }

    /// What it knows, for a judge of the same limits: all but what it is heard of now, and its sanity.
    struct known {
        held warning, critical, crossing;
        timestamp last_sample{}, sound_since{}, doubted_since{};
        bool sampled = false;
        verdict found;
        std::optional<trend> line;

        /// What is kept of it, see agent/condition/archive.
        template <class Self, class Archive>
        static void pass(Self& self, Archive& all) {
            all(self.warning, self.critical, self.crossing, self.last_sample, self.sound_since,
                self.doubted_since, self.sampled, self.found, self.line);
        }
    };
    known recall() const;
    /// Before anything else. What was silent is so until it is heard of.
    void restore(const known&);

    /// The same description in a newer configuration, which outlives the judge from now on.
    void go_on_by(const config::sensor& same, expectation);

private:
    void hear(timestamp at) noexcept;
    void settle(timestamp at, bool cut_off = false);
    bool is_intermittent(timestamp at) const noexcept;
    timestamp since() const noexcept;
    std::optional<duration> time_to_limit(timestamp at) const;

    const config::sensor* about_;
    expectation how_;
    std::unique_ptr<trend> trend_;        // only where one is configured
    std::unique_ptr<sanity> sanity_;      // only where there is something to check
    std::unique_ptr<dropouts> dropouts_;  // from the first on
    held warning_, critical_, crossing_;
    timestamp last_sample_{};
    timestamp last_heard_{};     // believed or not; before the first: since when it is waited for
    timestamp sound_since_{};    // the first sample, or what ended the last silence, fault or maintenance
    timestamp doubted_since_{};  // since when it is silent, faulty or maintained
    bool sampled_ = false, heard_ = false, awaited_ = false, refused_ = false;
    bool silent_ = false, offline_ = false, maintained_ = false;
    verdict verdict_;
};

}  // namespace vigie::condition
