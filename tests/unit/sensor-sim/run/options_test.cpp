#include "sensor-sim/run/options.hpp"

#include <gmock/gmock.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;
using words = std::vector<std::string>;

options good(const words& arguments) {
    auto parsed = parse_options(arguments);
    if (const auto* wrong = std::get_if<usage_error>(&parsed)) ADD_FAILURE() << wrong->text;
    return std::holds_alternative<options>(parsed) ? std::get<options>(std::move(parsed)) : options{};
}

TEST(Options, HaveDefaults) {
    const auto o = good({"p.yaml"});
    EXPECT_EQ(o.file, "p.yaml");
    EXPECT_EQ(o.broker.at.paho(), "tcp://127.0.0.1:1883");
    EXPECT_EQ(o.pace.speed, 1);
    EXPECT_EQ(o.pace.duration, plant_time::max());
    EXPECT_FALSE(o.start || o.seed || o.dry_run || o.is_replay);
}

TEST(Options, AreRead) {
    const auto o = good({"--speed", "600", "p.yaml", "--duration=7h", "--start=2026-01-05T06:00:00Z",
                         "--seed=9", "--rate=2000", "--dry-run", "--broker=mqtts://[::1]", "--line=press"});
    EXPECT_EQ(o.pace.speed, 600);
    EXPECT_EQ(o.pace.duration, 7h);
    EXPECT_EQ(o.start->time_since_epoch(), 1767592800000ms);
    EXPECT_EQ(o.seed, 9U);
    EXPECT_EQ(o.rate, 2000);
    EXPECT_TRUE(o.dry_run);
    EXPECT_EQ(o.broker.at.paho(), "ssl://[::1]:8883");
    EXPECT_EQ(o.line, "press");
}

TEST(Options, OfReplayAreRead) {
    const auto o = good(
        {"replay", "r.csv", "--machine", "lyon/press/pump-1", "--map", "a=vibration/b", "--map=c=d/e/f*2"});
    EXPECT_TRUE(o.is_replay);
    EXPECT_EQ(o.machine, "lyon/press/pump-1");
    EXPECT_EQ(o.channels.maps.size(), 2U);
}

TEST(Options, SayWhatIsWrong) {
    const std::pair<words, std::string> cases[] = {
        {{}, "needs a PLANT.yaml"},
        {{"a.yaml", "b.yaml"}, "one file at a time"},
        {{"p.yaml", "--sped=3"}, "sped"},
        {{"p.yaml", "--speed=0"}, "--speed: '0' must be a number from"},
        {{"p.yaml", "--duration=7"}, "--duration: must be like"},
        {{"p.yaml", "--start=now"}, "--start: must be like"},
        {{"p.yaml", "--broker=localhost:1883"},
         "--broker: expected mqtt://host:port or mqtts://host:port, found 'localhost:1883'"},
        {{"p.yaml", "--broker=mqtt://u:p@host"}, "--broker: "},
        {{"p.yaml", "--machine=a/b/c"}, "machine"},
        {{"replay", "r.csv"}, "replay needs --machine"},
        {{"replay", "r.csv", "--machine=a/b"}, "--machine: 'a/b' must be SITE/LINE/NAME"},
        {{"replay", "r.csv", "--machine=a/b/c/d"}, "--machine: "},
        {{"replay", "r.csv", "--machine=a/b/c", "--rate=5"}, "rate"},
        {{"replay", "r.csv", "--machine=a/b/c", "--map=x"}, "--map: 'x' must be like"},
    };
    for (const auto& [arguments, what] : cases) {
        const auto parsed = parse_options(arguments);
        ASSERT_TRUE(std::holds_alternative<usage_error>(parsed)) << what;
        EXPECT_THAT(std::get<usage_error>(parsed).text, testing::HasSubstr(what));
    }
}

TEST(Options, OfferHelpAndVersion) {
    EXPECT_THAT(std::get<said>(parse_options({"--version"})).text, testing::StartsWith("sensor-sim 0."));
    EXPECT_THAT(std::get<said>(parse_options({"replay", "--help"})).text, testing::HasSubstr("--machine"));
}

}  // namespace
}  // namespace vigie::sim
