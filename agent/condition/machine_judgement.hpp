// The judgement of one machine: its indicators one by one (manipulation, state detection), what they say
// together (health assessment), where that goes (prognostic assessment) and what to do (advisory generation).
// The blocks of ISO 13374-1, each a file of this folder.
//
// Fixed size but for one array of indicators made at the start: about 250 bytes an indicator and 400 a
// machine. O(1) a sample and O(indicators) an assessment; nothing is allocated after the constructor. Never
// asks for the time. Single-threaded. The profile outlives it. What it knows survives a restart by
// agent/condition/snapshot.
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
};

class machine_judgement {
public:
    explicit machine_judgement(const judgement_profile&);

    /// The way the machine runs now; nullopt: it stands still, and samples are not looked at until it runs.
    void operate(std::optional<std::size_t> operating_state) noexcept { operating_ = operating_state; }

    /// A reading of indicator `which`, by the profile's order.
    void sample(std::size_t which, double value, timestamp at) noexcept;

    /// Judges what the samples up to `at` say together. Call it after those of one moment.
    const machine_condition& assess(timestamp at) noexcept;

    const machine_condition& now() const noexcept { return now_; }
    std::span<const indicator> indicators() const noexcept { return indicators_; }
    const judgement_profile& profile() const noexcept { return *how_; }

    /// What led to the state, and what to look at.
    advice advise() const noexcept;

    /// Part replaced: learn again, in all operating states.
    void relearn() noexcept;

private:
    friend class snapshot_access;

    health still_unknown() const noexcept;

    const judgement_profile* how_;
    std::vector<indicator> indicators_;
    std::optional<std::size_t> operating_ = 0;
    persistence degraded_, severe_;
    prognosis trend_;
    timestamp assessed_{};
    bool started_ = false;
    machine_condition now_;
};

}  // namespace vigie::condition
