#include "services/gateway/cards.hpp"

#include "libs/http/escaped.hpp"

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

namespace vigie::services {
namespace {

namespace json = boost::json;

std::string text(const json::value& of, const char* name) {
    return json::value_to<std::string>(of.at(name));
}

int whole(const json::value& of, const char* name) {
    return of.at(name).to_number<int>();
}

std::string counted(int count, const std::string_view (&words)[2]) {
    return fmt::format("<b>{}</b> {}", count, words[count > 1 || count == 0 ? 1 : 0]);
}

/// A weight, or a dash where the formula is not defined.
std::string cell(language in, const json::value& kilograms, const char* sex) {
    const auto* found = kilograms.as_object().if_contains(sex);
    if (found == nullptr) return {};
    if (found->is_null())
        return fmt::format("<td><span aria-hidden=\"true\">–</span><span class=\"unseen\">{}</span></td>",
                           texts_of(in).not_defined);
    return fmt::format("<td>{} kg</td>", number_text(in, found->to_number<double>(), 1));
}

std::string headings(const texts& said, const json::value& kilograms) {
    std::string out = fmt::format("<tr><th scope=\"col\">{}</th>", said.formula);
    if (kilograms.as_object().contains("female"))
        out += fmt::format("<th scope=\"col\">{}</th>", said.female);
    if (kilograms.as_object().contains("male")) out += fmt::format("<th scope=\"col\">{}</th>", said.male);
    return out + "</tr>";
}

}  // namespace

std::string age_card(language in, std::string_view body) {
    const auto& said = texts_of(in);
    const auto all = json::parse({body.data(), body.size()});
    const auto& next = all.at("next_birthday");
    const int days = whole(next, "in_days"), turning = whole(next, "turning");
    const auto birth = text(all, "birth_date");
    std::string out = fmt::format(
        "<section class=\"card\" aria-labelledby=\"age\"><h3 id=\"age\">{}</h3><p class=\"large\">{}, {}, "
        "{}</p><p>",
        said.age_title, counted(whole(all, "years"), said.years), counted(whole(all, "months"), said.months),
        counted(whole(all, "days"), said.days));
    if (days == 0)
        out += fmt::format(fmt::runtime(said.birthday_today), turning);
    else
        out += fmt::format(fmt::runtime(said.birthday_in), days, said.days[days > 1 ? 1 : 0], turning,
                           date_text(in, text(next, "date")));
    out += "</p><p class=\"quiet\">" + fmt::format(fmt::runtime(said.utc), date_text(in, text(all, "on"))) +
           ' ' + fmt::format(fmt::runtime(said.lived), whole(all, "days_lived"));
    if (birth.ends_with("-02-29")) out += ' ' + std::string{said.leap_rule};
    return out + "</p></section>\n";
}

std::string weight_card(language in, std::string_view body) {
    const auto& said = texts_of(in);
    const auto all = json::parse({body.data(), body.size()});
    const auto& formulas = all.at("formulas").as_array();
    const auto& range = all.at("healthy_range");
    std::string rows, sources;
    const auto source = [&](const std::string& name, const std::string& where) {
        sources += fmt::format("<li>{}: {}</li>", http::escaped(name), http::escaped(where));
    };
    for (const auto& one : formulas) {
        const auto& kilograms = one.at("kilograms");
        rows += fmt::format("<tr><th scope=\"row\">{}</th>{}{}</tr>\n", http::escaped(text(one, "name")),
                            cell(in, kilograms, "female"), cell(in, kilograms, "male"));
        source(text(one, "name"), text(one, "source"));
    }
    source(text(range, "name"), text(range, "source"));
    const auto kg = [&](const char* name) { return number_text(in, range.at(name).to_number<double>(), 1); };
    return fmt::format(
        "<section class=\"card\" aria-labelledby=\"weight\"><h3 id=\"weight\">{}</h3>"
        "<p><b>{}</b> {}</p><table><thead>{}</thead><tbody>\n{}</tbody></table>"
        "<details><summary>{}</summary><ul>{}</ul></details><p class=\"quiet\">{}</p></section>\n",
        said.weight_title, said.range,
        fmt::format(fmt::runtime(said.range_line), kg("from_kilograms"), kg("to_kilograms")),
        headings(said, formulas.at(0).at("kilograms")), rows, said.sources, sources, said.advice);
}

}  // namespace vigie::services
