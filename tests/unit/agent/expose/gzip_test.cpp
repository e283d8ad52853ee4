#include "agent/expose/gzip.hpp"

#include "tests/unit/agent/expose/unpacked.hpp"

#include <gtest/gtest.h>

namespace vigie::expose {
namespace {

std::string lines(int count) {
    std::string page;
    for (int i = 0; i < count; ++i)
        page += "plant_temperature_celsius{machine=\"m" + std::to_string(i) + "\"} 1\n";
    return page;
}

std::string packed(std::string_view page, std::size_t piece) {
    gzip_writer writer;
    std::string out;
    for (; !page.empty(); page.remove_prefix(std::min(piece, page.size())))
        writer.add(page.substr(0, piece), out);
    writer.finish(out);
    return out;
}

TEST(Gzip, GivesBackTheSamePageInPiecesOfAnySize) {
    for (const int count : {0, 1, 50'000})
        for (const std::size_t piece : {1'000u, 65'536u, 10'000'000u}) {
            const auto page = lines(count);
            EXPECT_EQ(unpacked(packed(page, piece)), page) << count << " lines, " << piece;
        }
}

TEST(Gzip, PacksWhatHardlyGetsSmaller) {
    std::string noise(1'000'000, '\0');
    std::uint32_t state = 1;
    for (auto& c : noise) c = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
    EXPECT_EQ(unpacked(packed(noise, 65'536)), noise);
}

TEST(Gzip, MakesAPageSmaller) {
    const auto page = lines(1000);
    EXPECT_LT(packed(page, 4096).size(), page.size() / 5);
}

TEST(Gzip, HandsOverWhatIsPackedAsItGoes) {
    gzip_writer writer;
    std::string out;
    for (int i = 0; i < 20; ++i) writer.add(lines(5'000), out);
    const auto before_the_end = out.size();
    writer.finish(out);
    EXPECT_GT(before_the_end, out.size() / 2);
}

}  // namespace
}  // namespace vigie::expose
