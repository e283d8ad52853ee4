#include "agent/expose/machine_writer.hpp"

#include "tests/unit/agent/condition/judgement_samples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::expose {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

class MachineWriter : public testing::Test {
protected:
    static std::vector<config::machine> one_machine() {
        config::machine about;
        about.how = condition::two_axes();
        about.how.indicators.clear();
        about.sensitivity = 2;
        about.silent_after = 1h;
        about.indicators.push_back(
            {{"rms", {}, "Acceleration", "m/s²"},
             {config::quantity::acceleration_rms, config::scale::logarithmic, 0.2, 0, 0},
             "axis"});
        return {about};
    }
    void run(duration span, double factor) {
        for (const auto end = at + span; at < end; at += 10min) {
            for (const auto id : ids) sensors.sample(id, 2 * factor * std::exp(noise(draw)), at, at, true);
            sensors.tick({at + 6s, at + 6s});
        }
    }
    std::string page(std::size_t at_once = 1) const {
        machine_writer writer{sensors};
        std::string out;
        while (writer.write(out, at_once)) {
        }
        return out;
    }
    std::vector<config::sensor> known;
    std::vector<config::machine> watched = one_machine();
    condition::sensors sensors{known, watched};
    std::vector<condition::sensor_id> ids;
    timestamp at = condition::start;
    std::mt19937 draw{1};
    std::normal_distribution<double> noise{0, 0.05};

    void SetUp() override {
        for (const auto* axis : {"x", "y"}) {
            const map::label_value labels[] = {
                {"axis", axis}, {"line", "press"}, {"machine", "pump-1"}, {"site", "lyon"}};
            ids.push_back(sensors.add("rms", labels));
        }
    }
    const std::string pump = R"({line="press",machine="pump-1",site="lyon")";
};

TEST_F(MachineWriter, ShowsTheWarmUp) {
    run(12h, 1);
    const auto shown = page();
    EXPECT_THAT(shown, HasSubstr("plant_machine_condition" + pump + "} 1\n"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_learned_ratio" + pump + "} 0.49"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_sensitivity" + pump + "} 2\n"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_deviation_limit" + pump + ",severity=\"warning\"} 2.4\n"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_relearns_total" + pump + "} 0\n"));
    for (const auto* not_yet : {"plant_machine_deviation{", "indicator_normal{", "indicator_rank", "pattern",
                                "course", "time_to_severe", "operating_state"})
        EXPECT_THAT(shown, Not(HasSubstr(not_yet)));
}

TEST_F(MachineWriter, ShowsWhatLedToADegradedMachine) {
    run(48h, 1);
    EXPECT_THAT(page(), Not(HasSubstr("course")));
    run(24h, 2.2);
    const auto shown = page();
    EXPECT_THAT(shown, HasSubstr("plant_machine_condition" + pump + "} 3\n"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_state" + pump + "} 1\n"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_pattern" + pump + ",pattern=\"lubrication\"} 1\n"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_deviation_course" + pump + ",slot=\"12\"}"));
    EXPECT_THAT(shown, HasSubstr("plant_machine_deviation_course_slot_seconds" + pump + "} 14400\n"));
    const std::string x = R"({metric="rms",axis="x",line="press",machine="pump-1",site="lyon"})";
    EXPECT_THAT(shown,
                testing::ContainsRegex("plant_machine_indicator_now.metric=.rms.*axis=.x.*} 4\\.[2-6]"));
    EXPECT_THAT(shown,
                testing::ContainsRegex("plant_machine_indicator_normal.metric=.rms.*axis=.x.*} 2\\.[01]"));
    // By ratio, and only upwards counts: a factor over what is normal, and no edge below it.
    EXPECT_THAT(shown, testing::ContainsRegex(
                           "plant_machine_indicator_band.metric=.rms.*axis=.x.*,side=.high.} 3\\.[4-5]"));
    EXPECT_THAT(shown, Not(HasSubstr("side=\"low\"")));
    EXPECT_THAT(shown, HasSubstr("plant_machine_indicator_rank" + x));
    EXPECT_THAT(shown, HasSubstr("plant_machine_indicator_deviation" + x));
}

TEST_F(MachineWriter, WritesTheSameInSlicesOfAnySize) {
    run(72h, 1);
    run(24h, 2.2);
    EXPECT_EQ(page(1), page(1000));
}

}  // namespace
}  // namespace vigie::expose
