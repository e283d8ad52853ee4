// What a broker was heard to say, by topic: what a payload is, which values stand in it and what they look
// like. Bounded: `most_topics`, `most_leaves` of each, a few short examples of each leaf; what is beyond is
// counted. Single-threaded.
#pragma once

#include "agent/decode/decode.hpp"
#include "agent/flow.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vigie::verbs {

/// A place of a document, the elements of lists taken together.
struct seen_leaf {
    std::uint64_t messages = 0;  ///< that have it
    bool number = true;          ///< always a number, a truth, or digits
    bool decimal_comma = false;
    std::optional<double> example;
    std::set<std::string> texts;       ///< at most a few, cut
    std::optional<timestamp> arrival;  ///< of the message that the example is from
};

struct seen_topic {
    std::optional<decode::recipe> how;  ///< nothing: bytes that no format recognises
    std::uint64_t messages = 0;
    std::uint64_t unread = 0;                 ///< not by that format
    std::map<std::string, seen_leaf> leaves;  ///< by pattern: /devices/{item}/v
};

class seen_topics {
public:
    static constexpr std::size_t most_topics = 10'000, most_leaves = 100, most_texts = 8, longest_text = 40;
    static constexpr std::size_t longest_payload = 262'144, longest_topic = 1'024;

    void see(const message&, bool has_arrival);

    const std::map<std::string, seen_topic, std::less<>>& all() const noexcept { return all_; }

    template <class Condition>
    void forget_if(Condition&& is_known) {
        std::erase_if(all_, [&](const auto& each) { return is_known(each.first); });
    }

    struct left_out {
        std::uint64_t messages_of_further_topics = 0, unusable = 0, leaves = 0;
    };
    const left_out& beyond() const noexcept { return beyond_; }

private:
    void look(const decode::document&, decode::document::place, const std::string& pattern, int lists,
              const message&, bool has_arrival, seen_topic&, std::set<std::string>& here);

    std::map<std::string, seen_topic, std::less<>> all_;
    left_out beyond_;
    decode::document document_;
};

}  // namespace vigie::verbs
