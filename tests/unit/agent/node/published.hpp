// What the collectors published, kept by topic.
#pragma once

#include "agent/node/collector.hpp"

#include <map>
#include <string>

namespace vigie::node {

inline const std::string fixtures = std::string{VIGIE_SOURCE_DIR} + "/tests/fixtures/node";

inline roots fixture_roots() {
    return {fixtures + "/proc", fixtures + "/sys", fixtures + "/root"};
}

class published {
public:
    std::map<std::string, std::string> by_topic;
    publish out() {
        return [this](std::string_view topic, std::string_view payload) {
            by_topic[std::string{topic}] = payload;
        };
    }
};

}  // namespace vigie::node
