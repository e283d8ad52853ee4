// The way of a message, in one place: route → decode → place in time → map → judge → store. One direction, no
// waiting, nothing allocated for a known topic. Owned by the reactor thread.
#pragma once

#include "agent/condition/sensors.hpp"
#include "agent/config/config.hpp"
#include "agent/decode/decode.hpp"
#include "agent/flow.hpp"
#include "agent/map/router.hpp"
#include "agent/pipeline/data_clock.hpp"
#include "agent/pipeline/route_cache.hpp"
#include "agent/pipeline/tally.hpp"
#include "agent/store/series_table.hpp"

namespace vigie::pipeline {

class pipeline {
public:
    /// `about` outlives the pipeline.
    explicit pipeline(const config::agent& about);

    /// Takes one message or counts why not. Never throws for what is in the message.
    void take(const message&);

    /// Time passes: silence is judged, and what nobody renews is removed. O(series).
    void sweep(timestamp wall);

    clocks now(timestamp wall) const noexcept { return clock_.now(wall); }
    const map::router& routes() const noexcept { return router_; }
    const store::series_table& series() const noexcept { return table_; }
    const condition::sensors& sensors() const noexcept { return sensors_; }
    const tally& counted() const noexcept { return tally_; }

    /// While a page is written series may come but not go.
    void hold_series(bool held) noexcept { held_ = held; }

private:
    result<void> take(const message&, const map::mapping&, const route&, std::uint32_t row);
    result<void> take_reading(std::size_t reading, const message&, const map::mapping&, const route&,
                              const data_clock::moment&);
    result<store::series_id> series_of(std::size_t reading, const message&, const map::mapping&,
                                       const route&);

    const config::agent* about_;
    map::router router_;
    route_cache routes_;
    data_clock clock_;
    store::series_table table_;
    condition::sensors sensors_;
    tally tally_;
    std::vector<std::uint32_t> rows_;                      ///< by rule
    std::vector<store::owner_id> owners_;                  ///< by rule
    std::vector<std::vector<store::family_id>> families_;  ///< by rule, by reading
    bool held_ = false;

    decode::fields fields_;  // scratch, kept for its buffers
    map::captures captured_;
    map::label_list labels_;
    std::string block_;
};

}  // namespace vigie::pipeline
