// One mapping of the configuration: what any YAML file has, and the kinds of value of its own.
#pragma once

#include "agent/config/keys.hpp"
#include "agent/decode/pattern.hpp"
#include "agent/flow.hpp"
#include "libs/yaml/mapping.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace vigie::config {

using yaml::fault_list;

/// Of a scalar that is one, finite.
std::optional<double> number_at(const YAML::Node&);

class mapping : public yaml::mapping {
public:
    mapping(const YAML::Node&, std::string_view key, const section& known, fault_list&);

    bool number(std::string_view key, double& to) const;
    bool time_span(std::string_view key, duration& value, duration from, duration to) const;
    bool size(std::string_view key, std::size_t& value, std::size_t from, std::size_t to) const;

    /// The place in a document that the key's text names. False: there is none, or it is not one.
    bool place(std::string_view key, decode::pattern& to) const;
};

}  // namespace vigie::config
