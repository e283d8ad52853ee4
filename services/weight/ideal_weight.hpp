// The ideal weight of an adult by the formulas that are in use, in kilograms, of a height in centimetres.
// Pure. They are rules of thumb: the older ones were made to estimate doses of medicines or for insurers'
// tables.
//
//   Lorentz   h − 100 − (h − 150) / 4, of women / 2.5. After F. W. Lorentz, Ein neuer Konstitutionsindex,
//   Klinische
//             Wochenschrift 8 (1929), 348–351; the women's divisor is that of French practice. 140 to 220 cm.
//   Devine    50.0 + 2.3 x, of women 45.5 + 2.3 x. B. J. Devine, Gentamicin therapy, Drug Intelligence and
//             Clinical Pharmacy 8 (1974), 650–655.
//   Robinson  52.0 + 1.9 x, of women 49.0 + 1.7 x. J. D. Robinson et al., Determination of ideal body weight
//   for
//             drug dosage calculations, American Journal of Hospital Pharmacy 40 (1983), 1016–1019.
//   Miller    56.2 + 1.41 x, of women 53.1 + 1.36 x. D. R. Miller et al., Determining ideal body weight (and
//             mass), American Journal of Hospital Pharmacy 40 (1983), 1622–1625.
//   Hamwi     48.0 + 2.7 x, of women 45.5 + 2.2 x (106 lb and 6 lb, 100 lb and 5 lb). G. J. Hamwi, Therapy:
//             changing dietary concepts, in: Diabetes mellitus: diagnosis and treatment, vol. 1, American
//             Diabetes Association 1964, 73–78.
//   WHO       18.5 h² to 25 h², h in metres: the normal range of the body mass index. World Health
//   Organization,
//             Obesity: preventing and managing the global epidemic, Technical Report Series 894 (2000), 9.
//
// x: inches of 2.54 cm over 60 inches (152.4 cm), below which these formulas are not defined.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace vigie::services {

enum class sex { female, male };

struct formula {
    std::string_view name;
    int year;
    std::string_view source;  ///< where it was published
    double from_cm, to_cm;    ///< the heights for which it is defined
    double (*female)(double height_cm);
    double (*male)(double height_cm);

    /// Nothing: the formula is not defined for this height.
    std::optional<double> kilograms(sex, double height_cm) const;
};

std::span<const formula> formulas();

struct weight_range {
    double from_kg, to_kg;
};

weight_range healthy_range(double height_cm);

inline constexpr std::string_view healthy_source =
    "World Health Organization, Technical Report Series 894 (2000), 9";
inline constexpr double least_height_cm = 100, greatest_height_cm = 250;  ///< that are answered

}  // namespace vigie::services
