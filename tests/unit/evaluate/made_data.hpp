// A small directory in the run-to-failure layout, made anew for a test: bearings whose vibration grows,
// engines whose sensors drift.
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace vigie::evaluate {

class made_data {
public:
    explicit made_data(const std::string& name) : root{std::filesystem::path{testing::TempDir()} / name} {
        std::filesystem::remove_all(root);
        std::filesystem::create_directories(root);
    }
    ~made_data() { std::filesystem::remove_all(root); }
    made_data(const made_data&) = delete;
    made_data& operator=(const made_data&) = delete;

    std::ofstream file(const std::string& path) const {
        std::filesystem::create_directories((root / path).parent_path());
        return std::ofstream{root / path};
    }

    /// 200 h at one axis, a sample every ten minutes, growing to `growth` from 120 h on.
    void bearing(const std::string& path, double growth) const {
        auto out = file(path);
        out << "t_s,acceleration_rms_g,acceleration_p2p_g,acceleration_kurtosis\n";
        std::mt19937 draw{1};
        std::normal_distribution<double> noise{0, 0.03};
        for (int row = 0; row < 1200; ++row) {
            const double factor = std::pow(growth, std::max(0, row - 720) / 480.0) * std::exp(noise(draw));
            out << row * 600 << ',' << 0.5 * factor << ',' << 3 * factor << ',' << 3.1 * factor << '\n';
        }
    }

    void bearings() const {
        file("femto/units.csv") << "unit,rig,t_end_s,failed,windows\n"
                                   "worn,one,720000,1,432000:716400\nsound,two,720000,0,\n";
        bearing("femto/worn.csv", 4);
        bearing("femto/sound.csv", 1);
    }

    /// Engines of 100 to 140 cycles whose sensors drift in their last eighty.
    void engines(const std::string& path, int count, int left_out) const {
        auto out = file(path);
        out << "unit,cycle,setting_1,setting_2,setting_3";
        for (int sensor = 1; sensor <= 21; ++sensor) out << ",sensor_" << sensor;
        out << '\n';
        std::mt19937 draw{1};
        std::normal_distribution<double> noise{0, 0.1};
        for (int unit = 1; unit <= count; ++unit) {
            const int life = 100 + unit % 5 * 10;
            for (int cycle = 1; cycle <= life - left_out; ++cycle) {
                const double wear = std::max(0, cycle - life + 80) / 20.0;
                out << unit << ',' << cycle << ",0,0,100";
                for (int sensor = 1; sensor <= 21; ++sensor) out << ',' << 100 + wear + noise(draw);
                out << '\n';
            }
        }
    }

    const std::filesystem::path root;
};

}  // namespace vigie::evaluate
