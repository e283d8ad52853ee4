"""The same alerts through an Alertmanager that mails in French: nothing is left in English, and nothing is missing."""

import re

import pytest
import yaml
from mail_sink import part_of
from monitoring import RULES
from test_alert_rules import NAMES

# What English mails say all the time, and French ones never. Not: on, or, as, an, a, but, which are French words too.
ENGLISH = set("""the is are and of to in it its since from with for by at not no has have been was were what when while alert alerts
    warning critical resolved limit over sensor sensors axis now about away measured also urgent check first dashboard runbook
    acknowledge clock times come monitoring normal degraded severe spreads looks like nothing plan within days hours
    day today all last seen line program value time""".split())
# Names that configurations and programs have given.
GIVEN = re.compile(r"https?://\S+|Vibration velocity|Bearing temperature|Suction pressure|Oil temperature|\w+[_-][\w-]+", re.IGNORECASE)


def words(text):
    return set(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", GIVEN.sub(" ", text).lower()))


def rendered():
    """(alert, annotation, text) of all French that the tests of the rules expect."""
    for file in sorted((RULES / "tests").glob("*.yaml")):
        for test in yaml.safe_load(file.read_text(encoding="utf-8"))["tests"]:
            for case in test.get("alert_rule_test", []):
                for alert in case["exp_alerts"]:
                    yield from ((case["alertname"], name, text) for name, text in alert["exp_annotations"].items()
                                if name.endswith("_fr"))


def test_no_alert_has_english_words_points_or_colons_in_its_french():
    found = list(rendered())
    assert {alert for alert, *_ in found} == set(NAMES)
    for alert, name, text in found:
        assert not words(text) & ENGLISH, (alert, name, text)
        text = GIVEN.sub("x", text)
        assert not re.search(r"[^\s][;!?]|\w:(?!\d)", text), (alert, name, text)
        assert not re.search(r"\d\.\d", re.sub(r"\d+(\.\d+){2,}", "", text)), (alert, name, text)


def facts(mail):
    """Subject and text, and the markup's text is the same (test_mail_look.py)."""
    return f"{mail['Subject']}\n{part_of(mail, 'plain')}".replace("\u00a0", " ")


def subject(mail):
    return mail["Subject"].replace("\u00a0", " ")


def test_a_limit_in_french(plant):
    mail = plant.french_mails.wait_for("pump-1")
    assert subject(mail) == "[CRITIQUE] pump-1 : Vibration velocity 7,62 mm/s, limite critique 7,1 mm/s (lyon / l2)"
    for subtype in ("plain", "html"):
        body = part_of(mail, subtype).replace("&#39;", "'")
        for said in ("Vibration velocity (capteur de, axe x) : 7,62 mm/s, limite critique 7,1 mm/s, depuis le 02/03/2026 à 14:05 UTC",
                     "Suction pressure (capteur suction) : 6,2 bar, limite d'avertissement 6 bar",
                     "Dans l'ensemble, l'état de la machine est grave, à 6,1 dispersions de la normale : balourd probable.",
                     "Décharger ou arrêter la machine", "À vérifier d'abord", "Alerte depuis le ", "PlantMachineLimit.md"):
            assert said in body, f"{subtype}: {said}\n{body}"
    assert 'lang="fr"' in part_of(mail, "html") and "Gravité : critique" in part_of(mail, "html")


def test_a_condition_in_french_with_its_course(plant):
    mail = plant.french_mails.wait_for("compressor-1")
    assert subject(mail) == ("[AVERTISSEMENT] compressor-1 : état dégradé, roulement usé probable, "
                             "à 3,1 dispersions de la normale, limite 2,4 (lyon / l 2)")
    text, html = part_of(mail, "plain"), part_of(mail, "html")
    assert "Planifier l'intervention sous 2 jours" in text and "l'état sera grave dans 2 à 5 jours, probablement 3." in text
    assert re.search(r"^ +1 j 20 h    0,1  #$", text, re.MULTILINE), text
    assert re.search(r"^ +actuel    3,1  #{13}$", text, re.MULTILINE), text
    assert len({line.index("#") for line in text.splitlines() if line.endswith("#")}) == 1, text
    shown = re.sub(r" *<[^>]*> *", "", html.partition("une barre pleine")[2].partition("Urgence")[0])
    assert "1 j 20 h0,1" in shown and "actuel3,1" in shown and "#" not in shown


def test_a_prediction_in_french(plant):
    assert "dans environ 20 h 17 min" in subject(plant.french_mails.wait_for("press-3"))


def test_a_sensor_that_is_silent_in_french(plant):
    mail = plant.french_mails.wait_for("saw-4")
    assert subject(mail) == "[AVERTISSEMENT] saw-4 : le capteur a<b>& est muet (lyon / l2)"
    said = "Bearing temperature (capteur a{}) : aucun envoi depuis le 02/03/2026 à 14:05 UTC (horloge du capteur)."
    assert said.format("<b>&") in part_of(mail, "plain")
    assert said.format("&lt;b&gt;&amp;") in part_of(mail, "html")


def test_vigie_itself_in_french(plant):
    mail = plant.french_mails.wait_for("n'a pas de connexion à son broker")
    assert subject(mail).startswith("[CRITIQUE] L'agent 127.0.0.1:"), "an address keeps its points"


def test_the_application_in_french(application):
    mail = application.french_mails.wait_for("service-poids")
    assert subject(mail) == "[CRITIQUE] service-poids ne répond pas (age-and-weight)"
    assert part_of(mail, "plain").startswith("Programme service-poids, application age-and-weight\n")
    text = part_of(application.french_mails.wait_for("api-gateway échoue", "et d'autres alertes", seconds=110), "plain")
    assert "en erreur 5xx : 40 % ces 5 dernières minutes et 40 % la dernière heure ; l'objectif en admet 0,1 % sur 30 jours." in text
    assert "plus lentes que 100 ms : 60 %" in text and "est dépensé en 1 h 48 min." in text


def test_the_end_in_french(healed_plant):
    mail = healed_plant.french_mails.wait_for("RÉSOLU", "mixer-2")
    assert subject(mail) == "[RÉSOLU] mixer-2 : toutes les alertes sont terminées (lyon / l2)"
    assert "CRITIQUE : mixer-2 : Bearing temperature 96,1 °C, limite critique 95 °C" in part_of(mail, "plain")


@pytest.fixture(scope="module")
def all_mails(healed_plant, application):
    application.french_mails.wait_for("api-gateway échoue", seconds=110)
    application.mails.wait_for("api-gateway fails", seconds=110)
    return healed_plant.french_mails.all() + application.french_mails.all(), healed_plant.mails.all() + application.mails.all()


def test_no_word_is_left_in_english(all_mails):
    french, english = all_mails
    assert len(french) > 15 and all(len(words(facts(mail)) & ENGLISH) > 5 for mail in english)
    for mail in french:
        assert not words(facts(mail)) & ENGLISH, facts(mail)


def test_spaces_are_those_of_french_and_decimals_have_a_comma(all_mails):
    for mail in all_mails[0]:
        for said in (mail["Subject"], mail.get_body(preferencelist=("plain",)).get_content()):
            said = GIVEN.sub("x", said)
            assert not re.search(r"  +(?=\w+ \w+ \w)", re.sub(r"(?m)^ +.*#+\r?$|^ +", "", said)), said
            assert not re.search(r"[^\s\u00a0]\u00a0?(?<!\u00a0)[;!?]|\w:(?!\d)| [:;!?%]", said), said
            assert not re.search(r"\d\.\d", re.sub(r"\d+(\.\d+){3}:\d+", "", said)), said
