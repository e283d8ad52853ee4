// The condition of one sensor, from its own samples on the data's clock (ISO 13374 state detection). O(1) memory and
// time a sample; never asks for the time, so a month of data replays in seconds. Single-threaded.
#pragma once

#include "agent/condition/trend.hpp"
#include "agent/config/config.hpp"
#include "agent/flow.hpp"

#include <optional>

namespace vigie::condition {

enum class limit_level : std::uint8_t { within = 0, warning = 1, critical = 2 };

/// What is known of one sensor now.
struct verdict {
    limit_level level = limit_level::within;  ///< held for `hold` on the data's clock; kept while silent
    bool crossing_predicted = false;          ///< the critical limit will be reached within the horizon
    bool silent = false;
    ne107 state = ne107::good;
    timestamp since{};                         ///< since when `state` holds, on the data's clock: the first sample over
    std::optional<duration> time_to_limit;     ///< only where the trend is significant
};

class judge {
public:
    /// `about` outlives the judge.
    explicit judge(const config::sensor& about) : about_(&about) {}

    /// A reading in base units. `at` is not before the one before it.
    void sample(double value, timestamp at);

    /// Time passes without a sample. Silence is seen here.
    void tick(timestamp now);

    const verdict& now() const noexcept { return verdict_; }
    const config::sensor& about() const noexcept { return *about_; }

private:
    void settle(timestamp at);

    const config::sensor* about_;
    verdict verdict_;
    limit_level candidate_ = limit_level::within;  ///< what the samples say, until it has held
    timestamp candidate_since_{};
    timestamp last_sample_{};
    bool sampled_ = false;
    trend trend_;
};

}  // namespace vigie::condition
