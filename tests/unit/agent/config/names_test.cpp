#include "agent/config/names.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

TEST(MetricNames, AreCheckedByGrammarAndOwner) {
    struct {
        std::string_view name;
        metric_type type;
        std::string_view fault;
    } const cases[] = {
        {"plant_temperature_celsius", metric_type::gauge, ""},
        {"_x9", metric_type::gauge, ""},
        {"plant_parts_total", metric_type::counter, ""},
        {"nodes", metric_type::gauge, ""},
        {"", metric_type::gauge, "'' is no metric name: letters, digits and '_' only, no digit first"},
        {"9x", metric_type::gauge, "'9x' is no metric name: letters, digits and '_' only, no digit first"},
        {"a:b", metric_type::gauge, "'a:b' is no metric name: letters, digits and '_' only, no digit first"},
        {"é", metric_type::gauge, "'é' is no metric name: letters, digits and '_' only, no digit first"},
        {"node_load1", metric_type::gauge,
         "metric 'node_load1' begins with 'node_', which is not for rules: choose another name"},
        {"vigie_x", metric_type::gauge,
         "metric 'vigie_x' begins with 'vigie_', which is not for rules: choose another name"},
        {"plant_sensor_x", metric_type::gauge,
         "metric 'plant_sensor_x' begins with 'plant_sensor_', as what the agent says itself: choose another "
         "name"},
        {"plant_parts", metric_type::counter,
         "metric 'plant_parts' is a counter: call it 'plant_parts_total'"},
        {"plant_parts_total", metric_type::gauge,
         "metric 'plant_parts_total' is a gauge: leave '_total' to counters, or write 'type: counter'"},
        {"plant_parts_count", metric_type::gauge,
         "metric 'plant_parts_count' is a gauge: leave '_count' to histograms and summaries"},
    };
    for (const auto& [name, type, fault] : cases) EXPECT_EQ(fault_of_metric_name(name, type), fault) << name;
}

TEST(LabelNames, LeaveThoseOfPrometheusAndTheAgentAlone) {
    for (const auto* name : {"site", "line", "machine", "sensor", "axis", "host", "_x", "Area2"})
        EXPECT_EQ(fault_of_label_name(name), "") << name;
    for (const auto* name :
         {"job",      "instance", "namespace", "pod",      "container", "endpoint", "service",  "node",
          "__name__", "__x",      "le",        "quantile", "metric",    "side",     "severity", "quantity",
          "unit",     "",         "a-b",       "1a",       "a:b",       "ä"})
        EXPECT_NE(fault_of_label_name(name), "") << name;
}

}  // namespace
}  // namespace vigie::config
