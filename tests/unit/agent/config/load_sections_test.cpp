#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

TEST(Configuration, NamesWhatIsWrongWithTheFile) {
    const fault_case cases[] = {
        {"- a\n", "1:1: the file: expected a mapping, found a list"},
        {"text", "1:1: the file: expected a mapping, found a single value"},
        {"rulez: []", "1:1: unknown key 'rulez' in the file: did you mean 'rules'?"},
        {"[a]: 1", "1:1: the file: a key is a single word, found a list"},
        {"window: 5s\nwindow: 6s", "2:1: key 'window' stands there twice, first in line 1"},
        {"a: b: c", "1:5: not YAML: illegal map value"},
        {"rules: [", "1:1: not YAML: end of sequence flow not found"},
        {"window: 5s\n---\nwindow: 6s", "3:1: a second document begins here: one file is one document"},
        {"rules: {name: a}", "1:8: rules: expected a list, found a mapping"},
        {"rules: [a]",
         "1:9: rules: expected a mapping, found a single value\n1:9: 'name' is missing\n1:9: 'topic' is "
         "missing\n1:9: readings: a rule has at least one, or it has 'availability'"},
        {"window: 1d12h", "1:9: window: expected a duration such as 500ms, 30s, 5m, 6h or 2d, found '1d12h'"},
        {"window: 999ms", "1:9: window: expected a duration from 1s to 1d, found '999ms'"},
        {"window: [5s]", "1:9: window: expected a duration such as 500ms, 30s, 5m, 6h or 2d, found a list"},
        {"window:", "1:1: window: expected a duration such as 500ms, 30s, 5m, 6h or 2d, found nothing"},
        {"forget_after: 1m", "1:15: forget_after: 1m is less than expiry, 5m"},
        {"expiry: 2d", "1:9: forget_after: 1d is less than expiry, 2d"},
    };
    expect_faults("", cases);
}

TEST(Configuration, NamesWhatIsWrongWithTheBroker) {
    const fault_case cases[] = {
        {"{urls: a}", "1:10: unknown key 'urls' in broker: did you mean 'url'?"},
        {"{url: 127.0.0.1}", "1:15: url: expected mqtt://host:port or mqtts://host:port, found '127.0.0.1'"},
        {"{url: tcp://a:1}", "1:15: url: expected mqtt://host:port or mqtts://host:port, found 'tcp://a:1'"},
        {"{url: mqtt://:1883}",
         "1:15: url: expected mqtt://host:port or mqtts://host:port: the host is missing"},
        {"{url: mqtt://a:99999}", "1:15: url: '99999' is no port"},
        {"{url: mqtt://a/x}",
         "1:15: url: expected mqtt://host:port or mqtts://host:port, and nothing behind it"},
        {"{url: 'mqtt://a?b'}",
         "1:15: url: expected mqtt://host:port or mqtts://host:port, and nothing behind it"},
        {"{url: mqtt://u:p@a}",
         "1:15: url: a user name and password do not stand in it: use username and password_file"},
        {"{client_id: ''}", "1:21: client_id: is empty"},
        {"{password_file: /p}", "1:25: password_file: needs a username"},
        {"{ca_file: /ca}", "1:19: ca_file: only mqtts:// uses it"},
        {"{url: mqtts://a, key_file: /k}", "1:36: certificate_file and key_file go together"},
        {"{keep_alive: 0s}", "1:22: keep_alive: expected a duration from 1s to 18h, found '0s'"},
        {"{keep_alive: 1500ms}", "1:22: keep_alive: MQTT counts it in whole seconds"},
        {"{username: [a]}", "1:20: username: expected a text, found a list"},
        {"[]", "1:9: broker: expected a mapping, found a list"},
    };
    expect_faults("broker: ", cases);
}

TEST(Configuration, FillsInTheBrokersPort) {
    struct {
        std::string_view written, meant;
    } const cases[] = {
        {"mqtt://broker", "mqtt://broker:1883"},
        {"mqtts://broker", "mqtts://broker:8883"},
        {"mqtt://[::1]", "mqtt://[::1]:1883"},
        {"mqtt://10.0.0.1:1884/", "mqtt://10.0.0.1:1884"},
    };
    for (const auto& [written, meant] : cases)
        EXPECT_EQ(good("broker: {url: '" + std::string{written} + "'}").brokers.at(0).url, meant);
}

TEST(Configuration, NamesWhatIsWrongWithLimits) {
    const fault_case cases[] = {
        {"{payload_bytes: 0}", "1:25: payload_bytes: expected 1 to 268435455, found '0'"},
        {"{payload_bytes: 257MiB}", "1:25: payload_bytes: expected 1 to 268435455, found '257MiB'"},
        {"{payload_bytes: 1MB}",
         "1:25: payload_bytes: expected a whole number, or a size such as 256KiB or 64MiB, found '1MB'"},
        {"{nesting: 1001}", "1:19: nesting: expected 1 to 1000, found '1001'"},
        {"{nesting: -1}",
         "1:19: nesting: expected a whole number, or a size such as 256KiB or 64MiB, found '-1'"},
        {"{queue_bytes: 1KiB}", "1:23: queue_bytes: 1KiB is less than one message of payload_bytes, 256KiB"},
        {"{clock_skew: 0s}", "1:22: clock_skew: expected a duration from 1s to 365d, found '0s'"},
        {"{sereis: 5}", "1:10: unknown key 'sereis' in limits: did you mean 'series'?"},
    };
    expect_faults("limits: ", cases);
}

TEST(Configuration, NamesWhatIsWrongWithTheNode) {
    const fault_case cases[] = {
        {"{enabled: yes}", "1:17: enabled: expected true or false, found 'yes'"},
        {"{interval: 100ms}", "1:18: interval: expected a duration from 1s to 1h, found '100ms'"},
        {"{procfs: ''}", "1:16: procfs: is empty"},
        {"{host: a/b}", "1:14: host: 'a/b' is a level of topics, which holds no '/', '+', '#', '{' or '}'"},
        {"{hots: a}", "1:8: unknown key 'hots' in node: did you mean 'host'?"},
    };
    expect_faults("node: ", cases);
}

}  // namespace
}  // namespace vigie::config
