#include "agent/config/load.hpp"

#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

TEST(Configuration, IsAllDefaultsWhenTheFileIsEmpty) {
    for (const std::string_view text : {"", "# nothing\n", "{}", "broker:\nrules: []\nsensors:\n"}) {
        const auto all = good(text);
        EXPECT_EQ(all.brokers.at(0).url, "mqtt://127.0.0.1:1883");
        EXPECT_EQ(all.brokers.at(0).client_id, "vigie-edge-7");
        EXPECT_EQ(all.brokers.at(0).keep_alive, 30s);
        EXPECT_EQ(all.brokers.at(0).session_expiry, 1h);
        EXPECT_EQ(all.bounds.payload_bytes, 262'144U);
        EXPECT_EQ(all.bounds.queue_bytes, 67'108'864U);
        EXPECT_EQ(all.bounds.clock_skew, 1h);
        EXPECT_EQ(all.clock, clock_source::arrival);
        EXPECT_EQ(all.window, 60s);
        EXPECT_EQ(all.expiry, 5min);
        EXPECT_EQ(all.forget_after, 24h);
        EXPECT_TRUE(all.host.enabled);
        EXPECT_EQ(all.host.procfs, "/proc");
        EXPECT_EQ(all.host.host, "edge-7");
        EXPECT_TRUE(all.rules.empty());
        EXPECT_TRUE(all.sensors.empty());
    }
}

constexpr std::string_view whole = R"(
broker:
  url: mqtts://broker.plant:8884/
  client_id: press-shop
  username: vigie
  password_file: /run/secrets/mqtt
  ca_file: /etc/vigie/ca.pem
  certificate_file: /etc/vigie/agent.pem
  key_file: /etc/vigie/agent.key
  keep_alive: 1m
  session_expiry: 2d
limits: {payload_bytes: 1MiB, nesting: 8, readings_per_message: 16, series: 5000, topics: 6000, label_bytes: 64,
         queue_messages: 1000, queue_bytes: 2MiB, clock_skew: 10m}
clock: payload
window: 10s
expiry: 1h
forget_after: 7d
node: {enabled: false, interval: 30s, procfs: /host/proc, sysfs: /host/sys, rootfs: /host, host: press-1}
rules:
  - name: vibration
    topic: plant/{site}/+/{machine}/#
    format: json
    qos: 2
    window: false
    time: /meta/ts
    time_unit: rfc3339
    readings:
      - {metric: plant_vibration_velocity_meters_per_second, help: Vibration velocity, value: /rms, unit: mm/s,
         labels: {firmware: /meta/fw, area: north}}
      - {metric: plant_starts_total, help: Starts, type: counter, value: /starts, scale: 2, offset: -1}
  - {name: bare, topic: meter, format: plain, readings: [{metric: plant_meter, help: A bare number}]}
sensors:
  - metric: plant_vibration_velocity_meters_per_second
    match: {machine: pump-1, area: north}
    quantity: Vibration velocity
    unit: mm/s
    limits: {iso_20816_3: {group: 2, support: rigid}, low_warning: 0.5}
    hold: 90s
    silent_after: 3m
    trend: {memory: 2h}
)";

