// One rule of the configuration, compiled: how its documents become readings. Immutable once built; the
// scratch that a call needs is the caller's. No allocation in steady state.
#pragma once

#include "agent/config/config.hpp"
#include "agent/decode/decode.hpp"
#include "agent/flow.hpp"
#include "agent/map/labels.hpp"
#include "agent/map/payload_time.hpp"
#include "agent/map/topic_filter.hpp"

#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace vigie::map {

/// The labels of one reading, reused from reading to reading. Numbers of the document become text here.
struct label_list {
    std::vector<label_value> items;
    std::deque<std::array<char, 32>> numbers;
    std::size_t numbers_used = 0;

    void clear() noexcept {
        items.clear();
        numbers_used = 0;
    }
};

/// Where one value of a message stands: a match of its reading's pattern.
struct found {
    const decode::document& in;
    decode::document::place at;
    const decode::bindings& bound;

    /// Why there is nothing at the value's own place or before it; nothing else of it can be asked for then.
    const reason* refused() const noexcept {
        const auto& here = in.at(at);
        return here.is == decode::kind::refused ? &here.why : nullptr;
    }
};

class mapping {
public:
    /// `about` outlives the mapping and has been checked by the configuration.
    explicit mapping(const config::rule& about);

    const config::rule& about() const noexcept { return *about_; }
    const topic_filter& topic() const noexcept { return topic_; }

    /// Whether the document is one that the rule is for.
    bool applies(const decode::document& to) const { return holds(conditions_, to, {}); }

    std::size_t readings() const noexcept { return readings_.size(); }

    /// Calls `each(found)` for each value of a reading, until it returns false.
    template <class Each>
    void values(std::size_t reading, const decode::document& in, Each&& each) const {
        about_->readings[reading].value.each(
            in,
            [&](const decode::document& document, decode::document::place at, const decode::bindings& bound) {
                return each(found{document, at, bound});
            });
    }

    bool applies(std::size_t reading, const found& to) const {
        return holds(readings_[reading].conditions, to.in, to.bound);
    }

    /// In base units. Errors: bad_quality, no_value, not_a_number, not_finite, unknown_state.
    result<double> value(std::size_t reading, const found&) const;

    /// When it was measured; nullopt where the rule leaves that to the arrival. Errors: bad_time, stale.
    result<std::optional<timestamp>> time(const found&, timestamp arrival) const;

    /// True where a reading's labels are the same for every message of a topic, so that its series is as
    /// well.
    bool labels_follow_from_topic(std::size_t reading) const noexcept {
        return !readings_[reading].from_document;
    }

    /// Errors: label_missing, label_invalid, label_too_long.
    result<void> labels(std::size_t reading, const captures&, const found&, std::size_t label_bytes,
                        label_list& out) const;

private:
    struct compiled_condition {
        const config::condition* about;
        decode::related at;
    };
    struct compiled_label {
        const config::label* about;
        std::size_t index = 0;  ///< of the capture, in the topic or in the path
        decode::related at{};
    };
    struct compiled_reading {
        bool from_document = false;
        std::vector<compiled_condition> conditions;
        std::optional<decode::related> quality;
        std::vector<compiled_label> labels;
        std::optional<decode::related> labels_from;
    };
    static std::vector<compiled_condition> compile(const std::vector<config::condition>&);
    static bool holds(const std::vector<compiled_condition>&, const decode::document&,
                      const decode::bindings&);
    compiled_reading compile(const config::reading&) const;
    static result<void> spread(const decode::document&, decode::document::place object,
                               std::size_t label_bytes, label_list& out);

    const config::rule* about_;
    topic_filter topic_;
    std::optional<time_reader> time_;
    std::vector<compiled_condition> conditions_;
    std::vector<compiled_reading> readings_;
};

}  // namespace vigie::map
