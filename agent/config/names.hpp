// Names that Prometheus takes and that the agent leaves to the operator. Each check returns what is wrong,
// empty when nothing is. Grammar: prometheus.io/docs/concepts/data_model.
#pragma once

#include "agent/config/config.hpp"

#include <string>
#include <string_view>

namespace vigie::config {

std::string fault_of_metric_name(std::string_view name, metric_type);
std::string fault_of_label_name(std::string_view name);

/// What is allowed and is probably a mistake.
std::string warning_of_metric_name(std::string_view name);
std::string warning_of_label_name(std::string_view name);

/// Of a rule or a broker, which is the value of a label.
std::string fault_of_plain_name(std::string_view name);

}  // namespace vigie::config
