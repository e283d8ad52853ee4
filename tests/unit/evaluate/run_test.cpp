#include "evaluate/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/guards.hpp"
#include "tests/unit/evaluate/made_data.hpp"

namespace vigie::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Evaluation, FindsTheWornBearingAndLeavesTheSoundOneAlone) {
    const made_data data{"run_bearings"};
    data.bearings();
    const auto found = evaluate(load(data.root));
    ASSERT_TRUE(found.bearings);
    EXPECT_EQ(found.bearings->judged.detected, 1);
    EXPECT_EQ(found.bearings->judged.false_mails, 0);
    EXPECT_GT(found.bearings->judged.lead_min_hours, 24);
    EXPECT_EQ(found.bearings->always.detected, 0);
    EXPECT_THAT(found.left_out, ElementsAre("ims", "nab", "skab", "cmapss"));
}

TEST(Evaluation, JudgesByReadingsAndNotByNames) {
    const made_data data{"run_names"};
    data.bearings();
    const auto plain = evaluate(load(data.root));
    data.file("femto/units.csv") << "unit,rig,t_end_s,failed,windows\n"
                                    "sound,x,720000,0,\nworn,y,720000,0,\n";
    const auto renamed = load(data.root);
    const auto judged = replay_and_score(*renamed.bearings);
    EXPECT_EQ(judged.outcomes[1].false_mails, 1);  // the same e-mail, which now is outside every window
    EXPECT_EQ(judged.outcomes[0].false_mails, 0);
}

TEST(Evaluation, SaysWhatIsWrongWithTheDirectory) {
    EXPECT_THAT([] { load("/nowhere"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("/nowhere: is not a directory")));
    const made_data data{"run_empty"};
    EXPECT_THAT([&] { load(data.root); }, ThrowsMessage<std::runtime_error>(HasSubstr("holds no data set")));
    std::filesystem::create_directories(data.root / "ims");
    EXPECT_THAT([&] { load(data.root); },
                ThrowsMessage<std::runtime_error>(HasSubstr("ims/units.csv: cannot be opened")));
    data.file("ims/units.csv") << "unit,rig,t_end_s,failed,windows\ngone,r,1,0,\n";
    EXPECT_THAT([&] { load(data.root); }, ThrowsMessage<std::runtime_error>(HasSubstr("names unit 'gone'")));
    data.file("ims/gone.csv") << "t_s,other\n0,1\n";
    EXPECT_THAT([&] { evaluate(load(data.root)); },
                ThrowsMessage<std::runtime_error>(HasSubstr("has no column '…acceleration_rms…'")));
}

TEST(Guards, ChangeReadingsAndThresholds) {
    const made_data data{"run_guards"};
    data.bearings();
    const auto rows = guards(load(data.root));
    ASSERT_GT(rows.size(), 20u);
    for (const auto& each : rows)
        if (each.name.starts_with("gains") || each.name == "nothing") {
            EXPECT_EQ(each.bearings.detected, 1) << each.name;
        }
    const auto lead = [&](std::string_view name) {
        for (const auto& each : rows)
            if (each.name == name) return *each.bearings.lead_min_hours;
        return -1.0;
    };
    EXPECT_NEAR(lead("gains × 2"), lead("nothing"), 1e-9);
    EXPECT_GT(lead("warning threshold × 0.8"), lead("nothing"));
    EXPECT_LT(lead("warning threshold × 1.2"), lead("nothing"));
    EXPECT_EQ(leave_one_out(*load(data.root).bearings).detected, 1);
}

}  // namespace
}  // namespace vigie::evaluate
