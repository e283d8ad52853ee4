#include "services/weight/answer.hpp"

#include "services/web/parameters.hpp"
#include "services/weight/ideal_weight.hpp"

#include <fmt/format.h>

#include <string>
#include <variant>
#include <vector>

namespace vigie::services {
namespace {

constexpr std::string_view a_height = "a number of centimetres from 100 to 250, as 178 or 178,5";
constexpr std::string_view a_sex = "female or male, or nothing for both";

struct asked {
    double height_cm = 0;
    bool female = true, male = true;
};

std::variant<asked, http::response> parse(std::string_view query) {
    parameters from{query};
    asked wanted;
    const auto height = from.text("height_cm", a_height);
    if (!height || height->empty()) {
        from.note("height_cm", "missing", a_height);
    } else if (const auto number = parse_decimal(*height); !number) {
        from.note("height_cm", "not_a_number", a_height);
    } else if (*number < least_height_cm || *number > greatest_height_cm) {
        from.note("height_cm", "out_of_range", a_height);
    } else {
        wanted.height_cm = *number;
    }
    if (const auto which = from.some_text("sex", a_sex)) {
        wanted.female = *which == "female";
        wanted.male = *which == "male";
        if (!wanted.female && !wanted.male) from.note("sex", "unknown_value", a_sex);
    }
    if (!from.wrong().empty()) return refused(400, from.wrong());
    return wanted;
}

std::string weight(std::optional<double> kilograms) {
    return kilograms ? fmt::format("{:.1f}", *kilograms) : "null";
}

std::string of_both(const formula& one, const asked& wanted) {
    std::string text;
    if (wanted.female) text += R"("female":)" + weight(one.kilograms(sex::female, wanted.height_cm));
    if (wanted.female && wanted.male) text += ',';
    if (wanted.male) text += R"("male":)" + weight(one.kilograms(sex::male, wanted.height_cm));
    return text;
}

/// What is the same in every answer, a piece a formula, written once.
std::vector<std::string> make_fronts() {
    std::vector<std::string> fronts;
    for (const formula& one : formulas())
        fronts.push_back(fmt::format(
            R"({}{{"name":"{}","year":{},"source":{},"heights_cm":{{"from":{},"to":{}}},"kilograms":{{)",
            fronts.empty() ? "" : "}},", one.name, one.year, json_text(one.source), one.from_cm, one.to_cm));
    return fronts;
}

std::string list(const asked& wanted) {
    static const auto fronts = make_fronts();
    std::string text;
    text.reserve(1024);
    for (std::size_t i = 0; i < fronts.size(); ++i)
        text.append(fronts[i]).append(of_both(formulas()[i], wanted));
    return text + "}}";
}

}  // namespace

http::response answer_ideal_weight(std::string_view query) {
    auto parsed = parse(query);
    if (auto* wrong = std::get_if<http::response>(&parsed)) return std::move(*wrong);
    const auto& wanted = std::get<asked>(parsed);
    static const auto source = json_text(healthy_source);
    const auto range = healthy_range(wanted.height_cm);
    return http::json(
        fmt::format(R"({{"height_cm":{},"formulas":[{}],"healthy_range":{{)"
                    R"("name":"WHO BMI 18.5–25","source":{},"from_kilograms":{},"to_kilograms":{}}}}})"
                    "\n",
                    wanted.height_cm, list(wanted), source, weight(range.from_kg), weight(range.to_kg)));
}

}  // namespace vigie::services
