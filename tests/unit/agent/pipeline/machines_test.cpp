// Messages through the whole pipeline to the judgement of a machine: the running agent must say what
// ./vigie evaluate says of the same data.
#include "agent/config/load.hpp"
#include "agent/pipeline/pipeline.hpp"

#include "tests/unit/agent/condition/judgement_samples.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace vigie::pipeline {
namespace {

using namespace std::chrono_literals;
using condition::health;
using condition::shown;

constexpr std::string_view yaml =
    "clock: payload\n"
    "forget_after: 400d\n"
    "rules:\n"
    "- {name: v, topic: 'p/{site}/{line}/{machine}/{axis}', time: /ts, time_unit: ms, readings: [\n"
    "    {metric: acceleration_meters_per_second_squared, help: A, value: /rms, optional: true},\n"
    "    {metric: kurtosis, help: K, value: /kurtosis, optional: true}]}\n"
    "machines:\n"
    "- profile: bearing\n"
    "  indicators:\n"
    "  - {metric: acceleration_meters_per_second_squared, measures: acceleration_rms, group_by: axis}\n"
    "  - {metric: kurtosis, measures: impulsiveness, group_by: axis}\n";

config::agent configured() {
    auto loaded = config::load(yaml, "test", "host");
    if (const auto* wrong = std::get_if<std::vector<config::fault>>(&loaded))
        throw std::runtime_error{to_string(wrong->front())};
    return std::get<config::agent>(std::move(loaded));
}

/// A machine with two axes: learns, runs, wears, stops for a day, and is repaired.
struct reading {
    timestamp at;
    std::array<double, 4> values;  ///< rms and kurtosis of x, of y
};
std::vector<reading> a_life() {
    std::mt19937 draw{7};
    std::normal_distribution<double> noise{0, 0.05};
    std::vector<reading> all;
    timestamp at = condition::start;
    const auto run = [&](duration span, double from, double to) {
        const auto begin = at;
        for (; at < begin + span; at += 10min) {
            const double share =
                static_cast<double>((at - begin).count()) / static_cast<double>(span.count());
            const double factor = from * std::pow(to / from, share);
            auto& made = all.emplace_back(reading{at, {0.5, 3, 0.4, 3.2}});
            for (auto& value : made.values) value *= factor * std::exp(noise(draw));
        }
    };
    run(72h, 1, 1);
    run(96h, 1, 2.5);
    at += 20h;
    run(12h, 2.5, 4);
    run(48h, 1, 1);
    return all;
}

class Machines : public testing::Test {
protected:
    void send(const std::string& machine, const reading& one, duration late = 0ms) {
        const auto ts = one.at.time_since_epoch().count();
        for (const std::size_t axis : {0u, 1u}) {
            const auto topic = fmt::format("p/lyon/press/{}/{}", machine, axis == 0 ? "x" : "y");
            const auto payload = fmt::format(R"({{"ts":{},"rms":{},"kurtosis":{}}})", ts,
                                             one.values[2 * axis], one.values[2 * axis + 1]);
            flow.take({topic, payload, arrival + late, 1, false});
        }
        flow.sweep(arrival + late);
        arrival += 1s;
    }
    const condition::watched_machine& watch(std::size_t which = 0) const {
        return *flow.sensors().machines().at(which).watch;
    }
    config::agent about = configured();
    pipeline flow{about};
    timestamp arrival{1'700'000'000s};
};

TEST_F(Machines, AreJudgedAsByEvaluation) {
    auto how = about.machines[0].how;
    for (const std::uint8_t axis : {std::uint8_t{0}, std::uint8_t{1}})
        for (auto each : about.machines[0].indicators) {
            each.how.group = axis;
            how.indicators.push_back(each.how);
        }
    condition::machine_judgement evaluated{how};
    std::optional<condition::machine_condition> before;  // the agent knows a moment when the next one comes
    std::array<int, 5> seen{};
    for (const auto& one : a_life()) {
        send("pump-1", one);
        const auto& now = watch().judgement().now();
        if (before) {
            EXPECT_EQ(now.state, before->state);
            EXPECT_EQ(now.score, before->score);
            EXPECT_EQ(now.since, before->since);
        }
        for (std::size_t i = 0; i < 4; ++i) evaluated.sample(i, one.values[i], one.at);
        before = evaluated.assess(one.at);
        ++seen[static_cast<std::size_t>(before->state)];
    }
    for (const auto state : {health::learning, health::normal, health::degraded, health::severe})
        EXPECT_GT(seen[static_cast<std::size_t>(state)], 0) << static_cast<int>(state);
}

TEST_F(Machines, GiveTheirConditionToTheStateOfTheMachine) {
    for (const auto& one : a_life()) {
        send("pump-1", one);
        const auto& machine = flow.sensors().machines().at(0);
        if (watch().state() == shown::severe) {
            EXPECT_EQ(flow.sensors().state_of(machine)->state, ne107::out_of_specification);
        }
    }
    ASSERT_EQ(flow.sensors().slots(), 4u) << "an indicator is a judged sensor";
    EXPECT_EQ(flow.sensors().at(0)->condition.about().quantity, "A");
    EXPECT_EQ(flow.sensors().at(0)->condition.about().silent_after, 1h);
    EXPECT_EQ(flow.sensors().machines().at(0).name, "lyon / press / pump-1");
}

TEST_F(Machines, AreNotMadeWhereNoIndicatorIs) {
    flow.take({"p/lyon/press/pump-1/x", R"({"ts":1,"other":1})", arrival, 1, false});
    EXPECT_TRUE(flow.sensors().machines().empty());
}

TEST_F(Machines, AreNotToldWhatWasRefused) {
    const auto life = a_life();
    for (std::size_t i = 0; i < 300; ++i) send("pump-1", life[i]);
    const auto refused = watch().judgement().indicators()[0].refused();
    send("pump-1", life[0]);
    send("pump-1", {life[300].at, {std::nan(""), 1, 1, 1}});
    EXPECT_EQ(watch().judgement().indicators()[0].refused(), refused);
}

TEST_F(Machines, AreTenThousandSeriesAtOnceWithoutQuadraticTime) {
    const auto began = std::chrono::steady_clock::now();
    const auto life = a_life();
    for (int machine = 0; machine < 2'500; ++machine)
        for (const std::size_t round : {0u, 1u, 2u}) {
            const auto& one = life[round];
            for (const auto* axis : {"x", "y"})
                flow.take(
                    {fmt::format("p/lyon/press/pump-{}/{}", machine, axis),
                     fmt::format(R"({{"ts":{},"rms":1.5,"kurtosis":3}})", one.at.time_since_epoch().count()),
                     arrival, 1, false});
        }
    flow.sweep(arrival);
    EXPECT_EQ(flow.sensors().slots(), 10'000u);
    EXPECT_EQ(flow.sensors().machines().size(), 2'500u);
    EXPECT_EQ(watch(2'499).state(), shown::learning);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 20s);
}

}  // namespace
}  // namespace vigie::pipeline
