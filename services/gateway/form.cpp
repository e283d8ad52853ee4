#include "services/gateway/form.hpp"

#include "libs/http/escaped.hpp"

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include <algorithm>

namespace vigie::services {
namespace {

namespace json = boost::json;

struct shown {
    const char* name;
    std::string_view label, hint;
    const std::string& value;
    const char* attributes;
};

const wrong_field* fault_of(const std::vector<wrong_field>& all, std::string_view field) {
    const auto found = std::ranges::find(all, field, &wrong_field::field);
    return found == all.end() ? nullptr : &*found;
}

std::string error_line(language in, const wrong_field& fault) {
    return fmt::format("<p class=\"error\" id=\"{}-error\"><span class=\"unseen\">{}</span>{}</p>",
                       fault.field, texts_of(in).error_lead, message(in, fault.field, fault.code));
}

std::string input(language in, const shown& one, const std::vector<wrong_field>& wrong) {
    const auto* fault = fault_of(wrong, one.name);
    return fmt::format(
        "<div class=\"field{}\"><label for=\"{}\">{}</label><p class=\"hint\" id=\"{}-hint\">{}</p>{}"
        "<input id=\"{}\" name=\"{}\" value=\"{}\" {} aria-describedby=\"{}-hint{}\"{}></div>\n",
        fault ? " wrong" : "", one.name, one.label, one.name, one.hint, fault ? error_line(in, *fault) : "",
        one.name, one.name, http::escaped(one.value), one.attributes, one.name,
        fault ? fmt::format(" {}-error", one.name) : "", fault ? " aria-invalid=\"true\"" : "");
}

std::string choice(std::string_view id, std::string_view value, std::string_view label, bool chosen) {
    return fmt::format("<label><input type=\"radio\" name=\"sex\" id=\"{}\" value=\"{}\"{}> {}</label>", id,
                       value, chosen ? " checked" : "", label);
}

std::string sexes(language in, const entered& sent, const std::vector<wrong_field>& wrong) {
    const auto& said = texts_of(in);
    const auto* fault = fault_of(wrong, "sex");
    const bool both = sent.sex != "female" && sent.sex != "male";
    return fmt::format(
        "<fieldset class=\"field{}\"{}><legend>{}</legend>{}<div class=\"choices\">{}{}{}</div>"
        "</fieldset>\n",
        fault ? " wrong" : "", fault ? " aria-describedby=\"sex-error\"" : "", said.sex,
        fault ? error_line(in, *fault) : "", choice("sex", "", said.both, both),
        choice("sex-female", "female", said.female, sent.sex == "female"),
        choice("sex-male", "male", said.male, sent.sex == "male"));
}

}  // namespace

std::vector<wrong_field> wrong_fields(std::string_view problem_json) {
    std::vector<wrong_field> all;
    const auto problem = json::parse({problem_json.data(), problem_json.size()});
    for (const auto& each : problem.at("errors").as_array())
        all.push_back(
            {json::value_to<std::string>(each.at("field")), json::value_to<std::string>(each.at("code"))});
    return all;
}

std::string error_summary(language in, const std::vector<wrong_field>& wrong) {
    if (wrong.empty()) return {};
    const auto& said = texts_of(in);
    std::string list;
    for (const auto& each : wrong)
        list +=
            fmt::format("<li><a href=\"#{}\">{}</a></li>", each.field, message(in, each.field, each.code));
    return fmt::format(
        "<div class=\"summary\" id=\"summary\" role=\"alert\" tabindex=\"-1\"><h2>{}</h2><ul>{}</ul></div>\n",
        said.error_title, list);
}

std::string form(language in, const entered& sent, const std::vector<wrong_field>& wrong) {
    const auto& said = texts_of(in);
    std::string out = "<form action=\"/\" method=\"get\" id=\"form\">\n";
    if (!sent.lang.empty())
        out += fmt::format("<input type=\"hidden\" name=\"lang\" value=\"{}\">\n", said.tag);
    out += input(in,
                 {"birth_date", said.birth_date, said.birth_hint, sent.birth_date,
                  "type=\"date\" autocomplete=\"bday\""},
                 wrong);
    out += input(in, {"on", said.on, said.on_hint, sent.on, "type=\"date\" autocomplete=\"off\""}, wrong);
    out += input(in,
                 {"height_cm", said.height, said.height_hint, sent.height_cm,
                  "inputmode=\"decimal\" autocomplete=\"off\""},
                 wrong);
    out += sexes(in, sent, wrong);
    return out + fmt::format("<button type=\"submit\">{}</button></form>\n", said.submit);
}

}  // namespace vigie::services
