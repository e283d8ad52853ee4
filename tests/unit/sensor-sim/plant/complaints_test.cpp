// What a user reads when the plant file is wrong: file:line:column, the key, the mend.
#include "tests/unit/sensor-sim/small_plant.hpp"

#include <gmock/gmock.h>

namespace vigie::sim {
namespace {

std::string complaints_about(const std::string& yaml) {
    auto parsed = parse_plant(yaml, "p.yaml");
    std::string text;
    if (const auto* wrong = std::get_if<std::vector<complaint>>(&parsed))
        for (const auto& one : *wrong) text += to_string(one) + '\n';
    return text;
}

std::string with(std::string_view from, std::string_view to) {
    auto text = small_plant;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(PlantComplaints, NamePlaceKeyAndMend) {
    struct {
        std::string yaml, complaint;
    } const cases[] = {
        {with("sampling: 60s", "samplng: 60s"),
         "p.yaml:3:1: unknown key 'samplng': did you mean 'sampling'?"},
        {with("seed: 7", "colour: red"), "p.yaml:2:1: unknown key 'colour': a plant knows site, seed, "},
        {with("seed: 7", "seed: 7\nseed: 8"), "p.yaml:3:1: key 'seed' is there twice: keep one"},
        {with("site: lyon", "site: ly/on"),
         "p.yaml:1:7: key 'site': 'ly/on' cannot be a level of a topic: use"},
        {with("site: lyon\n", ""), "key 'site' is missing: a plant needs it"},
        {with("60s", "60"), "p.yaml:3:11: key 'sampling': '60' must be a duration such as"},
        {with("60s", "0s"), "p.yaml:3:11: key 'sampling': must be longer than 0"},
        {with("load: 80", "load: 800"), "p.yaml:6:29: key 'load': '800' must be a number from 0 to 150"},
        {with("at: 0h", "at: 1h"), "key 'at': shifts must begin at 0h and ascend"},
        {with("profile: day", "profile: dya"),
         "p.yaml:12:18: key 'profile': no profile 'dya': did you mean 'day'?"},
        {with("quantity: speed", "quantity: sped"),
         "p.yaml:16:24: key 'quantity': no quantity 'sped': did you mean 'speed'?"},
        {with("lag: 25m", "idle: 3"), "p.yaml:15:62: unknown key 'idle': a temperature sensor knows"},
        {with("axes: {x: 1, y: 0.8}, ", ""), "key 'axes': must map each axis to its part"},
        {with("full: 1.5, ", ""), "key 'full' is missing: a vibration sensor needs it"},
        {with("name: shaft", "name: shaft, quantity: speed"), "key 'quantity' is there twice"},
        {with("- {quantity: speed, name: shaft, sampling: 30s}",
              "- {quantity: temperature, name: bearing, full: 50}"),
         "p.yaml:16:13: temperature/bearing is there twice: give each sensor its own name"},
        {with("site: lyon", "site: [lyon"), "is not YAML here"},
        {"", "a plant must be a mapping"},
        {small_plant + "        faults: [{kind: bering_wear, at: 1h}]",
         "p.yaml:17:25: key 'kind': no fault 'bering_wear': did you mean 'bearing_wear'?"},
        {small_plant + "        faults: [{kind: stuck, at: 1h, sensor: temperature/baring}]",
         "key 'sensor': the machine has no sensor 'temperature/baring': did you mean 'temperature/bearing'"},
        {small_plant + "        faults: [{kind: stuck, at: 1h}]", "key 'sensor' is missing: stuck needs it"},
        {small_plant + "        faults: [{kind: spike, at: 1h, sensor: speed}]",
         "key 'height' is missing: spike needs it"},
        {small_plant + "        production: {scrap: 3}",
         "key 'cycle': is needed: the planned time for one part"},
        {small_plant + "        production: {cycle: 12s, stop_every: 1h, stop_for: 2h}",
         "key 'stop_for': must be shorter than 'stop_every'"},
        {small_plant + "        production: {cycle: 12s, scarp: 3}",
         "unknown key 'scarp': did you mean 'scrap'?"},
        {small_plant + "        faults: [{kind: imbalance, at: 1h, heat: 3}]", "unknown key 'heat'"},
    };
    for (const auto& [yaml, complaint] : cases)
        EXPECT_THAT(complaints_about(yaml), testing::HasSubstr(complaint));
}

TEST(PlantComplaints, ComeAllInOneGo) {
    const auto text = complaints_about(with("seed: 7\nsampling: 60s", "sed: 7\nsamplng: 60s"));
    EXPECT_THAT(text, testing::HasSubstr("'sed'"));
    EXPECT_THAT(text, testing::HasSubstr("'samplng'"));
}

TEST(PlantComplaints, AreBounded) {
    std::string yaml = small_plant;
    for (int i = 0; i < 200; ++i) yaml += "key_" + std::to_string(i) + ": 1\n";
    const auto parsed = parse_plant(yaml, "p.yaml");
    EXPECT_EQ(std::get<std::vector<complaint>>(parsed).size(), 50U);
}

TEST(PlantComplaints, RefuseAFileThatIsTooLarge) {
    EXPECT_THAT(complaints_about(std::string(1024 * 1024 + 1, '#')), testing::HasSubstr("over 1 MiB"));
}

}  // namespace
}  // namespace vigie::sim
