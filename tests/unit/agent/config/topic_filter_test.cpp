#include "agent/config/topic_filter.hpp"

#include <gmock/gmock.h>

namespace vigie::config {
namespace {

TEST(TopicFilter, IsCheckedLevelByLevel) {
    struct {
        std::string_view filter, fault;
    } const cases[] = {
        {"plant/{site}/{line}/+/temperature", ""},
        {"#", ""},
        {"a/#", ""},
        {"+/+", ""},
        {"/a//b/", ""},
        {"$SYS/broker/retained messages/count", ""},
        {"a/{rest#}", ""},
        {"a/{rest#}/b", "'{rest#}' takes all levels that are left, so it may only be the last"},
        {"a/{#}", "'' is no label name: letters, digits and '_' only, no digit first"},
        {"a/x{rest#}", "a capture is one whole level such as '{machine}', not 'x{rest#}'"},
        {"", "a topic filter has at least one level"},
        {"a/#/b", "'#' may only be the last level"},
        {"a#", "'+' and '#' stand alone in their level, not in 'a#'"},
        {"a/b+/c", "'+' and '#' stand alone in their level, not in 'b+'"},
        {"a/pump-{id}", "a capture is one whole level such as '{machine}', not 'pump-{id}'"},
        {"a/{b}{c}", "a capture is one whole level such as '{machine}', not '{b}{c}'"},
        {"a/{}", "a capture is one whole level such as '{machine}', not '{}'"},
        {"a/{b", "a capture is one whole level such as '{machine}', not '{b'"},
        {"a/b}", "a capture is one whole level such as '{machine}', not 'b}'"},
        {"a/{my-id}", "'my-id' is no label name: letters, digits and '_' only, no digit first"},
        {"a/{instance}", "label 'instance' is given by Prometheus when it scrapes: choose another name"},
        {"{a}/b/{a}", "capture '{a}' stands there twice"},
        {"$share/g/a",
         "a shared subscription would tear machines apart over agents: name the topics of this agent"},
        {"a\tb", "a topic filter holds no control characters"},
    };
    for (const auto& [filter, fault] : cases) EXPECT_EQ(fault_of_topic_filter(filter), fault) << filter;
    EXPECT_EQ(fault_of_topic_filter(std::string(65'535, 'a')), "");
    EXPECT_EQ(fault_of_topic_filter(std::string(65'536, 'a')), "a topic filter has at most 65535 bytes");
}

TEST(TopicFilter, NamesItsCaptures) {
    EXPECT_THAT(captures_of("plant/{site}/+/{machine}/#"), testing::ElementsAre("site", "machine"));
    EXPECT_THAT(captures_of("plant/{site}/{rest#}"), testing::ElementsAre("site", "rest"));
    EXPECT_THAT(captures_of("plant"), testing::IsEmpty());
}

TEST(TopicFilter, CoversNarrowerOnes) {
    struct {
        std::string_view wide, narrow;
        bool covered;
    } const cases[] = {
        {"a/b", "a/b", true},       {"a/b", "a/c", false},    {"a/{x}", "a/b", true},
        {"a/b", "a/{x}", false},    {"a/{x}", "a/{y}", true}, {"a/+", "a/{y}", true},
        {"a/#", "a/b/c", true},     {"a/#", "a", true},       {"a/#", "a/#", true},
        {"a/+", "a/#", false},      {"a/+", "a/b/c", false},  {"a/+/c", "a/b", false},
        {"#", "a/b", true},         {"#", "$SYS/a", false},   {"+/a", "$SYS/a", false},
        {"$SYS/#", "$SYS/a", true}, {"{x}/a", "b/a", true},   {"a/b/#", "a/#", false},
        {"a/{r#}", "a/b/c", true},  {"a/+", "a/{r#}", false}, {"{r#}", "$SYS/a", false},
    };
    for (const auto& [wide, narrow, covered] : cases)
        EXPECT_EQ(covers(wide, narrow), covered) << wide << ' ' << narrow;
}

}  // namespace
}  // namespace vigie::config
