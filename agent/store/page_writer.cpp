#include "agent/store/page_writer.hpp"

#include "agent/store/text_format.hpp"

#include <array>

namespace vigie::store {
namespace {

constexpr std::array<std::string_view, 4> endings{"", "_window_min", "_window_max", "_window_samples"};
constexpr std::array<std::string_view, 4> sayings{"", ", smallest in the last whole window",
                                                  ", largest in the last whole window",
                                                  ", samples in the last whole window"};

}  // namespace

void page_writer::begin(part next) {
    part_ = next;
    member_ = 0;
    headed_ = false;
    name_.clear();
}

bool page_writer::write(std::string& out, std::size_t most_series) {
    const auto& families = table_->families();
    for (std::size_t looked_at = 0; family_ < families.size();) {
        const auto& family = families[family_];
        for (; member_ < family.members.size(); ++member_) {
            if (looked_at++ == most_series) return true;
            write_series(out, table_->at(family.members[member_]));
        }
        const auto next = static_cast<part>(static_cast<int>(part_) + 1);
        if (next != part::end && family.window) {
            begin(next);
        } else {
            ++family_;
            begin(part::value);
        }
    }
    return false;
}

void page_writer::write_series(std::string& out, const series& one) {
    if (!table_->shown(one, now_)) return;
    double value = one.value;
    if (part_ != part::value) {
        const auto* whole = one.last_whole(now_.of(one.own_time), table_->how_long().window);
        if (whole == nullptr) return;
        value = part_ == part::minimum   ? whole->minimum
                : part_ == part::maximum ? whole->maximum
                                         : static_cast<double>(whole->samples);
    }
    if (!headed_) {
        const auto& family = table_->families()[family_];
        const auto which = static_cast<std::size_t>(part_);
        name_.assign(family.metric).append(endings[which]);
        const bool counter = part_ == part::value && family.type == config::metric_type::counter;
        append_header(out, name_, family.help + std::string{sayings[which]}, counter ? "counter" : "gauge");
        headed_ = true;
    }
    append_line(out, name_, table_->labels_of(one), value);
}

}  // namespace vigie::store
