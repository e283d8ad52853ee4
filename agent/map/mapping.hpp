// One rule of the configuration, compiled: which places of a document it wants and how they become readings.
// Immutable once built; the scratch that a call needs is the caller's. No allocation in steady state.
#pragma once

#include "agent/config/config.hpp"
#include "agent/decode/decode.hpp"
#include "agent/flow.hpp"
#include "agent/map/labels.hpp"
#include "agent/map/topic_filter.hpp"

#include <array>
#include <deque>
#include <vector>

namespace vigie::map {

/// The labels of one reading, reused from reading to reading. Numbers of the document become text here.
struct label_list {
    std::vector<label_value> items;
    std::deque<std::array<char, 32>> numbers;
};

class mapping {
public:
    /// `about` outlives the mapping and has been checked by the configuration.
    explicit mapping(const config::rule& about);

    const config::rule& about() const noexcept { return *about_; }
    const topic_filter& topic() const noexcept { return topic_; }
    const decode::paths& wanted() const noexcept { return wanted_; }
    decode::decoder decoder() const noexcept { return decoder_; }

    /// When it was measured; nullopt where the rule leaves that to the arrival. Errors: bad_time.
    result<std::optional<timestamp>> time(const decode::fields&) const;

    std::size_t readings() const noexcept { return readings_.size(); }

    /// In base units. Errors: value_missing, not_a_number, not_finite.
    result<double> value(std::size_t reading, const decode::fields&) const;

    /// True where a reading's labels are the same for every message of a topic, so that its series is as
    /// well.
    bool labels_follow_from_topic(std::size_t reading) const noexcept {
        return !readings_[reading].from_document;
    }

    /// Errors: label_missing, label_too_long.
    result<void> labels(std::size_t reading, const captures&, const decode::fields&, std::size_t label_bytes,
                        label_list& out) const;

private:
    struct compiled_label {
        const config::label* about;
        std::size_t at;  ///< index of the capture, or slot of the pointer
    };
    struct compiled_reading {
        decode::slot value;
        bool from_document = false;
        std::vector<compiled_label> labels;
    };
    const config::rule* about_;
    topic_filter topic_;
    decode::decoder decoder_;
    decode::paths wanted_;
    std::optional<decode::slot> time_;
    std::vector<compiled_reading> readings_;
};

}  // namespace vigie::map
