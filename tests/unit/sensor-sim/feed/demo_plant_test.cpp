// What plants/demo.yaml promises in its comments.
#include "sensor-sim/signal/sensor_signal.hpp"
#include "tests/unit/sensor-sim/small_plant.hpp"

#include <fstream>
#include <iterator>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

plant demo() {
    std::ifstream in{VIGIE_SOURCE_DIR "/plants/demo.yaml"};
    return parse_good({std::istreambuf_iterator<char>{in}, {}});
}

const machine& pump_1(const plant& p) {
    for (const auto& m : p.machines)
        if (m.name == "pump-1") return m;
    throw std::runtime_error{"the demo plant has no pump-1"};
}

/// First moment over a limit, in hours.
double crossing(const plant& p, const sensor& s, double limit) {
    sensor_signal signal{p, pump_1(p), s};
    for (auto t = plant_time{0}; t < 12h; t += 1min)
        if (*signal.sample(t) > limit) return std::chrono::duration<double, std::ratio<3600>>{t}.count();
    return 0;
}

/// What the file's comments promise of a healthy machine.
double healthy(const sensor& s) {
    switch (s.what) {
        case quantity::vibration:
            return 2.0;
        case quantity::temperature:
            return 75;
        case quantity::load:
            return 100;
        default:
            return s.full * 1.05;
    }
}

TEST(DemoPlant, HasSixMachinesOnTwoLines) {
    const auto p = demo();
    EXPECT_EQ(p.site, "lyon");
    EXPECT_EQ(p.machines.size(), 6U);
    for (const auto& m : p.machines) EXPECT_TRUE(m.line == "press" || m.line == "paint");
}

TEST(DemoPlant, WearsOutThePumpOnTime) {
    for (std::uint64_t seed : {20816U, 1U, 2U, 3U}) {
        auto p = demo();
        p.seed = seed;
        const auto& worst = pump_1(p).sensors.at(0);
        EXPECT_EQ(worst.tail, "vibration/drive-end/x");
        EXPECT_GT(crossing(p, worst, 1.9), 3.5) << seed;
        EXPECT_NEAR(crossing(p, worst, 2.8), 5, 0.2) << seed;
        EXPECT_NEAR(crossing(p, worst, 4.5), 6, 0.2) << seed;
    }
}

TEST(DemoPlant, KeepsTheOthersHealthyForTwoDays) {
    const auto p = demo();
    for (const auto& m : p.machines)
        for (const auto& s : m.sensors) {
            if (&m == &pump_1(p)) continue;
            sensor_signal signal{p, m, s};
            for (auto t = plant_time{0}; t < 48h; t += 1min) {
                const double value = *signal.sample(t);
                ASSERT_LT(value, healthy(s)) << m.name << ' ' << s.tail << " at " << t.count();
            }
        }
}

}  // namespace
}  // namespace vigie::sim
