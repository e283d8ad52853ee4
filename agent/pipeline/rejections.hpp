// The last rejected message of every rule and reason, cut to a few hundred bytes, so that whoever asks "why"
// sees what came. How often is the tally's business. Bounded: at most `most` rules and reasons are kept,
// which a thousand rules do not reach in practice; further ones are only counted. Reactor thread.
#pragma once

#include "agent/flow.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace vigie::pipeline {

struct rejection {
    std::string topic;  ///< its beginning, as that of the payload: text is cut between two characters
    std::string payload;
    std::size_t payload_bytes = 0;
    std::string metric;  ///< of the reading that was refused; empty: the message was
    timestamp arrival{};
};

class rejections {
public:
    static constexpr std::size_t most = 1'000;
    static constexpr std::size_t most_bytes = 256;  ///< of topic and payload each

    /// A row of the tally, and why.
    using key = std::pair<std::uint32_t, reason>;

    /// `metric`: of the first reading that was refused, or nothing.
    void keep(const key&, const message&, std::string_view metric);

    /// Keeps what a predecessor kept of row `before` as that of row `now`.
    void take_over(std::uint32_t now, rejections& from, std::uint32_t before);

    const std::map<key, rejection>& last() const noexcept { return last_; }
    const rejection* last(const key&) const noexcept;  ///< null: none is kept
    std::uint64_t not_kept() const noexcept { return not_kept_; }

private:
    std::map<key, rejection> last_;
    std::uint64_t not_kept_ = 0;
};

}  // namespace vigie::pipeline
