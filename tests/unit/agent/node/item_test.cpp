#include "agent/node/item.hpp"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace vigie::node {
namespace {

TEST(Segment, IsSafeInATopicAndKeepsNamesApart) {
    const struct {
        std::string_view name, safe;
    } cases[] = {
        {"eth0", "eth0"},
        {"eth0:1", "eth0:1"},
        {"/", "%2F"},
        {"/srv/data", "%2Fsrv%2Fdata"},
        {"a+b#c", "a%2Bb%23c"},
        {"100%", "100%25"},
        {"line data", "line%20data"},
        {"\x01\x7f", "%01%7F"},
        {"é", "%C3%A9"},
    };
    for (const auto& [name, safe] : cases) EXPECT_EQ(segment(name), safe);
}

TEST(Object, IsJson) {
    object nothing;
    EXPECT_EQ(std::move(nothing).str(), "{}");
    object values;
    values.number("a", 1).number("b", -0.25).number("c", 25'276'514'304.0).number("d", 1e300).text("e", "x");
    EXPECT_EQ(std::move(values).str(), R"({"a":1,"b":-0.25,"c":25276514304,"d":1e+300,"e":"x"})");
}

TEST(Object, EscapesText) {
    const std::string text = "\"quoted\" back\\slash \n\x01 é";
    object values;
    values.text("name", text);
    const auto json = boost::json::parse(std::move(values).str());
    EXPECT_EQ(json.at("name").as_string(), text);
}

}  // namespace
}  // namespace vigie::node
