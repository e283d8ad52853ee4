// An MQTT topic filter (MQTT 5.0, 4.7) whose levels may be named captures: plant/{site}/+/{machine}/{rest#},
// where {rest#} takes all levels that are left, slashes and all.
// Immutable, O(length of the topic) a match, no allocation once `captures` has grown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::map {

/// What stood at each capture, in the order of topic_filter::names(). Views into the topic.
using captures = std::vector<std::string_view>;

class topic_filter {
public:
    /// `text` has been checked by the configuration: whole levels, '#' only at the end, names unique.
    explicit topic_filter(std::string_view text);

    /// False: the topic is another one; `found` is then unspecified. A wildcard at the start does not match
    /// topics that begin with '$' (4.7.2).
    bool match(std::string_view topic, captures& found) const;

    const std::vector<std::string>& names() const noexcept { return names_; }

    /// What is subscribed: every capture as '+'.
    std::string subscription() const;

private:
    enum class kind : unsigned char { literal, single, capture, rest, rest_capture };
    struct level {
        kind is;
        std::string text;
    };
    std::vector<level> levels_;
    std::vector<std::string> names_;
};

}  // namespace vigie::map
