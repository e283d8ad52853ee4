#include "services/weight/ideal_weight.hpp"

#include <array>

namespace vigie::services {
namespace {

constexpr double five_feet_cm = 152.4, inch_cm = 2.54;
constexpr double least_bmi = 18.5, greatest_bmi = 25;

double inches_over(double height_cm) {
    return (height_cm - five_feet_cm) / inch_cm;
}

constexpr std::array all{
    formula{"Lorentz", 1929, "F. W. Lorentz, Klinische Wochenschrift 8 (1929), 348–351", 140, 220,
            [](double h) { return h - 100 - (h - 150) / 2.5; },
            [](double h) { return h - 100 - (h - 150) / 4; }},
    formula{"Devine", 1974, "B. J. Devine, Drug Intelligence and Clinical Pharmacy 8 (1974), 650–655",
            five_feet_cm, greatest_height_cm, [](double h) { return 45.5 + 2.3 * inches_over(h); },
            [](double h) { return 50.0 + 2.3 * inches_over(h); }},
    formula{"Robinson", 1983,
            "J. D. Robinson et al., American Journal of Hospital Pharmacy 40 (1983), 1016–1019", five_feet_cm,
            greatest_height_cm, [](double h) { return 49.0 + 1.7 * inches_over(h); },
            [](double h) { return 52.0 + 1.9 * inches_over(h); }},
    formula{"Miller", 1983, "D. R. Miller et al., American Journal of Hospital Pharmacy 40 (1983), 1622–1625",
            five_feet_cm, greatest_height_cm, [](double h) { return 53.1 + 1.36 * inches_over(h); },
            [](double h) { return 56.2 + 1.41 * inches_over(h); }},
    formula{"Hamwi", 1964,
            "G. J. Hamwi, in: Diabetes mellitus, vol. 1, American Diabetes Association 1964, 73–78",
            five_feet_cm, greatest_height_cm, [](double h) { return 45.5 + 2.2 * inches_over(h); },
            [](double h) { return 48.0 + 2.7 * inches_over(h); }},
};

}  // namespace

std::optional<double> formula::kilograms(sex of, double height_cm) const {
    if (height_cm < from_cm || height_cm > to_cm) return std::nullopt;
    return of == sex::female ? female(height_cm) : male(height_cm);
}

std::span<const formula> formulas() {
    return all;
}

weight_range healthy_range(double height_cm) {
    const double square = height_cm * height_cm / 1e4;
    return {least_bmi * square, greatest_bmi * square};
}

}  // namespace vigie::services
