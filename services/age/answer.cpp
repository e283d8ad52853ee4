#include "services/age/answer.hpp"

#include "services/age/age.hpp"
#include "services/web/parameters.hpp"

#include <fmt/format.h>

#include <variant>

namespace vigie::services {
namespace {

using namespace std::chrono;

constexpr std::string_view a_date = "a date as YYYY-MM-DD, from 1800-01-01 to 2199-12-31";
constexpr std::string_view not_later = "a date that is not after the day on which the age is asked for";
constexpr std::string_view not_so_long_ago = "a date at most 150 years before the day of the age";
constexpr years oldest{150};

struct asked {
    year_month_day birth;
    year_month_day on;
};

std::optional<year_month_day> date(parameters& from, std::string_view name, bool needed) {
    const auto text = needed ? from.text(name, a_date) : from.some_text(name, a_date);
    const auto parsed = parse_date(text.value_or(""));
    if (text && !parsed) from.note(name, text->empty() ? "missing" : "not_a_date", a_date);
    if (!text && needed) from.note(name, "missing", a_date);
    return parsed;
}

std::variant<asked, http::response> parse(std::string_view query, sys_days today) {
    parameters from{query};
    const auto birth = date(from, "birth_date", true);
    const auto on = date(from, "on", false).value_or(year_month_day{today});
    if (!from.wrong().empty() || !birth) return refused(400, from.wrong());
    if (sys_days{*birth} > sys_days{on}) from.note("birth_date", "in_the_future", not_later);
    if (birth->year() + oldest < on.year()) from.note("birth_date", "too_long_ago", not_so_long_ago);
    if (!from.wrong().empty()) return refused(422, from.wrong());
    return asked{*birth, on};
}

std::string text_of(year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

http::response answer_age(std::string_view query, sys_days today) {
    auto parsed = parse(query, today);
    if (auto* wrong = std::get_if<http::response>(&parsed)) return std::move(*wrong);
    const auto& [birth, on] = std::get<asked>(parsed);
    const age made = age_on(birth, on);
    return http::json(
        fmt::format(R"({{"birth_date":"{}","on":"{}","years":{},"months":{},"days":{},"days_lived":{},)"
                    R"("next_birthday":{{"date":"{}","in_days":{},"turning":{}}}}})"
                    "\n",
                    text_of(birth), text_of(on), made.years, made.months, made.days, made.days_lived,
                    text_of(made.next_birthday.on), made.next_birthday.in_days, made.next_birthday.turning));
}

}  // namespace vigie::services
