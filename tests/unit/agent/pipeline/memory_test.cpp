// What a machine was known by, over a restart and over another configuration.
#include "agent/condition/snapshot.hpp"
#include "agent/config/load.hpp"
#include "agent/pipeline/pipeline.hpp"

#include "tests/unit/agent/condition/judgement_samples.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace vigie::pipeline {
namespace {

using namespace std::chrono_literals;
using condition::shown;

config::agent configured(std::string_view more = "", std::string_view scale = "1") {
    const auto yaml = fmt::format(
        "clock: payload\n"
        "rules:\n"
        "- {{name: v, topic: 'p/{{machine}}/{{axis}}', time: /ts, time_unit: ms, readings: [\n"
        "    {{metric: rms, help: A, value: /rms, scale: {}}}]}}\n"
        "sensors:\n"
        "- {{metric: rms, limits: {{critical: 0.9}}, hold: 10m, silent_after: 1h}}\n"
        "machines:\n"
        "- {{profile: bearing, {}indicators: [{{metric: rms, measures: acceleration_rms, group_by: "
        "axis}}]}}\n",
        scale, more);
    auto loaded = config::load(yaml, "test", "host");
    if (const auto* wrong = std::get_if<std::vector<config::fault>>(&loaded))
        throw std::runtime_error{to_string(wrong->front())};
    return std::get<config::agent>(std::move(loaded));
}

class Memory : public testing::Test {
protected:
    /// A restart, by the bytes of a file.
    void restart(config::agent with) {
        const auto bytes = condition::pack(flow->recall());
        flow.reset();
        about = std::move(with);
        condition::memory before;
        ASSERT_EQ(condition::unpack(bytes, before), condition::snapshot::whole);
        flow.emplace(about, nullptr, std::move(before));
    }
    void reload(config::agent with) {
        old = std::move(about);
        about = std::move(with);
        pipeline next{about, nullptr, flow->recall()};
        next.inherit(*flow);
        after = next.sensors().machines().at(0).watch->state();
        learned = next.sensors().machines().at(0).watch->learned_share();
    }
    void step(double factor, std::string_view axes = "xy") {
        for (const char axis : axes) {
            const double value = 0.5 * factor * std::exp(noise(draw));
            flow->take({fmt::format("p/pump-1/{}", axis),
                        fmt::format(R"({{"ts":{},"rms":{}}})", at.time_since_epoch().count(), value), wall, 1,
                        false});
        }
        at += 10min;
        wall += 1s;
    }
    void run(duration span, double factor = 1) {
        for (const auto end = at + span; at < end;) step(factor);
        flow->sweep(wall);
    }
    const condition::watched_machine& watch() const { return *flow->sensors().machines().at(0).watch; }

    config::agent about = configured(), old;
    std::optional<pipeline> flow{std::in_place, about};
    timestamp at = condition::start, wall{1'700'000'000s};
    std::mt19937 draw{3};
    std::normal_distribution<double> noise{0, 0.05};
    shown after{};
    double learned = 0;
};

TEST_F(Memory, GoesOnWithoutANewWarmUp) {
    run(48h);
    ASSERT_EQ(watch().state(), shown::normal);
    restart(configured());
    EXPECT_TRUE(flow->sensors().machines().empty()) << "nothing has come yet";
    step(1);
    EXPECT_EQ(watch().state(), shown::normal);
    EXPECT_EQ(watch().learned_share(), 1);
    run(24h);
    EXPECT_EQ(watch().state(), shown::normal);
    EXPECT_EQ(watch().restarts(), 0u);
}

TEST_F(Memory, KeepsAnAlarmAndDoesNotLiftItByHalfOfTheIndicators) {
    run(48h);
    run(24h, 3);
    ASSERT_EQ(watch().state(), shown::severe);
    const auto since = watch().since();
    restart(configured());
    step(1, "x");  // would be the all-clear, if it were all
    step(1, "x");
    EXPECT_EQ(watch().state(), shown::severe);
    EXPECT_EQ(watch().since(), since);
    run(24h, 1);
    EXPECT_EQ(watch().state(), shown::normal);
}

TEST_F(Memory, KeepsTheHeldLimitOfASensor) {
    run(48h);
    run(2h, 3);
    const auto verdict = [&] { return flow->sensors().at(0)->condition.now(); };
    ASSERT_EQ(verdict().level, condition::limit_level::critical);
    const auto since = verdict().since;
    restart(configured());
    step(3);
    EXPECT_EQ(verdict().level, condition::limit_level::critical);
    EXPECT_EQ(verdict().since, since);
}

TEST_F(Memory, LearnsAfreshWhereTheMappingIsAnother) {
    run(48h);
    restart(configured("", "0.001"));
    step(1);
    EXPECT_EQ(watch().learned_share(), 0);
    EXPECT_EQ(flow->sensors().at(0)->condition.now().level, condition::limit_level::within);
}

TEST_F(Memory, LearnsAfreshWhereTheProfileLearnsOtherwiseAndNotForAThreshold) {
    run(48h);
    restart(configured("sensitivity: 2, hold: 10m, "));
    step(1);
    EXPECT_EQ(watch().learned_share(), 1);
    restart(configured("learning: 12h, "));
    step(1);
    EXPECT_EQ(watch().learned_share(), 0);
}

TEST_F(Memory, RemembersWhatHasNotComeAgainOverTwoRestarts) {
    run(48h);
    restart(configured());
    restart(configured());
    step(1);
    EXPECT_EQ(watch().learned_share(), 1);
}

TEST_F(Memory, IsTakenOverByAnotherConfiguration) {
    run(48h);
    reload(configured("sensitivity: 1.5, "));
    EXPECT_EQ(after, shown::normal);
    EXPECT_EQ(learned, 1);
}

}  // namespace
}  // namespace vigie::pipeline
