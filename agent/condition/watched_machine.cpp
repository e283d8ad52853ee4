#include "agent/condition/watched_machine.hpp"

#include "agent/condition/described.hpp"
#include "agent/condition/maintenance.hpp"
#include "agent/config/fingerprint.hpp"

#include <algorithm>
#include <array>

namespace vigie::condition {

std::string_view name_of(shown which) noexcept {
    constexpr std::array<std::string_view, 7> names{
        "unknown", "learning", "normal", "degraded", "severe", "standing still", "under maintenance"};
    return names[static_cast<std::size_t>(which)];
}

const config::told_series* told_by(const config::machine& about, std::string_view metric,
                                   std::span<const map::label_value> labels) {
    if (about.operating && describes(about.operating->told, metric, labels)) return &about.operating->told;
    const auto found = std::ranges::find_if(
        about.indicators, [&](const auto& one) { return describes(one.told, metric, labels); });
    return found == about.indicators.end() ? nullptr : &found->told;
}

namespace {

/// What a baseline depends on beside its series. Thresholds are not among it: who changes them need not wait.
std::uint64_t learned_by(const config::machine& about) {
    const auto& how = about.how;
    config::fingerprint made;
    made.add(how.smoothing).add(how.learning).add(how.memory).add(how.recovery).add(how.calm).add(how.clip);
    made.add(static_cast<std::uint64_t>(how.counts));
    if (!about.operating) return made.value();
    made.add(about.operating->told.metric).add(about.operating->standstill_below.value_or(0));
    for (const auto border : about.operating->borders) made.add(border);
    return made.value();
}

}  // namespace

watched_machine::watched_machine(const config::machine& about)
    : about_(&about),
      judgement_(about.how),
      operating_(about.operating ? not_told : 0),
      shown_(about.operating ? shown::unknown : shown::learning) {
    if (about.operating) judgement_.operate(std::nullopt);
}

watched_machine::place watched_machine::join(const config::told_series& told,
                                             std::span<const map::label_value> labels,
                                             std::string_view identity, std::uint64_t mapping) {
    if (about_->operating && &told == &about_->operating->told) return operation;
    const auto by =
        std::ranges::find_if(about_->indicators, [&](const auto& one) { return &one.told == &told; });
    auto how = by->how;
    const auto group = group_of(*by, labels);
    if (!group) {
        ++refused_;
        return nowhere;
    }
    how.group = *group;
    mapping = config::fingerprint{}.add(mapping).add(static_cast<std::uint64_t>(how.values)).value();
    const auto known = std::ranges::find(sources_, identity, &source::labels);
    auto which = static_cast<std::size_t>(known - sources_.begin());
    if (known == sources_.end())
        which = free_place(how);
    else if (known->mapping != mapping)
        judgement_.replace(which, how);
    if (which == most_indicators) {
        ++refused_;
        return nowhere;
    }
    if (which == sources_.size()) sources_.emplace_back();
    sources_[which] = {std::string{identity}, mapping, true};
    remember(which);
    return static_cast<place>(which);
}

/// A new one, or that of the series that has been gone for longest.
std::size_t watched_machine::free_place(const indicator_profile& how) {
    if (const auto added = judgement_.join(how); added != most_indicators) return added;
    std::size_t gone = most_indicators;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (sources_[i].there) continue;
        const auto last_of = [&](std::size_t which) { return judgement_.indicators()[which].last(); };
        if (gone == most_indicators || last_of(i) < last_of(gone)) gone = i;
    }
    if (gone != most_indicators) judgement_.replace(gone, how);
    return gone;
}

std::optional<std::uint8_t> watched_machine::group_of(const config::judged_series& by,
                                                      std::span<const map::label_value> labels) {
    const std::string name{by.group_by.empty() ? std::string_view{} : value_of(labels, by.group_by)};
    const auto known = std::ranges::find(groups_, name);
    if (known != groups_.end()) return static_cast<std::uint8_t>(known - groups_.begin());
    if (groups_.size() == most_groups) return std::nullopt;
    groups_.push_back(name);
    return static_cast<std::uint8_t>(groups_.size() - 1);
}

void watched_machine::remember(std::size_t which) {
    const auto known = std::ranges::find(remembered_, sources_[which].labels, &indicator_memory::labels);
    if (known == remembered_.end()) return;
    if (known->mapping == sources_[which].mapping) judgement_.restore(which, known->known);
    remembered_.erase(known);
}

bool watched_machine::waits() const noexcept {
    return resumes_ && std::ranges::any_of(remembered_, &indicator_memory::there) && moment_ >= resumed_ &&
           moment_ - resumed_ <= about_->how.longest_step;
}

machine_memory watched_machine::recall(const std::string& labels) const {
    machine_memory made{labels,
                        learned_by(*about_),
                        judgement_.recall(),
                        course_,
                        operating_,
                        last_,
                        since_,
                        static_cast<std::uint8_t>(shown_),
                        relearns_,
                        maintained_until_,
                        remembered_};
    for (std::size_t i = 0; i < sources_.size(); ++i)
        made.indicators.push_back(
            {sources_[i].labels, sources_[i].mapping, sources_[i].there, judgement_.indicators()[i]});
    return made;
}

