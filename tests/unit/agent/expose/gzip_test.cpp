#include "agent/expose/gzip.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>

namespace vigie::expose {
namespace {

std::string unpacked(const std::string& packed, std::size_t size) {
    std::string out(size, '\0');
    auto* const reader = libdeflate_alloc_decompressor();
    const auto outcome =
        libdeflate_gzip_decompress(reader, packed.data(), packed.size(), out.data(), out.size(), nullptr);
    libdeflate_free_decompressor(reader);
    return outcome == LIBDEFLATE_SUCCESS ? out : "broken";
}

TEST(Gzip, GivesBackTheSamePage) {
    for (const std::size_t lines : {0u, 1u, 5000u}) {
        std::string page;
        for (std::size_t i = 0; i < lines; ++i)
            page += "plant_temperature_celsius{machine=\"m" + std::to_string(i) + "\"} 1\n";
        EXPECT_EQ(unpacked(gzip(page), page.size()), page) << lines;
    }
}

TEST(Gzip, PacksWhatHardlyGetsSmaller) {
    std::string noise(100'000, '\0');
    std::uint32_t state = 1;
    for (auto& c : noise) c = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
    EXPECT_EQ(unpacked(gzip(noise), noise.size()), noise);
}

TEST(Gzip, MakesAPageSmaller) {
    std::string page;
    for (int i = 0; i < 1000; ++i)
        page += "plant_temperature_celsius{machine=\"m" + std::to_string(i) + "\"} 1\n";
    EXPECT_LT(gzip(page).size(), page.size() / 5);
}

}  // namespace
}  // namespace vigie::expose
