// A program of its own, since it counts what the whole program allocates.
#include "agent/waveform/waveforms.hpp"

#include "tests/unit/agent/decode/allocation_count.hpp"
#include "tests/unit/agent/waveform/signals.hpp"

#include <gtest/gtest.h>

namespace vigie::waveform {
namespace {

using decode::allocations;

TEST(Waveforms, AllocateNothingOnceALengthHasCome) {
    recipe how;
    how.at = decode::pattern::of("");
    how.rate.given = rate;
    how.velocity = {10, 1'000};
    how.bands = {{"low", {0, 1'000}}};
    how.envelope = {500, 10'000};
    auto& defects = how.defects.emplace();
    defects.orders = {3.6, 5.4, 2.4, 0.4};
    defects.speed.given = 30;
    const std::vector<recipe> all{how};
    const auto signal = noise(count);
    decode::document document;
    waveforms by;
    const auto take = [&](std::size_t samples) {
        document.clear({});
        document.open_array();
        for (std::size_t i = 0; i < samples; ++i) document.number(signal[i]);
        document.close();
        return by.add(all, document).has_value();
    };
    for (int i = 0; i < 2; ++i)
        for (const std::size_t samples : {count, count / 2, std::size_t{999}}) ASSERT_TRUE(take(samples));
    const auto before = allocations();
    for (int i = 0; i < 20; ++i)
        for (const std::size_t samples : {count, count / 2, std::size_t{999}}) ASSERT_TRUE(take(samples));
    EXPECT_EQ(allocations(), before);
}

}  // namespace
}  // namespace vigie::waveform
