#include "agent/decode/paths.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

TEST(Paths, GiveTheSamePointerTheSameSlot) {
    paths wanted;
    EXPECT_EQ(wanted.add("/value"), 0);
    EXPECT_EQ(wanted.add(""), 1);
    EXPECT_EQ(wanted.add("/value/0"), 2);
    EXPECT_EQ(wanted.add("/value"), 0);
    EXPECT_EQ(wanted.slots(), 3U);
}

TEST(Paths, RefuseWhatIsNoPointer) {
    paths wanted;
    for (const auto* pointer : {"value", "$.value", "~0", "/a~", "/a~2", "/~/b", "#/a"})
        EXPECT_EQ(wanted.add(pointer), std::nullopt) << pointer;
    EXPECT_EQ(wanted.slots(), 0U);
}

TEST(Paths, LeadNowhereOutsideTheTree) {
    paths wanted;
    (void)wanted.add("/a/1");
    const auto a = wanted.child(paths::root, "a");
    EXPECT_NE(a, paths::nowhere);
    EXPECT_EQ(wanted.slot_at(a), std::nullopt);
    EXPECT_EQ(wanted.child(a, 1), wanted.child(a, "1"));
    EXPECT_EQ(wanted.slot_at(wanted.child(a, 1)), 0);
    EXPECT_EQ(wanted.child(a, std::size_t{0}), paths::nowhere);
    EXPECT_EQ(wanted.child(a, "01"), paths::nowhere);
    EXPECT_EQ(wanted.child(paths::nowhere, "a"), paths::nowhere);
    EXPECT_EQ(wanted.slot_at(paths::nowhere), std::nullopt);
}

TEST(Paths, RefuseMoreThanTheyHold) {
    paths wanted;
    std::string deep;
    for (int i = 0; i < 65'000; ++i) deep += "/a";
    EXPECT_EQ(wanted.add(deep), std::nullopt);
    EXPECT_EQ(wanted.add("/a"), 0);
}

}  // namespace
}  // namespace vigie::decode
