// One machine that is judged as a whole while the agent runs: finds its indicators as their series appear,
// judges a moment's samples together, and remembers its recent course. Lives on the clock of its samples.
//
// A moment is judged when a sample of a later one comes, or when the clock has gone on for `settled_after`:
// so the running agent judges as ./vigie evaluate does, whatever order one moment's sensors come in.
//
// About 1 KiB and, for each of at most 16 indicators, 350 bytes and its labels. O(1) a sample but for the
// moment's assessment, O(indicators); allocates only where a series is new. Single-threaded.
//
// After a restart it goes on from what is remembered: each indicator when its series is there again, and all
// of them together once those are there that were, or have been waited for as long as they have a vote.
#pragma once

#include "agent/condition/command.hpp"
#include "agent/condition/machine_judgement.hpp"
#include "agent/condition/memory.hpp"
#include "agent/condition/operating.hpp"
#include "agent/config/machine.hpp"
#include "agent/map/labels.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::condition {

/// What `plant_machine_condition` shows. An alarm goes on while the machine stands still; maintenance hides
/// it.
enum class shown : std::uint8_t {
    unknown,
    learning,
    normal,
    degraded,
    severe,
    standing_still,
    under_maintenance,
};
std::string_view name_of(shown) noexcept;

/// What an entry says of a series of its machines; nullptr: nothing.
const config::told_series* told_by(const config::machine&, std::string_view metric,
                                   std::span<const map::label_value>);

class watched_machine {
public:
    using place = std::uint8_t;
    static constexpr place nowhere = 0xff;    ///< nothing that the machine is judged by
    static constexpr place operation = 0xfe;  ///< tells how the machine runs
    static constexpr duration settled_after{5'000};

    /// `about` outlives it.
    explicit watched_machine(const config::machine& about);

    /// A series that has appeared, or come again, and that `told` of the configuration speaks of. `identity`
    /// is its metric and labels as they stand on the page; `mapping` tells how its values are made: where
    /// that is another, it is learned anew.
    place join(const config::told_series& told, std::span<const map::label_value>, std::string_view identity,
               std::uint64_t mapping);

    /// Nobody has heard of the series for long; what is known of it stays until its place is needed.
    void leave(place) noexcept;

    void sample(place, double value, timestamp at, timestamp seen, bool own_time) noexcept;
    void tick(const clocks& now) noexcept;

    /// `at`: on the data's clock.
    void obey(const command&, timestamp at) noexcept;

    /// Somebody works at it: nothing is judged, nothing learned and nothing raised.
    bool maintained() const noexcept { return maintained_; }

    /// `labels` are the machine's.
    machine_memory recall(const std::string& labels) const;
    /// Before the first series joins. Where the entry learns otherwise now, baselines are not taken.
    void restore(machine_memory&&);

    shown state() const noexcept { return shown_; }
    timestamp since() const noexcept { return since_; }
    ne107 status() const noexcept;
    bool alarmed() const noexcept { return shown_ == shown::degraded || shown_ == shown::severe; }

    /// Of the indicators that there are, on average: 0 … 1.
    double learned_share() const noexcept;
    bool watches() const noexcept;  ///< there is an indicator whose series is there
    bool was_heard() const noexcept { return last_ != timestamp{}; }  ///< now or before a restart
    timestamp last() const noexcept { return last_; }

    const config::machine& about() const noexcept { return *about_; }
    const machine_judgement& judgement() const noexcept { return judgement_; }
    const course& recent() const noexcept { return course_; }
    duration slot() const noexcept;
    int operating() const noexcept { return operating_; }
    std::uint64_t restarts() const noexcept;
    std::uint64_t relearns() const noexcept { return relearns_; }
    std::uint64_t refused() const noexcept { return refused_; }

    /// Where an indicator's values come from, by its place.
    struct source {
        std::string labels;  ///< metric="…" and those of the series
        std::uint64_t mapping = 0;
        bool there = true;
    };
    const std::vector<source>& sources() const noexcept { return sources_; }

private:
    std::size_t free_place(const indicator_profile&);
    void remember(std::size_t which);
    bool waits() const noexcept;
    std::optional<std::uint8_t> group_of(const config::judged_series&, std::span<const map::label_value>);
    void relearn() noexcept;
    void maintain(timestamp at) noexcept;
    void assess() noexcept;
    void show(timestamp at) noexcept;

    const config::machine* about_;
    machine_judgement judgement_;
    std::vector<source> sources_;
    std::vector<std::string> groups_;
    course course_;
    int operating_;

    timestamp moment_{};  ///< whose samples are being gathered
    timestamp last_{};    ///< the newest sample
    timestamp seen_{};    ///< when it came
    bool pending_ = false, heard_ = false, own_time_ = false;

    timestamp maintained_until_{};  ///< by a command
    bool maintained_ = false;

    shown shown_;
    timestamp since_{};
    std::uint64_t relearns_ = 0, refused_ = 0;

    std::vector<indicator_memory> remembered_;  ///< not back yet
    bool resumes_ = false;                      ///< waits for them
    timestamp resumed_{};                       ///< the first sample after the restart
};

}  // namespace vigie::condition
