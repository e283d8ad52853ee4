#include "agent/map/topic_filter.hpp"

namespace vigie::map {
namespace {

/// Takes the first level off `rest`; `more` says whether a '/' followed it.
std::string_view next_level(std::string_view& rest, bool& more) {
    const auto slash = rest.find('/');
    more = slash != std::string_view::npos;
    const auto level = rest.substr(0, slash);
    rest.remove_prefix(more ? slash + 1 : rest.size());
    return level;
}

}  // namespace

topic_filter::topic_filter(std::string_view text) {
    for (bool more = true; more;) {
        const auto part = next_level(text, more);
        if (part == "#") {
            levels_.push_back({kind::rest, {}});
        } else if (part == "+") {
            levels_.push_back({kind::single, {}});
        } else if (part.ends_with("#}") && part.front() == '{') {
            names_.emplace_back(part.substr(1, part.size() - 3));
            levels_.push_back({kind::rest_capture, names_.back()});
        } else if (part.size() > 2 && part.front() == '{' && part.back() == '}') {
            names_.emplace_back(part.substr(1, part.size() - 2));
            levels_.push_back({kind::capture, names_.back()});
        } else {
            levels_.push_back({kind::literal, std::string{part}});
        }
    }
}

bool topic_filter::match(std::string_view topic, captures& found) const {
    found.clear();
    if (topic.starts_with('$') && levels_.front().is != kind::literal) return false;
    bool more = true;
    for (const auto& wanted : levels_) {
        if (wanted.is == kind::rest) return true;  // the parent level matches too
        if (wanted.is == kind::rest_capture) {
            found.push_back(more ? topic : std::string_view{});
            return true;
        }
        if (!more) return false;
        const auto part = next_level(topic, more);
        if (wanted.is == kind::literal && part != wanted.text) return false;
        if (wanted.is == kind::capture) found.push_back(part);
    }
    return !more;
}

std::string topic_filter::subscription() const {
    std::string text;
    for (const auto& part : levels_) {
        if (!text.empty() || &part != &levels_.front()) text += '/';
        switch (part.is) {
            case kind::literal:
                text += part.text;
                break;
            case kind::single:
            case kind::capture:
                text += '+';
                break;
            case kind::rest:
            case kind::rest_capture:
                text += '#';
                break;
        }
    }
    return text;
}

}  // namespace vigie::map
