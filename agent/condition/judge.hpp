// The condition of one sensor, from its own samples on the data's clock (ISO 13374 state detection). O(1)
// memory (about 130 bytes, 400 with a trend) and time a sample; never asks for the time, so a month of data
// replays in seconds. Single-threaded. Movable, not copyable.
//
// The state is the most urgent of what applies, in NE 107's order: a predicted crossing asks for maintenance,
// the warning limit is out of specification, silence is a function check, the critical limit is a failure. So
// a sensor that falls silent over its critical limit stays a failure (a machine that shakes itself to pieces
// takes its sensor along; `silent` says the rest), while silence hides a warning, of which nobody knows
// whether it still holds.
#pragma once

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
    ne107 state = ne107::good;
    timestamp since{};  ///< since when `state` holds, on the data's clock: the first sample over
    std::optional<duration> time_to_limit;  ///< only where the trend is significant; none while silent
};

/// Something that counts once all samples of `hold` have said so, and is over once none of them has.
struct held {
    bool on = false;
    bool changing = false;  ///< the newest samples say the opposite of `on`
    timestamp since{};      ///< the first sample of what `on` says
    timestamp changing_since{};

    void update(bool says, timestamp at, duration hold) noexcept;
};

class judge {
public:
    /// `about` outlives the judge.
    explicit judge(const config::sensor& about);

    /// A reading in base units. `at` is not before the one before it.
    void sample(double value, timestamp at);

    /// Time passes without a sample. Silence is seen here.
    void tick(timestamp now);

    const verdict& now() const noexcept { return verdict_; }
    const config::sensor& about() const noexcept { return *about_; }

    /// The same description in a newer configuration, which outlives the judge from now on.
    void go_on_by(const config::sensor& same) noexcept { about_ = &same; }

private:
    void settle() noexcept;
    timestamp since() const noexcept;
    std::optional<duration> time_to_limit(timestamp at) const;

    const config::sensor* about_;
    std::unique_ptr<trend> trend_;  // only where one is configured
    held warning_, critical_, crossing_;
    timestamp last_sample_{};
    timestamp sound_since_{};  // the first sample, or the one that ended the last silence
    bool sampled_ = false;
    verdict verdict_;
};

}  // namespace vigie::condition
