#include "agent/store/series_table.hpp"

#include <boost/container_hash/hash.hpp>

#include <algorithm>

namespace vigie::store {
namespace {

std::size_t hash_of(family_id family, std::string_view labels) {
    auto seed = std::hash<std::string_view>{}(labels);
    boost::hash_combine(seed, family);
    return seed;
}

}  // namespace

std::size_t series_table::hash::operator()(series_id id) const {
    return hash_of((*all)[id].family, (*all)[id].labels);
}

std::size_t series_table::hash::operator()(const key& k) const {
    return hash_of(k.family, k.labels);
}

bool series_table::equal::operator()(const key& k, series_id id) const {
    return (*all)[id].family == k.family && (*all)[id].labels == k.labels;
}

series_table::series_table(std::size_t most_series, ages how_long)
    : most_(most_series), ages_(how_long), index_(0, hash{&series_}, equal{&series_}) {}

family_id series_table::add_family(family wanted) {
    const auto same = [&](const auto& one) { return one.metric == wanted.metric; };
    const auto known = std::find_if(families_.begin(), families_.end(), same);
    if (known != families_.end()) {
        known->window = known->window || wanted.window;
        known->expiry = std::max(known->expiry, wanted.expiry);
        return static_cast<family_id>(known - families_.begin());
    }
    families_.push_back(std::move(wanted));
    return static_cast<family_id>(families_.size() - 1);
}

result<series_table::found> series_table::find_or_add(family_id which, std::string_view labels,
                                                     owner_id owner) {
    if (const auto known = index_.find(key{which, labels}); known != index_.end())
        return found{*known, false};
    if (index_.size() >= most_) return reason::too_many_series;
    series_id id = static_cast<series_id>(series_.size());
    if (free_.empty()) {
        series_.emplace_back();
    } else {
        id = free_.back();
        free_.pop_back();
        series_[id] = {};
    }
    auto& added = series_[id];
    added.labels = labels;
    added.family = which;
    added.sensor = none;
    added.owner = owner;
    added.live = true;
    index_.insert(id);
    families_[which].members.push_back(id);
    return found{id, true};
}

void series_table::restore(series_id id, const series& state) {
    auto& one = series_[id];
    one.value = state.value;
    one.at = state.at;
    one.seen = state.seen;
    one.own_time = state.own_time;
    one.sampled = state.sampled;
    one.current = state.current;
    one.previous = state.previous;
}

std::vector<series_id> series_table::remove_gone(const clocks& now) {
    std::vector<series_id> gone;
    for (series_id id = 0; id < series_.size(); ++id) {
        const auto& one = series_[id];
        if (!one.live || !one.sampled || shown(one, now)) continue;
        if (one.sensor == none || now.of(one.own_time) - one.seen > ages_.forget_after) gone.push_back(id);
    }
    for (const auto id : gone) remove(id);
    if (!gone.empty())
        for (auto& family : families_)
            std::erase_if(family.members, [&](series_id id) { return !series_[id].live; });
    return gone;
}

void series_table::remove(series_id id) {
    index_.erase(id);
    series_[id].live = false;
    free_.push_back(id);
}

}  // namespace vigie::store
