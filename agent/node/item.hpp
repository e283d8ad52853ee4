// What one item of a collector is published as: a topic segment and a JSON object.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace vigie::node {

/// A name as one topic segment: '/', '+', '#', '%', and everything but printable ASCII becomes %XX, so that
/// different names stay different.
std::string segment(std::string_view name);

/// A flat JSON object, member by member.
class object {
public:
    object& number(std::string_view key, double finite);
    object& text(std::string_view key, std::string_view value);
    std::string str() && { return std::move(json_ += json_.empty() ? "{}" : "}"); }

private:
    void key(std::string_view key);
    void quoted(std::string_view text);

    std::string json_;
};

}  // namespace vigie::node
