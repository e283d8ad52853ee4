#include "agent/store/text_arena.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vigie::store {
namespace {

TEST(TextArena, GivesBackEveryTextOfAnyLength) {
    text_arena arena;
    std::vector<std::pair<std::string, text_arena::ref>> kept;
    for (const std::size_t length : {0u, 1u, 100u, 65'536u, 65'537u, 262'144u, 1'000'000u, 7u})
        for (const char letter : {'a', 'b'}) {
            kept.emplace_back(std::string(length, letter), text_arena::ref{});
            kept.back().second = arena.add(kept.back().first);
        }
    for (const auto& [text, ref] : kept) EXPECT_EQ(arena.at(ref), text) << text.size();
}

TEST(TextArena, PutsSmallTextsIntoOneChunkAlsoAfterALargeOne) {
    text_arena arena;
    arena.add("small");
    arena.add(std::string(text_arena::chunk_bytes, 'x'));
    arena.add("small");
    EXPECT_EQ(arena.chunks(), 2u);
}

TEST(TextArena, SaysWhenItIsMoreHolesThanTexts) {
    text_arena arena;
    const std::string text(1024, 'x');
    std::vector<text_arena::ref> all;
    for (int i = 0; i < 200; ++i) all.push_back(arena.add(text));
    for (std::size_t i = 0; i < 100; ++i) arena.remove(all[i]);
    EXPECT_FALSE(arena.sparse());
    arena.remove(all[100]);
    EXPECT_TRUE(arena.sparse());
    EXPECT_EQ(arena.living_bytes(), 99u * 1024);
}

TEST(TextArena, KeepsOneChunkWhenItIsCleared) {
    text_arena arena;
    for (int i = 0; i < 1000; ++i) arena.add(std::string(1024, 'x'));
    arena.add(std::string(text_arena::chunk_bytes, 'y'));
    arena.clear();
    EXPECT_EQ(arena.chunks(), 1u);
    EXPECT_EQ(arena.living_bytes(), 0u);
    EXPECT_EQ(arena.at(arena.add("again")), "again");
    EXPECT_EQ(arena.chunks(), 1u);
}

TEST(TextArena, CanBeClearedWhenItHoldsOnlyALargeText) {
    text_arena arena;
    arena.add(std::string(text_arena::chunk_bytes, 'y'));
    arena.clear();
    std::string text(text_arena::chunk_bytes / 4, 'z');
    for (int i = 0; i < 4; ++i) EXPECT_EQ(arena.at(arena.add(text)), text);
}

}  // namespace
}  // namespace vigie::store
