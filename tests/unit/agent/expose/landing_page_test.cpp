#include "agent/expose/landing_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::expose {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

class LandingPage : public testing::Test {
protected:
    std::string page() const { return landing_page(now, counted, refused, sensors); }
    config::sensor about() const {
        config::sensor made;
        made.metric = "m";
        return made;
    }
    std::vector<config::sensor> known{about()};
    own_figures now;
    pipeline::tally counted;
    pipeline::rejections refused;
    condition::sensors sensors{known};
};

TEST_F(LandingPage, SaysOfEachBrokerWhetherItIsThereAndWhyNot) {
    now.brokers = {{.name = "north", .url = "mqtt://plant:1883", .connected = true},
                   {.name = "south", .url = "mqtts://other:8883", .trouble = "<Not> authorized"}};
    EXPECT_THAT(page(),
                HasSubstr("<td>north</td><td>mqtt://plant:1883</td><td><b class=\"s0\">connected</b></td>"
                          "<td>none</td>"));
    EXPECT_THAT(page(),
                HasSubstr("<td>south</td><td>mqtts://other:8883</td><td><b class=\"s4\">not connected</b>"
                          "</td><td>&lt;Not&gt; authorized</td>"));
}

TEST_F(LandingPage, SaysWhyANewConfigurationIsNotInUse) {
    EXPECT_THAT(page(), Not(HasSubstr("not in use")));
    now.configuration.last_reload_good = false;
    now.configuration.fault = "a.yaml:1:1: <bad>\n";
    EXPECT_THAT(page(), HasSubstr("<pre>a.yaml:1:1: &lt;bad&gt;\n</pre>"));
}

TEST_F(LandingPage, ListsEachMachineWithItsState) {
    const map::label_value labels[] = {{"machine", "<pump>"}, {"site", "lyon"}};
    sensors.sample(sensors.add("m", labels), 1, timestamp{1s}, timestamp{1s}, true);
    EXPECT_THAT(page(), HasSubstr("lyon / &lt;pump&gt;"));
    EXPECT_THAT(page(), HasSubstr(">good</b>"));
    EXPECT_THAT(page(), Not(HasSubstr("<pump>")));
}

TEST_F(LandingPage, CountsTheSilentAndTheFaultySensorsOfAMachine) {
    known[0].range = config::range{0, 10};
    known[0].hold = 0s;
    const map::label_value one[] = {{"machine", "pump"}, {"sensor", "a"}},
                           other[] = {{"machine", "pump"}, {"sensor", "b"}},
                           third[] = {{"machine", "pump"}, {"sensor", "c"}};
    sensors.sample(sensors.add("m", one), 1, timestamp{1s}, timestamp{1s}, true);
    sensors.sample(sensors.add("m", other), 1, timestamp{100s}, timestamp{100s}, true);
    EXPECT_FALSE(sensors.check(sensors.add("m", third), {99, timestamp{100s}, timestamp{100s}, true}));
    sensors.tick({timestamp{100s}, timestamp{100s}});
    EXPECT_THAT(page(), HasSubstr("<td>pump</td><td class=\"n\">3</td><td class=\"n\">1</td>"
                                  "<td class=\"n\">1</td><td><b class=\"s3\">function check</b>"));
}

TEST_F(LandingPage, SaysWhatWasRejectedAndWhy) {
    EXPECT_THAT(page(), HasSubstr("Nothing."));
    counted.reject_message(counted.add_rule("vibration"), reason::malformed);
    EXPECT_THAT(page(), HasSubstr("<td>vibration</td><td>message</td><td>malformed</td>"
                                  "<td class=\"n\">1</td><td></td><td></td><td></td></tr>"));
}

TEST_F(LandingPage, ShowsTheLastRejectedMessageOfEachReason) {
    const auto row = counted.add_rule("vibration");
    counted.reject_message(row, reason::malformed);
    refused.keep({row, reason::malformed},
                 {"plant/<a>", std::string(300, '<'), timestamp{1'709'272'800'250ms}}, {});
    counted.reject_reading(row, reason::not_a_number);
    refused.keep({row, reason::not_a_number}, {"plant/b", "\xff\x01", timestamp{1'709'272'801s}}, "m");
    EXPECT_THAT(page(),
                HasSubstr("<td class=\"t\">2024-03-01T06:00:00.250Z</td><td class=\"p\">plant/&lt;a&gt;"
                          "</td><td class=\"p\">&lt;&lt;"));
    EXPECT_THAT(page(), HasSubstr("&lt;… (300 bytes)</td>"));
    EXPECT_THAT(page(), HasSubstr("<td class=\"p\">plant/b</td><td class=\"p\">0xff01</td>"));
}

TEST_F(LandingPage, IsBounded) {
    for (int i = 0; i < 500; ++i) {
        const auto name = "machine-" + std::to_string(i);
        const map::label_value labels[] = {{"machine", name}};
        sensors.sample(sensors.add("m", labels), 1, timestamp{1s}, timestamp{1s}, true);
    }
    EXPECT_THAT(page(), HasSubstr("and 400 more"));
}

}  // namespace
}  // namespace vigie::expose
