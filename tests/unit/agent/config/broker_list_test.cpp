// Where messages come from: `broker` is one, `brokers` are several.
#include "tests/unit/agent/config/loaded.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::config {
namespace {

TEST(Brokers, AreOneThatIsCalledMainUnlessTheFileSaysOtherwise) {
    for (const auto* text : {"", "broker: {}", "broker: {url: 'mqtt://127.0.0.1'}"}) {
        const auto about = good(text);
        ASSERT_EQ(about.brokers.size(), 1u) << text;
        EXPECT_EQ(about.brokers[0].name, "main") << text;
        EXPECT_EQ(about.brokers[0].client_id, "vigie-edge-7") << text;
        EXPECT_EQ(about.brokers[0].url, "mqtt://127.0.0.1:1883") << text;
    }
    EXPECT_EQ(good("broker: {name: hall-2}").brokers[0].name, "hall-2");
    EXPECT_EQ(good("broker: {name: hall-2}").brokers[0].client_id, "vigie-edge-7-hall-2");
}

TEST(Brokers, MayBeSeveralWithANameAndASessionEach) {
    const auto about = good(
        "brokers:\n"
        "  - {name: main, url: 'mqtt://a'}\n"
        "  - {name: north, url: 'mqtts://b', username: u, password_file: /p, ca_file: /ca}\n"
        "  - {name: south, url: 'mqtt://b', client_id: mine}\n"
        "rules:\n"
        "  - {name: r, broker: south, topic: a, readings: [{metric: m, help: M}]}\n"
        "  - {name: s, topic: a, readings: [{metric: m}]}\n");
    ASSERT_EQ(about.brokers.size(), 3u);
    EXPECT_EQ(about.brokers[0].client_id, "vigie-edge-7");
    EXPECT_EQ(about.brokers[1].client_id, "vigie-edge-7-north");
    EXPECT_EQ(about.brokers[1].url, "mqtts://b:8883");
    EXPECT_EQ(about.brokers[1].password_file, "/p");
    EXPECT_EQ(about.brokers[2].client_id, "mine");
    EXPECT_EQ(about.rules[0].broker, 2u);
    EXPECT_EQ(about.rules[1].broker, 0u) << "the first one, unless the rule names another";
}

TEST(Brokers, AreRefusedWithTheMend) {
    const fault_case cases[] = {
        {"broker: {}\nbrokers: [{name: a}]", "2:10: brokers: broker stands there as well: one of the two"},
        {"brokers: []", "1:10: brokers: at least one"},
        {"brokers: {name: a}", "1:10: brokers: expected a list, found a mapping"},
        {"brokers: [{url: 'mqtt://a'}]", "1:11: 'name' is missing"},
        {"brokers: [{name: a, url: 'mqtt://a'}, {name: a, url: 'mqtt://b'}]",
         "1:46: name: there is a broker 'a' already"},
        {"brokers: [{name: 'a b'}]", "1:18: name: letters, digits, '-' and '_' only, at most 64"},
        {"broker: {name: ä}", "1:16: name: letters, digits, '-' and '_' only, at most 64"},
        {"brokers: [{name: a, client_id: x}, {name: b, client_id: x, url: 'mqtt://127.0.0.1:1883'}]",
         "1:65: url: broker 'a' is the same, with the same client_id: one of the two would put the other "
         "out"},
        {"brokers: [{name: a, urll: x}]", "1:21: unknown key 'urll' in brokers: did you mean 'url'?"},
        {"brokers: [{name: a}]\nrules: [{name: r, topic: a, broker: b, readings: [{metric: m, help: M}]}]",
         "2:37: broker: unknown broker 'b': did you mean 'a'?"},
    };
    expect_faults("", cases);
}

TEST(Brokers, AreNotMoreThan32) {
    std::string text = "brokers:\n";
    for (int i = 0; i < 33; ++i) text += "  - {name: b" + std::to_string(i) + "}\n";
    EXPECT_EQ(faults_of(text), "34:5: more than 32 brokers");
}

}  // namespace
}  // namespace vigie::config
