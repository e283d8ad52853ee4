// The way of a message, in one place: route → decode → indicators of waveforms → place in time → map →
// believe → store → judge. One direction, no waiting, nothing allocated for a known topic. Owned by the
// reactor thread.
#pragma once

#include "agent/condition/sensors.hpp"
#include "agent/config/config.hpp"
#include "agent/decode/decode.hpp"
#include "agent/flow.hpp"
#include "agent/map/router.hpp"
#include "agent/pipeline/data_clock.hpp"
#include "agent/pipeline/rejections.hpp"
#include "agent/pipeline/route_cache.hpp"
#include "agent/pipeline/tally.hpp"
#include "agent/pipeline/witness.hpp"
#include "agent/store/series_table.hpp"
#include "agent/waveform/waveforms.hpp"

namespace vigie::pipeline {

class pipeline {
public:
    /// `about` outlives the pipeline, as does the witness. The sensors of the inventory are there from the
    /// start. `known`: what somebody knew of sensors and machines, to be gone on from as their series come.
    explicit pipeline(const config::agent& about, witness* told = nullptr, condition::memory known = {});

    /// Takes over from a predecessor, which knows nothing any more but may still be looked at: its counters,
    /// the series of rules that are the same, and the judgement of sensors that are described the same. What
    /// it knows of machines is taken up before, by `known`. Before the first message. Returns how many series
    /// found no room. O(series).
    std::size_t inherit(pipeline& from);

    /// Takes one message or counts why not. Never throws for what is in the message.
    void take(const message&);

    /// Whether a broker can be heard, by its name in the configuration.
    void reach(std::string_view broker, bool connected) { sensors_.reach(broker, connected); }

    /// Time passes: silence is judged, and what nobody renews is removed. O(series).
    void sweep(timestamp wall);

    /// Does what people say of a machine, see condition::sensors::obey().
    bool obey(std::span<const map::label_value> which, const condition::command& told, timestamp wall) {
        return sensors_.obey(which, told, now(wall).data);
    }

    /// What is known of sensors and machines, for who goes on from it. O(sensors).
    condition::memory recall() const { return sensors_.recall(); }

    clocks now(timestamp wall) const noexcept { return clock_.now(wall); }
    const map::router& routes() const noexcept { return router_; }
    const store::series_table& series() const noexcept { return table_; }
    const condition::sensors& sensors() const noexcept { return sensors_; }
    const tally& counted() const noexcept { return tally_; }
    const rejections& refused() const noexcept { return refused_; }

    /// How many series the rules of each of the tally's rows have made.
    std::vector<std::size_t> series_by_row() const;

    /// While a page is written series may come but not go.
    void hold_series(bool held) noexcept { held_ = held; }
    bool held() const noexcept { return held_; }

private:
    /// A message on its way.
    struct passage {
        const message& incoming;
        const map::mapping& rule;
        const route& to;
        std::size_t looked_at = 0;      ///< values that a reading's path has led to
        std::size_t taken = 0;          ///< readings
        std::optional<reason> first{};  ///< why the first reading was refused
        const config::sensor* by{};     ///< by whose description the reading is not believed
        bool passed_over = false;       ///< a reading's own conditions did not hold
        bool decoded = false;
    };
    result<void> take(passage&);
    result<void> obey(passage&);
    void take_values(std::size_t reading, passage&);
    result<void> take_value(std::size_t reading, const map::found&, passage&);
    result<void> label(std::size_t reading, const map::found&, passage&);
    result<store::series_id> series_of(std::size_t reading, const map::found&, passage&);
    result<void> believe(const store::series&, const condition::heard&, passage&);
    void tell_of_skew(std::size_t reading, const map::found&, passage&);
    void refuse_reading(std::size_t reading, reason, const map::found*, passage&);
    void refuse_message(reason, const passage&);

    /// What a reading's series have in common.
    struct product {
        store::family_id family;
        condition::provenance from;
    };

    void declare_inventory();
    bool inherit_series(pipeline& from, std::string_view metric, store::series state, std::uint32_t rule);

    const config::agent* about_;
    witness* told_;
    map::router router_;
    route_cache routes_;
    data_clock clock_;
    store::series_table table_;
    condition::sensors sensors_;
    tally tally_;
    rejections refused_;
    std::vector<std::uint32_t> rows_;         ///< by rule
    std::vector<store::owner_id> owners_;     ///< by rule
    std::vector<std::vector<product>> made_;  ///< by rule, by reading
    bool held_ = false;
    bool data_clock_began_ = false;

    decode::document document_;  // scratch, kept for its buffers
    waveform::waveforms waveforms_;
    map::captures captured_;
    map::label_list labels_;
    std::string block_;
};

}  // namespace vigie::pipeline
