// All series that the agent knows, found by metric and labels. Bounded twice, in all and by owner, so that no
// rule can take the others' room: a new series beyond either bound is refused, and the known ones go on. A
// series that nobody judges leaves with its value; a judged one stays until it is forgotten; a declared one
// stays. About 150 bytes a series and its labels, which stand in a text_arena (its bound: text_arena.hpp).
// Owned by the reactor thread.
#pragma once

#include "agent/config/config.hpp"
#include "agent/store/series.hpp"
#include "agent/store/text_arena.hpp"

#include <boost/container/deque.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

inline constexpr duration never = duration::max();

/// All series of one metric.
struct family {
    std::string metric;
    std::string help;
    config::metric_type type = config::metric_type::gauge;
    bool window =
        false;  ///< minimum, maximum and number of the last whole window are shown; never of a counter
    duration expiry = never;              ///< a value not renewed for this long is not shown
    std::vector<series_id> members = {};  ///< in no order
};

struct ages {
    duration window = std::chrono::seconds{60};
    duration forget_after = std::chrono::hours{24};  ///< a judged series not renewed for this long is removed
};

class series_table {
public:
    series_table(std::size_t most_series, ages);
    series_table(const series_table&) = delete;
    series_table& operator=(const series_table&) = delete;

    /// The family of a metric, added when new. Where several rules make one metric, a window asked for once
    /// is shown for all its series and the longest expiry holds.
    family_id add_family(family wanted);

    /// Somebody who may have at most so many series: a rule. At most 65,000 of them.
    owner_id add_owner(std::size_t most);

    struct found {
        series_id id;
        bool added;
    };
    /// A known series stays its first owner's. Errors: too_many_series, too_many_series_of_rule.
    result<found> find_or_add(family_id, std::string_view labels, owner_id);

    /// A known series, else none.
    series_id find(family_id, std::string_view labels) const;

    /// A reading. Errors: out_of_order.
    result<taken> add(series_id id, const sample& reading) {
        auto& one = series_[id];
        return one.add(reading, {ages_.window, families_[one.family].type == config::metric_type::counter});
    }

    /// There should be such a sensor: the series never goes, and is not shown before it is sampled.
    void declare(series_id id) { series_[id].declared = true; }

    /// The pipeline's note on a series: who judges it.
    void set_sensor(series_id id, std::uint32_t sensor) { series_[id].sensor = sensor; }

    /// A series of another table goes on here: value, times and windows are those of `state`, which was kept
    /// with the same window length.
    void restore(series_id, const series& state);

    const series& at(series_id id) const { return series_[id]; }
    /// As they stand between the braces. Valid until the next remove_gone().
    std::string_view labels_of(const series& one) const { return labels_.at(one.labels); }
    const std::vector<family>& families() const noexcept { return families_; }
    const ages& how_long() const noexcept { return ages_; }

    std::size_t size() const noexcept { return index_.size(); }
    std::size_t size_of(owner_id which) const { return owners_[which].size; }
    std::size_t most() const noexcept { return most_; }
    /// What the labels take, holes included.
    std::size_t label_bytes() const noexcept { return labels_.bytes(); }

    /// Shown at `now`: renewed within the expiry. What was retained is shown only where a value is good for
    /// ever, since nobody knows how old it is.
    bool shown(const series& which, const clocks& now) const {
        return which.sampled && !expired(which, now) &&
               (which.has_fresh || families_[which.family].expiry == never);
    }

    /// Removes what has gone (see above) and returns it; ids are used again. What is noted of the removed is
    /// there until the next find_or_add; their labels are not. A judged series also stays while its sensor
    /// still sends, though nothing that can be taken: `still_heard` is asked for that. O(series).
    using hearing = std::function<bool(std::uint32_t sensor)>;
    std::vector<series_id> remove_gone(
        const clocks& now, const hearing& still_heard = [](std::uint32_t) { return false; });

private:
    struct key {
        family_id family;
        std::string_view labels;
    };
    struct hash {
        using is_transparent = void;
        const series_table* of;
        std::size_t operator()(series_id) const;
        std::size_t operator()(const key&) const;
    };
    struct equal {
        using is_transparent = void;
        const series_table* of;
        bool operator()(series_id a, series_id b) const { return a == b; }
        bool operator()(const key&, series_id) const;
        bool operator()(series_id a, const key& b) const { return (*this)(b, a); }
    };
    struct owner {
        std::size_t most;
        std::size_t size = 0;
    };
    // In blocks of 192 KiB, so that growing copies nothing.
    using blocks = boost::container::deque_options<boost::container::block_size<2048u>>::type;

    bool expired(const series& which, const clocks& now) const {
        return now.of(which.own_time) - which.seen > families_[which.family].expiry;
    }
    bool gone(const series&, const clocks& now, const hearing&) const;
    void remove(series_id);
    void pack_labels();

    std::size_t most_;
    ages ages_;
    std::vector<family> families_;
    std::vector<owner> owners_;
    boost::container::deque<series, void, blocks> series_;
    std::vector<series_id> free_;
    text_arena labels_;
    boost::unordered_flat_set<series_id, hash, equal> index_;
};

}  // namespace vigie::store
