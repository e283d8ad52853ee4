#include "agent/pipeline/rejections.hpp"

namespace vigie::pipeline {
namespace {

/// Not within a character of UTF-8; of bytes that are no text a few less, which does no harm.
std::string_view beginning(std::string_view text) {
    if (text.size() <= rejections::most_bytes) return text;
    constexpr std::size_t longest_character = 4;
    auto end = rejections::most_bytes;
    while (end > rejections::most_bytes - longest_character &&
           (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

}  // namespace

void rejections::keep(const key& which, const message& refused, std::string_view metric) {
    auto known = last_.find(which);
    if (known == last_.end()) {
        if (last_.size() >= most) {
            ++not_kept_;
            return;
        }
        known = last_.try_emplace(which).first;
    }
    auto& last = known->second;
    last.topic.assign(beginning(refused.topic));
    last.payload.assign(beginning(refused.payload));
    last.payload_bytes = refused.payload.size();
    last.metric.assign(metric);
    last.arrival = refused.arrival;
}

const rejection* rejections::last(const key& which) const noexcept {
    const auto known = last_.find(which);
    return known == last_.end() ? nullptr : &known->second;
}

void rejections::take_over(std::uint32_t now, rejections& from, std::uint32_t before) {
    for (auto at = from.last_.lower_bound({before, reason{}});
         at != from.last_.end() && at->first.first == before; ++at)
        last_.insert_or_assign({now, at->first.second}, std::move(at->second));
}

}  // namespace vigie::pipeline