void watched_machine::restore(machine_memory&& before) {
    relearns_ = before.relearns;
    maintained_until_ = before.maintained_until;
    if (before.learned_by != learned_by(*about_)) return;
    judgement_.restore(before.together);
    course_ = before.recent;
    if (about_->operating) {
        operating_ = before.operating;
        judgement_.operate(operating_ < 0 ? std::nullopt
                                          : std::optional{static_cast<std::size_t>(operating_)});
    }
    last_ = before.last;
    since_ = before.since;
    shown_ = static_cast<shown>(before.shown);
    remembered_ = std::move(before.indicators);
    resumes_ = true;
}

void watched_machine::leave(place which) noexcept {
    if (which < sources_.size()) sources_[which].there = false;
}

void watched_machine::sample(place which, double value, timestamp at, timestamp seen,
                             bool own_time) noexcept {
    if (pending_ && at > moment_) assess();
    if (maintained_) {
        // Only that it is heard of.
    } else if (which == operation) {
        operating_ = operating_state(value, *about_->operating, operating_);
        judgement_.operate(operating_ < 0 ? std::nullopt
                                          : std::optional{static_cast<std::size_t>(operating_)});
    } else {
        judgement_.sample(which, value, at);
    }
    if (!pending_ || at > moment_) moment_ = at;
    last_ = at;
    seen_ = seen;
    own_time_ = own_time;
    pending_ = !maintained_;
    if (!heard_) {
        resumed_ = at;
        show(at);
    }
    heard_ = true;
}

void watched_machine::assess() noexcept {
    pending_ = false;
    if (waits()) return;
    resumes_ = false;
    if (operating_ >= 0) {
        const auto& now = judgement_.assess(moment_);
        if (now.state >= health::normal) course_.take(now.score, moment_, slot());
    }
    show(moment_);
}

void watched_machine::maintain(timestamp at) noexcept {
    const bool is = at < maintained_until_ || under_maintenance(about_->maintenance, at);
    if (is && pending_) assess();
    maintained_ = is;
}

void watched_machine::tick(const clocks& now) noexcept {
    maintain(now.data);
    if (!heard_) return;
    const timestamp at = last_ + (now.of(own_time_) - seen_);
    if (pending_ && at - moment_ >= std::min(settled_after, about_->how.longest_step)) assess();
    if (operating_ >= 0 && !resumes_ && !maintained_ && at - moment_ > about_->how.longest_step)
        judgement_.tick(at);
    show(at);
}

void watched_machine::show(timestamp at) noexcept {
    constexpr std::array by_health{shown::unknown, shown::learning, shown::normal, shown::degraded,
                                   shown::severe};
    const auto& now = judgement_.now();
    auto next = by_health[static_cast<std::size_t>(now.state)];
    if (next < shown::degraded && operating_ == stands_still) next = shown::standing_still;
    if (next < shown::degraded && operating_ == not_told) next = shown::unknown;
    if (maintained_) next = shown::under_maintenance;
    const bool alarm = next == shown::degraded || next == shown::severe;
    if (alarm)
        since_ = now.since;
    else if (next != shown_ || since_ == timestamp{})
        since_ = at;
    shown_ = next;
}

ne107 watched_machine::status() const noexcept {
    switch (shown_) {
        case shown::severe:
            return ne107::out_of_specification;
        case shown::degraded:
            return ne107::maintenance_required;
        case shown::unknown:
        case shown::under_maintenance:
            return ne107::function_check;
        case shown::learning:
        case shown::normal:
        case shown::standing_still:
            break;
    }
    return ne107::good;
}

void watched_machine::obey(const command& told, timestamp at) noexcept {
    if (told.to_do == command::what::relearn) return relearn();
    maintained_until_ = told.maintenance > duration{0} ? at + told.maintenance : timestamp{};
    maintain(at);
    if (heard_) show(last_);
}

/// A part was replaced, or the machine put up elsewhere.
void watched_machine::relearn() noexcept {
    judgement_.relearn();
    course_.forget();
    remembered_.clear();
    pending_ = false;
    ++relearns_;
    show(last_);
}

double watched_machine::learned_share() const noexcept {
    double sum = 0;
    int counted = 0;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (!sources_[i].there) continue;
        sum += judgement_.indicators()[i].normal().learned_share(judgement_.profile());
        ++counted;
    }
    return counted == 0 ? 0 : sum / counted;
}

bool watched_machine::watches() const noexcept {
    return std::ranges::any_of(sources_, &source::there);
}

duration watched_machine::slot() const noexcept {
    // Two times `learning` in all: long enough to see where a fault began.
    return std::max(duration{1}, about_->how.learning * 2 / static_cast<int>(course::slots));
}

std::uint64_t watched_machine::restarts() const noexcept {
    std::uint64_t sum = 0;
    for (const auto& each : judgement_.indicators()) sum += each.restarts();
    return sum;
}

}  // namespace vigie::condition
