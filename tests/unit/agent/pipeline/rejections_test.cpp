#include "agent/pipeline/rejections.hpp"

#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

message of(std::string_view topic, std::string_view payload) {
    return {topic, payload, timestamp{std::chrono::seconds{5}}};
}

TEST(Rejections, KeepTheLastOfEachRuleAndReason) {
    rejections kept;
    kept.keep({0, reason::malformed}, of("a", "first"), {});
    kept.keep({0, reason::malformed}, of("b", "second"), {});
    kept.keep({0, reason::not_a_number}, of("c", "third"), "plant_x");
    kept.keep({1, reason::malformed}, of("d", "fourth"), {});
    ASSERT_EQ(kept.last().size(), 3u);
    const auto& last = kept.last().at({0, reason::malformed});
    EXPECT_EQ(last.topic, "b");
    EXPECT_EQ(last.payload, "second");
    ASSERT_NE(kept.last({0, reason::not_a_number}), nullptr);
    EXPECT_EQ(kept.last({0, reason::not_a_number})->metric, "plant_x");
    EXPECT_EQ(kept.last({7, reason::not_a_number}), nullptr);
}

TEST(Rejections, CutWhatIsLongAndSayHowLongItWas) {
    rejections kept;
    kept.keep({0, reason::malformed}, of(std::string(1000, 't'), std::string(100'000, 'x')), {});
    const auto& last = kept.last().begin()->second;
    EXPECT_EQ(last.topic.size(), rejections::most_bytes);
    EXPECT_EQ(last.payload.size(), rejections::most_bytes);
    EXPECT_EQ(last.payload_bytes, 100'000u);
}

TEST(Rejections, CutTextBetweenTwoCharacters) {
    struct {
        std::string_view character;
        std::size_t kept;
    } const cases[] = {
        {"a", 256}, {"\xc3\xa4", 256}, {"\xe2\x82\xac", 255}, {"\xf0\x9f\x94\xa7", 256}, {"\xa4", 252}};
    for (const auto& [character, size] : cases) {
        std::string text;
        while (text.size() < 1'000) text += character;
        rejections kept;
        kept.keep({0, reason::malformed}, of("a", text), {});
        EXPECT_EQ(kept.last().begin()->second.payload.size(), size) << character;
    }
}

TEST(Rejections, CountWhatTheyDoNotKeep) {
    rejections kept;
    for (std::uint32_t row = 0; row < rejections::most + 5; ++row)
        kept.keep({row, reason::malformed}, of("a", ""), {});
    EXPECT_EQ(kept.last().size(), rejections::most);
    EXPECT_EQ(kept.not_kept(), 5u);
    kept.keep({0, reason::malformed}, of("again", ""), {});
    EXPECT_EQ(kept.last().at({0, reason::malformed}).topic, "again") << "the known go on";
}

}  // namespace
}  // namespace vigie::pipeline
