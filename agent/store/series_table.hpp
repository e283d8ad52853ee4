// All series that the agent knows, found by metric and labels. Bounded: a new series beyond the limit is
// refused and its family remembers how many were. A series that nobody judges leaves with its value; a judged
// one stays until it is forgotten. Owned by the reactor thread.
#pragma once

#include "agent/config/config.hpp"
#include "agent/store/series.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <string_view>
#include <vector>

namespace vigie::store {

using series_id = std::uint32_t;
using family_id = std::uint32_t;
using owner_id = std::uint16_t;
inline constexpr std::uint32_t none = 0xffff'ffff;
inline constexpr duration never = duration::max();

/// All series of one metric.
struct family {
    std::string metric;
    std::string help;
    config::metric_type type = config::metric_type::gauge;
    bool window = false;             ///< minimum, maximum and number of the last whole window are shown
    duration expiry = never;         ///< a value not renewed for this long is not shown
    std::vector<series_id> members;  ///< in no order
};

struct ages {
    duration window = std::chrono::seconds{60};
    duration forget_after = std::chrono::hours{24};  ///< a judged series not renewed for this long is removed
};

class series_table {
public:
    series_table(std::size_t most_series, ages);

    /// The family of a metric, added when new. Where several rules make one metric, a window asked for once
    /// is shown for all its series and the longest expiry holds.
    family_id add_family(family wanted);

    struct found {
        series_id id;
        bool added;
    };
    /// A known series stays its first owner's. Errors: too_many_series.
    result<found> find_or_add(family_id, std::string_view labels, owner_id);

    /// A series of another table goes on here: value, times and windows are those of `state`, which was kept
    /// with the same window length.
    void restore(series_id, const series& state);

    series& at(series_id id) { return series_[id]; }
    const series& at(series_id id) const { return series_[id]; }
    const std::vector<family>& families() const noexcept { return families_; }
    const ages& how_long() const noexcept { return ages_; }

    std::size_t size() const noexcept { return index_.size(); }
    std::size_t most() const noexcept { return most_; }

    /// Shown at `now`: renewed within the expiry.
    bool shown(const series& which, const clocks& now) const {
        return which.sampled && now.of(which.own_time) - which.seen <= families_[which.family].expiry;
    }

    /// Removes what has gone (see above) and returns it; ids are used again. The labels of the removed are
    /// still there until the next find_or_add. O(series).
    std::vector<series_id> remove_gone(const clocks& now);

private:
    struct key {
        family_id family;
        std::string_view labels;
    };
    struct hash {
        using is_transparent = void;
        const std::vector<series>* all;
        std::size_t operator()(series_id) const;
        std::size_t operator()(const key&) const;
    };
    struct equal {
        using is_transparent = void;
        const std::vector<series>* all;
        bool operator()(series_id a, series_id b) const { return a == b; }
        bool operator()(const key&, series_id) const;
        bool operator()(series_id a, const key& b) const { return (*this)(b, a); }
    };
    void remove(series_id);

    std::size_t most_;
    ages ages_;
    std::vector<family> families_;
    std::vector<series> series_;
    std::vector<series_id> free_;
    boost::unordered_flat_set<series_id, hash, equal> index_;
};

}  // namespace vigie::store
