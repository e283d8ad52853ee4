#include "services/weight/answer.hpp"

#include "services/web/parameters.hpp"
#include "services/weight/ideal_weight.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
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

/// Not by fmt: with it a tenth of all that a request takes went into the twelve weights of an answer.
void add_weight(std::string& to, std::optional<double> kilograms) {
    std::array<char, 32> digits;
    if (!kilograms) {
        to += "null";
        return;
    }
    const auto end = digits.data() + digits.size();
    const auto made = std::to_chars(digits.data(), end, *kilograms, std::chars_format::fixed, 1);
    to.append(digits.data(), made.ptr);
}

void add_both(std::string& to, const formula& one, const asked& wanted) {
    if (wanted.female) add_weight(to += R"("female":)", one.kilograms(sex::female, wanted.height_cm));
    if (wanted.female && wanted.male) to += ',';
    if (wanted.male) add_weight(to += R"("male":)", one.kilograms(sex::male, wanted.height_cm));
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

void add_formulas(std::string& to, const asked& wanted) {
    static const auto fronts = make_fronts();
    for (std::size_t i = 0; i < fronts.size(); ++i) add_both(to += fronts[i], formulas()[i], wanted);
    to += "}}";
}

/// Behind the formulas, up to the range's numbers.
std::string make_range_front() {
    return fmt::format(R"(],"healthy_range":{{"name":"WHO BMI 18.5–25","source":{},"from_kilograms":)",
                       json_text(healthy_source));
}

}  // namespace

http::response answer_ideal_weight(std::string_view query) {
    auto parsed = parse(query);
    if (auto* wrong = std::get_if<http::response>(&parsed)) return std::move(*wrong);
    const auto& wanted = std::get<asked>(parsed);
    static const auto range_front = make_range_front();
    const auto range = healthy_range(wanted.height_cm);
    std::string text;
    text.reserve(2048);
    fmt::format_to(std::back_inserter(text), R"({{"height_cm":{},"formulas":[)", wanted.height_cm);
    add_formulas(text, wanted);
    add_weight(text += range_front, range.from_kg);
    add_weight(text += R"(,"to_kilograms":)", range.to_kg);
    text += "}}\n";
    return http::json(std::move(text));
}

}  // namespace vigie::services
