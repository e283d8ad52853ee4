// One mapping of a plant file, read key by key; what is wrong is collected, so that a user sees all of it at
// once.
//
// A section lives only while its file is being parsed, on one thread. Bound: complaints beyond 50 are not
// kept.
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <yaml-cpp/yaml.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::sim {

/// One thing wrong in a file; prints as "plants/demo.yaml:12:5: unknown key 'samplng': did you mean
/// 'sampling'?"
struct complaint {
    std::string file;
    int line = 0;  ///< from 1; 0: no place
    int column = 0;
    std::string what;
};
std::string to_string(const complaint&);

/// Where complaints go.
struct complaints {
    std::string_view file;
    std::vector<complaint> all;
    void add(const YAML::Mark&, std::string what);
};

struct range {
    double least = 0;
    double most = 1e9;
};

class section {
public:
    /// Complains when `node` is no mapping, and about each key that is not in `keys` or is there twice.
    section(const YAML::Node& node, std::string_view what, std::span<const std::string_view> keys,
            complaints& out);

    bool has(std::string_view key) const { return node_.IsMap() && node_[std::string{key}].IsDefined(); }
    YAML::Node at(std::string_view key) const {
        return node_.IsMap() ? node_[std::string{key}] : YAML::Node{};
    }
    YAML::Mark mark() const { return node_.Mark(); }
    complaints& out() const { return out_; }

    // Each gives the key's value; an absent key gives `otherwise`, or a complaint where there is none.
    std::string text(std::string_view key, const std::optional<std::string>& otherwise = {}) const;
    std::string name(std::string_view key) const;  ///< a level of the topic
    double number(std::string_view key, range, std::optional<double> otherwise = {}) const;
    plant_time time(std::string_view key, std::optional<plant_time> otherwise = {}) const;
    plant_time positive_time(std::string_view key, plant_time otherwise) const;
    YAML::Node list(std::string_view key, bool required) const;  ///< a sequence, empty when absent or wrong

    void wrong(std::string_view key, std::string_view what) const;

private:
    YAML::Node node_;
    std::string what_;
    complaints& out_;

    void missing(std::string_view key) const;
    std::optional<std::string> scalar(std::string_view key, bool required) const;
};

}  // namespace vigie::sim
