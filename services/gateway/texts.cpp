#include "services/gateway/texts.hpp"

#include "libs/http/escaped.hpp"
#include "services/web/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::services {
namespace {

constexpr texts english{
    .tag = "en",
    .title = "Age and ideal weight",
    .lead = "Fill in one part or both. Nothing is stored.",
    .other_tag = "fr",
    .other_name = "Français",
    .birth_date = "Date of birth",
    .birth_hint = "For your age, for example 17 May 1990",
    .on = "Age on (optional)",
    .on_hint = "Left empty: today, by UTC",
    .height = "Height in centimetres",
    .height_hint = "For the ideal weight, from 100 to 250, for example 178",
    .sex = "Formulas for",
    .female = "Women",
    .male = "Men",
    .both = "Both",
    .submit = "Calculate",
    .error_title = "There is a problem",
    .error_lead = "Error: ",
    .results = "Results",
    .age_title = "Age",
    .weight_title = "Ideal weight",
    .years = {"year", "years"},
    .months = {"month", "months"},
    .days = {"day", "days"},
    .birthday_today = "Today is the birthday: turning {}.",
    .birthday_in = "Next birthday in {} {}: turning {} on {}.",
    .leap_rule = "In years without 29 February the birthday is on 1 March.",
    .utc = "On {}.",
    .lived = "{} days since birth.",
    .formula = "Formula",
    .not_defined = "not defined for this height",
    .range = "Healthy range:",
    .range_line = "{} to {} kg, a body mass index of 18.5 to 25 (WHO).",
    .sources = "Sources",
    .advice = "Rules of thumb for adults, no medical advice.",
    .service_down = "This part does not answer at the moment. Please try again in a minute.",
    .the_rest_is_right = "What else stands here is right.",
    .api = "The same as an API",
};

constexpr texts french{
    .tag = "fr",
    .title = "Âge et poids idéal",
    .lead = "Remplissez une partie ou les deux. Rien n’est enregistré.",
    .other_tag = "en",
    .other_name = "English",
    .birth_date = "Date de naissance",
    .birth_hint = "Pour votre âge, par exemple 17 mai 1990",
    .on = "Âge à la date du (facultatif)",
    .on_hint = "Laissé vide : aujourd’hui, en temps UTC",
    .height = "Taille en centimètres",
    .height_hint = "Pour le poids idéal, de 100 à 250, par exemple 178,5",
    .sex = "Formules pour",
    .female = "Femmes",
    .male = "Hommes",
    .both = "Les deux",
    .submit = "Calculer",
    .error_title = "Il y a un problème",
    .error_lead = "Erreur : ",
    .results = "Résultats",
    .age_title = "Âge",
    .weight_title = "Poids idéal",
    .years = {"an", "ans"},
    .months = {"mois", "mois"},
    .days = {"jour", "jours"},
    .birthday_today = "C’est l’anniversaire aujourd’hui : {} ans.",
    .birthday_in = "Prochain anniversaire dans {} {} : {} ans le {}.",
    .leap_rule = "Les années sans 29 février, l’anniversaire est le 1er mars.",
    .utc = "Le {}.",
    .lived = "{} jours depuis la naissance.",
    .formula = "Formule",
    .not_defined = "non définie pour cette taille",
    .range = "Plage saine :",
    .range_line = "De {} à {} kg, soit un indice de masse corporelle de 18,5 à 25 (OMS).",
    .sources = "Sources",
    .advice = "Règles approximatives pour adultes, sans valeur d’avis médical.",
    .service_down = "Cette partie ne répond pas pour le moment. Veuillez réessayer dans une minute.",
    .the_rest_is_right = "Le reste de cette page est juste.",
    .api = "La même chose par une API",
};

struct wrong {
    std::string_view field, code;
    std::string_view in[2];
};

constexpr wrong messages[] = {
    {"birth_date",
     "missing",
     {"Enter a date of birth, or a height below.", "Entrez une date de naissance, ou une taille plus bas."}},
    {"birth_date",
     "in_the_future",
     {"The date of birth must not be after the day of the age.",
      "La date de naissance ne doit pas être après le jour de l’âge."}},
    {"birth_date",
     "too_long_ago",
     {"The date of birth must be at most 150 years before the day of the age.",
      "La date de naissance doit précéder le jour de l’âge de 150 ans au plus."}},
    {"birth_date",
     "",
     {"Enter a date that exists, from 1800 to 2199.", "Entrez une date qui existe, de 1800 à 2199."}},
    {"on",
     "",
     {"Enter a date that exists, from 1800 to 2199, or none.",
      "Entrez une date qui existe, de 1800 à 2199, ou aucune."}},
    {"height_cm",
     "missing",
     {"Enter a height, or a date of birth above.", "Entrez une taille, ou une date de naissance plus haut."}},
    {"height_cm",
     "out_of_range",
     {"The height must be from 100 to 250 centimetres.", "La taille doit être de 100 à 250 centimètres."}},
    {"height_cm",
     "",
     {"Enter the height as a number, for example 178 or 178.5.",
      "Entrez la taille en chiffres, par exemple 178 ou 178,5."}},
    {"", "", {"Choose one of the three.", "Choisissez une des trois possibilités."}},
};

constexpr std::string_view months_of[2][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
     "novembre", "décembre"},
};

}  // namespace

const texts& texts_of(language which) {
    return which == language::french ? french : english;
}

std::string_view message(language in, std::string_view field, std::string_view code) {
    const auto* found = std::ranges::find_if(messages, [&](const wrong& each) {
        return each.field.empty() || (each.field == field && (each.code.empty() || each.code == code));
    });
    return found->in[static_cast<std::size_t>(in)];
}

std::string date_text(language in, std::string_view iso) {
    const auto date = parse_date(iso);
    if (!date) return http::escaped(iso);
    const auto day = static_cast<unsigned>(date->day());
    const auto& month = months_of[static_cast<std::size_t>(in)][static_cast<unsigned>(date->month()) - 1];
    return fmt::format("{}{} {} {}", day, in == language::french && day == 1 ? "er" : "", month,
                       static_cast<int>(date->year()));
}

std::string number_text(language in, double value, int decimals) {
    auto text = fmt::format("{:.{}f}", value, decimals);
    if (in == language::french) std::ranges::replace(text, '.', ',');
    return text;
}

}  // namespace vigie::services
