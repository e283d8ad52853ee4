// The judgement of one machine: its indicators one by one (manipulation, state detection), what they say
// together (health assessment), where that goes (prognostic assessment) and what to do (advisory generation).
// The blocks of ISO 13374-1, each a file of this folder.
//
// About 250 bytes an indicator and 650 a machine. O(1) a sample and O(indicators) an assessment; nothing is
// allocated but where an indicator joins. Never asks for the time. Single-threaded. What it knows survives a
// restart by agent/condition/snapshot.
#pragma once

#include "agent/condition/advisory.hpp"
#include "agent/condition/health.hpp"
#include "agent/condition/indicator.hpp"
#include "agent/condition/persistence.hpp"
#include "agent/condition/prognosis.hpp"

#include <optional>
#include <span>
#include <vector>

namespace vigie::condition {

enum class health : std::uint8_t {
    unknown,   ///< no indicator can be judged: silent, stuck, settling
    learning,  ///< not seen for long enough
    normal,
    degraded,  ///< far from normal for `hold`: plan maintenance
    severe,    ///< far enough to be out of specification
};

struct machine_condition {
    health state = health::learning;
    double score = 0;                   ///< spreads from normal, of all indicators together
    timestamp since{};                  ///< since when degraded or severe
    std::optional<interval> to_severe;  ///< only where a trend is sure enough to be told

    ne107 status() const noexcept;

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.state, self.score, self.since, self.to_severe);
    }
};

class machine_judgement {
public:
    /// With the profile's indicators; others may join.
    explicit machine_judgement(judgement_profile);

    /// One indicator more, of which nothing is known yet. Its index, or most_indicators: there is no room.
    std::size_t join(const indicator_profile&);

    /// Another indicator in the place of one that nobody needs any more.
    void replace(std::size_t which, const indicator_profile&) noexcept;

    /// The way the machine runs now; nullopt: it stands still, and samples only say that the sensors
    /// are there.
    void operate(std::optional<std::size_t> operating_state) noexcept { operating_ = operating_state; }

    /// A reading of indicator `which`, by the profile's order.
    void sample(std::size_t which, double value, timestamp at) noexcept;

    /// Judges what the samples up to `at` say together. Call it after those of one moment.
    const machine_condition& assess(timestamp at) noexcept;

    /// Time passes without a sample: whether anybody sees the machine is known by `now` alone, and no hold
    /// begins or ends.
    void tick(timestamp now) noexcept;

    const machine_condition& now() const noexcept { return together_.now; }
    std::span<const indicator> indicators() const noexcept { return indicators_; }
    const judgement_profile& profile() const noexcept { return how_; }
    std::optional<std::size_t> operating() const noexcept { return operating_; }

    /// What led to the state, and what to look at.
    advice advise() const noexcept;

    /// Part replaced: learn again, in all operating states.
    void relearn() noexcept;

    /// What the indicators have come to say together, apart from what each knows.
    struct together {
        persistence degraded, severe;
        prognosis trend;
        timestamp assessed{};
        bool started = false;
        machine_condition now;

        /// What is kept of it, see agent/condition/archive.
        template <class Self, class Archive>
        static void pass(Self& self, Archive& all) {
            all(self.degraded, self.severe, self.trend, self.assessed, self.started, self.now);
        }
    };
    const together& recall() const noexcept { return together_; }
    void restore(const together& before) noexcept { together_ = before; }
    void restore(std::size_t which, const indicator& before) noexcept { indicators_[which] = before; }

private:
    using deviations = std::array<deviation, most_indicators>;
    deviations deviations_at(timestamp) const noexcept;
    std::optional<double> score_at(timestamp) const noexcept;
    const machine_condition& unseen() noexcept;
    health still_unknown() const noexcept;

    judgement_profile how_;
    std::vector<indicator> indicators_;
    std::optional<std::size_t> operating_ = 0;
    together together_;
};

}  // namespace vigie::condition
