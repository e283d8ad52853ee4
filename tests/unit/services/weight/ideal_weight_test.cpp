// Against values worked out by hand from the published formulas.
#include "services/weight/ideal_weight.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace vigie::services {
namespace {

double kilograms(std::string_view name, sex of, double height_cm) {
    for (const auto& one : formulas())
        if (one.name == name) return one.kilograms(of, height_cm).value_or(-1);
    return -2;
}

TEST(IdealWeight, IsThatOfThePublishedFormulas) {
    struct {
        const char* name;
        double height_cm, female, male;
    } const cases[] = {
        {"Lorentz", 178, 66.8, 71.0},
        {"Lorentz", 150, 50.0, 50.0},
        {"Lorentz", 220, 92.0, 102.5},
        // 152.4 cm are 60 inches, 177.8 cm are 70.
        {"Devine", 152.4, 45.5, 50.0},
        {"Devine", 177.8, 68.5, 73.0},
        {"Robinson", 152.4, 49.0, 52.0},
        {"Robinson", 177.8, 66.0, 71.0},
        {"Miller", 152.4, 53.1, 56.2},
        {"Miller", 177.8, 66.7, 70.3},
        {"Hamwi", 152.4, 45.5, 48.0},
        {"Hamwi", 177.8, 67.5, 75.0},
    };
    for (const auto& [name, height, female, male] : cases) {
        EXPECT_NEAR(kilograms(name, sex::female, height), female, 1e-9) << name << height;
        EXPECT_NEAR(kilograms(name, sex::male, height), male, 1e-9) << name << height;
    }
}

TEST(IdealWeight, IsNotDefinedForEveryHeight) {
    EXPECT_EQ(kilograms("Devine", sex::male, 152.3), -1);
    EXPECT_EQ(kilograms("Lorentz", sex::male, 139.9), -1);
    EXPECT_EQ(kilograms("Lorentz", sex::male, 220.1), -1);
}

TEST(IdealWeight, HasTheRangeOfTheBodyMassIndex) {
    EXPECT_NEAR(healthy_range(200).from_kg, 74, 1e-9);
    EXPECT_NEAR(healthy_range(200).to_kg, 100, 1e-9);
}

}  // namespace
}  // namespace vigie::services
