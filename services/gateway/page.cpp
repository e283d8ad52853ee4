#include "services/gateway/page.hpp"

#include "libs/http/accept_language.hpp"
#include "libs/http/escaped.hpp"
#include "services/gateway/cards.hpp"
#include "services/gateway/form.hpp"
#include "services/web/parameters.hpp"

#include <fmt/format.h>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <algorithm>

namespace vigie::services {
namespace {

constexpr std::string_view may =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// To the same page in the other language, with what was entered.
std::string switch_link(const texts& said, const entered& sent) {
    std::string href = fmt::format("/?lang={}", said.other_tag);
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!sent.anything) return;
        href += fmt::format("&amp;{}={}", name, boost::urls::encode(value, boost::urls::unreserved_chars));
    };
    add("birth_date", sent.birth_date);
    add("on", sent.on);
    add("height_cm", sent.height_cm);
    add("sex", sent.sex);
    return fmt::format("<a id=\"switch\" href=\"{}\" lang=\"{}\" hreflang=\"{}\">{}</a>", href,
                       said.other_tag, said.other_tag, said.other_name);
}

/// What was not as described counts as no answer.
template <class Read>
auto read(part& from, Read how) -> decltype(how(from.body)) {
    try {
        return how(from.body);
    } catch (const std::exception&) {
        from.status = 502;
        return {};
    }
}

struct content {
    std::vector<wrong_field> wrong;
    std::string cards;
    unsigned status = 200;

    void add(language in, std::optional<part> one, std::string_view title,
             std::string (*card)(language, std::string_view)) {
        if (!one) return;
        if (one->answered()) cards += read(*one, [&](const auto& body) { return card(in, body); });
        if (!one->answered() && !one->failed())
            for (auto& each : read(*one, wrong_fields)) wrong.push_back(std::move(each));
        if (one->failed())
            cards += fmt::format("<section class=\"card down\"><h3>{}</h3><p>{} {}</p></section>\n", title,
                                 texts_of(in).service_down, texts_of(in).the_rest_is_right);
        status = std::max(status, one->status);
    }
};

}  // namespace

entered read_form(std::string_view query) {
    parameters from{query};
    entered sent;
    const auto take = [&](std::string_view name, std::string& to) {
        auto found = from.text(name, {});
        if (found && name != "lang") sent.anything = true;
        to = std::move(found).value_or("");
    };
    take("birth_date", sent.birth_date);
    take("on", sent.on);
    take("height_cm", sent.height_cm);
    take("sex", sent.sex);
    take("lang", sent.lang);
    if (std::ranges::find(language_tags, sent.lang) == language_tags.end()) sent.lang.clear();
    if (!from.wrong().empty()) sent.anything = true;
    return sent;
}

language language_of(const entered& sent, std::string_view accept_language) {
    const auto index =
        sent.lang.empty()
            ? http::preferred_language(accept_language, language_tags)
            : static_cast<std::size_t>(std::ranges::find(language_tags, sent.lang) - language_tags.begin());
    return static_cast<language>(index);
}

http::response render_page(language in, const entered& sent, const std::optional<part>& age,
                           const std::optional<part>& weight) {
    const auto& said = texts_of(in);
    content all;
    all.add(in, age, said.age_title, age_card);
    all.add(in, weight, said.weight_title, weight_card);
    const auto results = all.cards.empty() ? std::string{}
                                           : fmt::format("<h2 id=\"results\" tabindex=\"-1\">{}</h2>\n{}",
                                                         said.results, all.cards);
    auto made = http::html(fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{0}\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<meta name=\"color-scheme\" content=\"light dark\"><title>{1}{2}</title>"
        "<link rel=\"icon\" href=\"/icon.svg\"><link rel=\"stylesheet\" href=\"/style.css\">"
        "<script src=\"/script.js\" defer></script></head><body>\n"
        "<header><h1>{2}</h1>{3}</header>\n<main id=\"main\"><p class=\"lead\">{4}</p>\n{5}{6}{7}</main>\n"
        "<footer><a href=\"/openapi.yaml\">{8}</a></footer></body></html>\n",
        said.tag, all.wrong.empty() ? "" : said.error_lead, said.title, switch_link(said, sent), said.lead,
        error_summary(in, all.wrong), form(in, sent, all.wrong), results, said.api));
    made.status = all.status;
    http::add_field(made, "Content-Security-Policy", may);
    http::add_field(made, "Content-Language", said.tag);
    http::add_field(made, "Vary", "Accept-Language");
    return made;
}

}  // namespace vigie::services
