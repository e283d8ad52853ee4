"""How mails look, of every family and in both languages: readable by day and by night, on a phone, with markup or without."""

import json
import pathlib
import re
import sys
import urllib.request

import pytest
from mail_sink import part_of
from markup import DARK, INVERTED, LIGHT, Seen, contrast, luminance

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "web"))
from browser import Browser  # noqa: E402  found by the line above

ENOUGH, ENOUGH_FOR_A_BAR = 4.5, 3
# What the markup shows by its place or as a picture, the text by a word.
BY_FORM = {"machine", "program", "programme", "gravité"}


@pytest.fixture(scope="module")
def mails(healed_plant, application):
    """All that came, in English and in French."""
    for sink, gone in ((application.mails, "api-gateway fails"), (application.french_mails, "api-gateway échoue")):
        sink.wait_for(gone, "d", seconds=110)
    healed_plant.french_mails.wait_for("RÉSOLU", "kiln-6")
    return [mail for sink in (healed_plant, application) for mail in sink.mails.all() + sink.french_mails.all()]


@pytest.mark.parametrize("scheme", [LIGHT, DARK, INVERTED])
def test_every_text_stands_out_from_its_ground(mails, scheme):
    grounds = set()
    for mail in mails:
        for text, color, ground in Seen(part_of(mail, "html"), scheme).texts:
            assert contrast(color, ground) >= ENOUGH, f"{color} on {ground}: {text}"
            grounds.add(ground)
    assert len(grounds) > 4  # the card, three severities, the button


def test_nothing_but_heads_and_buttons_is_light_by_night(mails):
    for mail in mails:
        grounds = [ground for _, _, ground in Seen(part_of(mail, "html"), DARK).texts]
        assert max(luminance(ground) for ground in grounds if grounds.count(ground) > 3) < 0.03, grounds


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_bar_stands_out_from_its_ground(mails, scheme):
    bars = [bar for mail in mails for bar in Seen(part_of(mail, "html"), scheme).bars]
    assert {level for level, *_ in bars} == {"calm", "warning"}
    for level, color, ground in bars:
        assert contrast(color, ground) >= ENOUGH_FOR_A_BAR, f"{level}: {color} on {ground}"


def test_a_client_is_told_that_both_schemes_are_there(mails):
    for mail in mails:
        for told in ('<meta name="color-scheme" content="light dark">', '<meta name="supported-color-schemes" content="light dark">',
                     "color-scheme: light dark;"):
            assert told in part_of(mail, "html")


def test_the_text_says_all_that_the_markup_says_and_the_other_way_round(mails):
    for mail in mails:
        seen = Seen(part_of(mail, "html"))
        text = part_of(mail, "plain")
        assert words(" ".join([*seen.said, *seen.links])) ^ words(text) <= BY_FORM, text


def words(text):
    return {word.strip(".:,;()\"“”«»") for word in text.casefold().split() if re.search(r"\w", word)}


def severity(mail):
    return re.search(r"\[(\w+)\]", mail["Subject"])[1]


def test_the_head_has_the_colour_of_the_gravest_and_the_sheet_is_the_same(mails):
    of = {"CRITICAL": "#b3261e", "WARNING": "#8a5a00", "RESOLVED": "#1e7b45",
          "CRITIQUE": "#b3261e", "AVERTISSEMENT": "#8a5a00", "RÉSOLU": "#1e7b45"}
    for mail in mails:
        assert re.search(r'<td bgcolor="(#\w+)"', part_of(mail, "html"))[1] == of[severity(mail)]
    assert {severity(mail) for mail in mails} == set(of)
    assert len({re.search(r"(?s)<style>.*</style>", part_of(mail, "html"))[0] for mail in mails}) == 1


def test_an_alert_of_somebody_else_has_the_same_look_without_what_it_does_not_say(plant):
    alert = {"labels": {"alertname": "KubePodCrashLooping", "severity": "warning", "namespace": "kiosk"},
             "annotations": {"summary": "Pod is crash looping.", "description": "Pod kiosk/till is in waiting state.",
                             "runbook_url": "https://runbooks.example/crash"}}
    request = urllib.request.Request(f"{plant.alertmanager}/alerts", json.dumps([alert]).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert answer.status == 200
    mail = plant.mails.wait_for("[WARNING] Pod is crash looping.")
    for body in (part_of(mail, "plain"), part_of(mail, "html")):
        assert "Pod kiosk/till is in waiting state." in body and "https://runbooks.example/crash" in body
        assert not [word for word in ("How urgent", "Check first", "Also", "Dashboard") if word in body]


def test_no_heading_stands_over_nothing(mails):
    for mail in mails:
        lines = [line for line in part_of(mail, "plain").splitlines() if line]
        headed = [(line, after) for line, after in zip(lines, lines[1:])
                  if line in ("Measured", "Also", "How urgent", "Check first", "Mesures", "Urgence", "À vérifier d'abord")]
        assert all(after.startswith("  ") for _, after in headed), headed
        assert "\n\n\n" not in part_of(mail, "plain").replace("\n\n\n--", "")


def test_no_mail_is_wider_than_a_small_phone(mails, tmp_path):
    page, browser = tmp_path / "mail.html", Browser(tmp_path / "profile")
    try:
        browser.look(width=320, phone=True)
        for mail in mails:
            page.write_text(part_of(mail, "html"), encoding="utf-8")
            browser.open(page.as_uri())
            assert browser.evaluate("document.documentElement.scrollWidth") <= 320, mail["Subject"]
    finally:
        browser.close()
