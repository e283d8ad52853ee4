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
    const auto& one = of->at(id);
    return hash_of(one.family, of->labels_of(one));
}

std::size_t series_table::hash::operator()(const key& k) const {
    return hash_of(k.family, k.labels);
}

bool series_table::equal::operator()(const key& k, series_id id) const {
    const auto& one = of->at(id);
    return one.family == k.family && of->labels_of(one) == k.labels;
}

series_table::series_table(std::size_t most_series, ages how_long)
    : most_(most_series), ages_(how_long), index_(0, hash{this}, equal{this}) {}

family_id series_table::add_family(family wanted) {
    wanted.window = wanted.window && wanted.type != config::metric_type::counter;
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

owner_id series_table::add_owner(std::size_t most) {
    owners_.push_back({most});
    return static_cast<owner_id>(owners_.size() - 1);
}

result<series_table::found> series_table::find_or_add(family_id which, std::string_view labels,
                                                      owner_id whose) {
    if (const auto known = index_.find(key{which, labels}); known != index_.end())
        return found{*known, false};
    auto& asks = owners_[whose];
    if (index_.size() >= most_) return reason::too_many_series;
    if (asks.size >= asks.most) return reason::too_many_series_of_rule;
    series_id id = static_cast<series_id>(series_.size());
    if (free_.empty()) {
        series_.emplace_back();
    } else {
        id = free_.back();
        free_.pop_back();
        series_[id] = {};
    }
    auto& added = series_[id];
    added.labels = labels_.add(labels);
    added.family = which;
    added.owner = whose;
    added.live = true;
    index_.insert(id);
    families_[which].members.push_back(id);
    ++asks.size;
    return found{id, true};
}

series_id series_table::find(family_id which, std::string_view labels) const {
    const auto known = index_.find(key{which, labels});
    return known == index_.end() ? none : *known;
}

void series_table::restore(series_id id, const series& state) {
    auto& one = series_[id];
    one.value = state.value;
    one.at = state.at;
    one.seen = state.seen;
    one.own_time = state.own_time;
    one.sampled = state.sampled;
    one.has_fresh = state.has_fresh;
    one.current = state.current;
    one.previous = state.previous;
}

bool series_table::gone(const series& one, const clocks& now, const hearing& still_heard) const {
    if (!one.live || one.declared || (one.sampled && !expired(one, now))) return false;
    if (one.sensor == none) return true;
    const bool forgotten = !one.sampled || now.of(one.own_time) - one.seen > ages_.forget_after;
    return forgotten && !still_heard(one.sensor);
}

std::vector<series_id> series_table::remove_gone(const clocks& now, const hearing& still_heard) {
    std::vector<series_id> all;
    for (series_id id = 0; id < series_.size(); ++id)
        if (gone(series_[id], now, still_heard)) all.push_back(id);
    if (all.empty()) return all;
    for (const auto id : all) remove(id);
    for (auto& family : families_)
        std::erase_if(family.members, [&](series_id id) { return !series_[id].live; });
    if (labels_.sparse()) pack_labels();
    return all;
}

void series_table::remove(series_id id) {
    index_.erase(id);
    auto& one = series_[id];
    labels_.remove(one.labels);
    one.labels = {};
    one.live = false;
    --owners_[one.owner].size;
    free_.push_back(id);
}

void series_table::pack_labels() {
    text_arena packed;
    for (auto& one : series_)
        if (one.live) one.labels = packed.add(labels_.at(one.labels));
    labels_ = std::move(packed);
}

}  // namespace vigie::store