TEST(Configuration, HoldsWhatTheFileSays) {
    const auto all = good(whole);
    EXPECT_EQ(all.brokers.at(0).url, "mqtts://broker.plant:8884");
    EXPECT_EQ(all.brokers.at(0).client_id, "press-shop");
    EXPECT_EQ(all.brokers.at(0).username, "vigie");
    EXPECT_EQ(all.brokers.at(0).password_file, "/run/secrets/mqtt");
    EXPECT_EQ(all.brokers.at(0).ca_file, "/etc/vigie/ca.pem");
    EXPECT_EQ(all.brokers.at(0).certificate_file, "/etc/vigie/agent.pem");
    EXPECT_EQ(all.brokers.at(0).key_file, "/etc/vigie/agent.key");
    EXPECT_EQ(all.brokers.at(0).keep_alive, 60s);
    EXPECT_EQ(all.brokers.at(0).session_expiry, 48h);
    const auto& bounds = all.bounds;
    EXPECT_EQ(bounds.payload_bytes, 1U << 20);
    EXPECT_EQ(bounds.nesting, 8U);
    EXPECT_EQ(bounds.readings_per_message, 16U);
    EXPECT_EQ(bounds.series, 5'000U);
    EXPECT_EQ(bounds.topics, 6'000U);
    EXPECT_EQ(bounds.label_bytes, 64U);
    EXPECT_EQ(bounds.queue_messages, 1'000U);
    EXPECT_EQ(bounds.queue_bytes, 2U << 20);
    EXPECT_EQ(bounds.clock_skew, 10min);
    EXPECT_EQ(all.clock, clock_source::payload);
    EXPECT_EQ(all.window, 10s);
    EXPECT_EQ(all.expiry, 1h);
    EXPECT_EQ(all.forget_after, 168h);
    EXPECT_FALSE(all.host.enabled);
    EXPECT_EQ(all.host.interval, 30s);
    EXPECT_EQ(all.host.procfs, "/host/proc");
    EXPECT_EQ(all.host.sysfs, "/host/sys");
    EXPECT_EQ(all.host.rootfs, "/host");
    EXPECT_EQ(all.host.host, "press-1");
}

TEST(Configuration, HoldsTheRules) {
    const auto rules = good(whole).rules;
    ASSERT_EQ(rules.size(), 2U);
    const auto& vibration = rules[0];
    EXPECT_EQ(vibration.name, "vibration");
    EXPECT_EQ(vibration.topic, "plant/{site}/+/{machine}/#");
    EXPECT_EQ(vibration.qos, 2);
    EXPECT_FALSE(vibration.window);
    ASSERT_TRUE(vibration.time);
    EXPECT_EQ(vibration.time->at.text(), "/meta/ts");
    EXPECT_EQ(vibration.time->unit, time_unit::rfc3339);
    ASSERT_EQ(vibration.readings.size(), 2U);
    const auto& velocity = vibration.readings[0];
    EXPECT_EQ(velocity.value.text(), "/rms");
    EXPECT_EQ(velocity.type, metric_type::gauge);
    EXPECT_DOUBLE_EQ(velocity.scale, 0.001);
    std::string labels;
    for (const auto& each : velocity.labels)
        labels += each.name + ' ' + std::to_string(static_cast<int>(each.from)) + ' ' + each.text + '\n';
    EXPECT_EQ(labels, "area 0 north\nfirmware 2 /meta/fw\nmachine 1 machine\nsite 1 site\n");
    const auto& starts = vibration.readings[1];
    EXPECT_EQ(starts.type, metric_type::counter);
    EXPECT_EQ(starts.scale, 2);
    EXPECT_EQ(starts.offset, -1);
    EXPECT_EQ(rules[1].payload.as->name, "plain");
    EXPECT_EQ(rules[1].qos, 1);
    EXPECT_TRUE(rules[1].window);
    EXPECT_FALSE(rules[1].time);
    EXPECT_EQ(rules[1].readings[0].value.text(), "");
}

TEST(Configuration, HoldsTheSensorsInBaseUnits) {
    const auto sensors = good(whole).sensors;
    ASSERT_EQ(sensors.size(), 1U);
    const auto& about = sensors[0];
    EXPECT_EQ(about.match, (std::map<std::string, std::string>{{"area", "north"}, {"machine", "pump-1"}}));
    EXPECT_EQ(about.quantity, "Vibration velocity");
    EXPECT_EQ(about.unit, "mm/s");
    EXPECT_DOUBLE_EQ(about.display_factor, 1000);
    EXPECT_DOUBLE_EQ(about.limits.warning.value(), 0.0028);
    EXPECT_DOUBLE_EQ(about.limits.critical.value(), 0.0045);
    EXPECT_DOUBLE_EQ(about.limits.low_warning.value(), 0.0005);
    EXPECT_EQ(about.limits.low_critical, std::nullopt);
    EXPECT_EQ(about.hold, 90s);
    EXPECT_EQ(about.silent_after, 3min);
    ASSERT_TRUE(about.crossing);
    EXPECT_EQ(about.crossing->memory, 2h);
    EXPECT_EQ(about.crossing->horizon, 24h);
}

TEST(Configuration, SaysAllFaultsInTheOrderOfTheFile) {
    EXPECT_EQ(faults_of("sensors:\n- {metric: plant_x}\nwindow: 1\nrule: []\nclock: wall\n"),
              "2:12: metric: no rule makes 'plant_x'\n"
              "3:9: window: expected a duration such as 500ms, 30s, 5m, 6h or 2d, found '1'\n"
              "4:1: unknown key 'rule' in the file: did you mean 'rules'?\n"
              "5:8: clock: unknown word 'wall': known are 'arrival' and 'payload'");
}

TEST(Fault, NamesItsPlaceWhenItHasOne) {
    EXPECT_EQ(to_string(fault{"vigie.yaml", 12, 5, "no"}), "vigie.yaml:12:5: no");
    EXPECT_EQ(to_string(fault{"vigie.yaml", 0, 0, "no"}), "vigie.yaml: no");
}

}  // namespace
}  // namespace vigie::config
