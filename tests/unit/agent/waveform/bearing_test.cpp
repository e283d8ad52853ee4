#include "agent/waveform/bearing.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace vigie::waveform {
namespace {

TEST(Bearing, HasTheOrdersThatItsMakerTells) {
    struct {
        bearing_geometry of;
        defect_orders orders;
    } const cases[] = {
        // SKF 6205-2RS and 6203-2RS, inches, as the Case Western Reserve University's bearing data centre has
        // them; it counts a ball's two meetings a turn, which is twice the spin.
        {{9, 0.3126, 1.537, 0}, {3.5848, 5.4152, 4.7135 / 2, 0.39828}},
        {{8, 0.2656, 1.122, 0}, {3.0530, 4.9469, 3.9874 / 2, 0.3817}},
        // A thrust angle of 60 degrees halves the ratio of the diameters.
        {{10, 2, 10, std::numbers::pi / 3}, {4.5, 5.5, 2.475, 0.45}},
    };
    for (const auto& [of, orders] : cases) {
        const auto made = orders_of(of);
        for (std::size_t i = 0; i < orders.size(); ++i)
            EXPECT_NEAR(made[i], orders[i], 2e-3 * orders[i]) << defect_names[i] << ' ' << of.balls;
    }
}

}  // namespace
}  // namespace vigie::waveform
