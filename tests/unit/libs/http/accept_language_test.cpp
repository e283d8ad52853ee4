#include "libs/http/accept_language.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vigie::http {
namespace {

TEST(AcceptLanguage, TakesTheOneOfTheHighestWeight) {
    constexpr std::array<std::string_view, 2> known{"en", "fr"};
    struct {
        const char* list;
        const char* wanted;
    } const cases[] = {
        {"", "en"},
        {"fr", "fr"},
        {"FR", "fr"},
        {"fr-CA", "fr"},
        {"fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"},
        {"en;q=0.7, fr;q=0.8", "fr"},
        {"en, fr", "en"},
        {"fr, en", "fr"},
        {"de, fr;q=0.1", "fr"},
        {"de", "en"},
        {"*", "en"},
        {"fr;q=0, en;q=0", "en"},
        {"fr;q=0", "en"},
        {"fr;q=1.5", "en"},
        {"french", "en"},
        {",;,fr", "fr"},
    };
    for (const auto& [list, wanted] : cases)
        EXPECT_EQ(known[preferred_language(list, known)], wanted) << list;
}

}  // namespace
}  // namespace vigie::http
