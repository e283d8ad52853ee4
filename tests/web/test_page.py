"""The page as people use it: with and without a script, by keyboard, in two languages, on a phone, in the dark."""
import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE = ROOT / "build/tools/node_modules/axe-core/axe.min.js"

PAGES = {
    "empty": "",
    "results": "birth_date=1992-02-29&height_cm=178,5",
    "not defined": "birth_date=1990-05-17&height_cm=140&sex=male",
    "errors": "birth_date=2190-02-28&height_cm=tall&sex=robot",
    "nothing entered": "birth_date=&on=&height_cm=&sex=",
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_axe_finds_nothing(browser, url, lang, dark):
    assert AXE.is_file(), "scripts/test-tools makes it"
    for width in (1000, 360):
        browser.look(width, 800, dark, phone=width < 500)
        for name, query in PAGES.items():
            browser.open(f"{url}/?lang={lang}&{query}")
            browser.evaluate(AXE.read_text() + ";0")
            found = json.loads(browser.evaluate("axe.run().then(found => JSON.stringify([found.passes.length,"
                                                "found.violations.map(each => [each.id, each.nodes[0].html])]))"))
            assert found[0] > 15 and found[1] == [], (name, width)
            assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
            assert browser.complaints() == [], name


def test_without_a_script_the_form_is_sent_and_answered(browser, url):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(f"{url}/?lang=fr")
    browser.evaluate("document.getElementById('birth_date').focus()")
    browser.evaluate("document.getElementById('birth_date').value = '1990-05-17'")
    browser.evaluate("document.getElementById('height_cm').value = '178,5'")
    browser.evaluate("document.querySelector('button').click()")
    browser.until("document.querySelectorAll('.card').length == 2")
    assert browser.evaluate("location.search").startswith("?lang=fr&birth_date=1990-05-17")
    assert "71,4 kg" in browser.evaluate("document.body.innerText")


def test_by_keyboard_alone_errors_are_found_and_mended(browser, url):
    browser.open(f"{url}/?lang=en")
    browser.evaluate("window.same_page = true; document.getElementById('height_cm').focus()")
    browser.type("tall")
    browser.press("Enter", "\r")
    browser.until("document.activeElement.id == 'summary'")
    assert browser.evaluate("document.title").startswith("Error: ")
    browser.press("Tab")
    browser.press("Enter", "\r")
    browser.until("document.activeElement.id == 'height_cm'")
    assert browser.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    described = browser.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert "178.5" in browser.evaluate(f"document.getElementById('{described.split()[1]}').textContent")
    browser.evaluate("document.activeElement.select()")
    browser.type("178")
    browser.press("Enter", "\r")
    browser.until("document.activeElement.id == 'results'")
    assert "Lorentz" in browser.evaluate("document.body.innerText")
    assert browser.evaluate("window.same_page") and "height_cm=178" in browser.evaluate("location.search")
    assert browser.complaints() == []


def test_what_was_entered_stays_when_the_language_changes(browser, url):
    browser.open(f"{url}/?lang=en&birth_date=1990-05-17&height_cm=178%2C5%22%3E%3Cb%3E")
    assert browser.evaluate("document.documentElement.lang") == "en"
    browser.evaluate("document.getElementById('switch').click()")
    browser.until("document.documentElement.lang == 'fr' && document.readyState == 'complete'")
    assert browser.evaluate("document.getElementById('height_cm').value") == '178,5"><b>'
    assert "Entrez la taille en chiffres" in browser.evaluate("document.getElementById('height_cm-error').textContent")


@pytest.mark.parametrize(("preferred", "lang", "word"), [
    ("fr-CA, en;q=0.5", "fr", "Âge"), ("de, en;q=0.1", "en", "Age"), ("", "en", "Age")])
def test_the_language_is_that_of_the_browser(services, preferred, lang, word):
    page = services.gateway.get("/", {"Accept-Language": preferred})
    assert (page.fields["Content-Language"], page.fields["Vary"]) == (lang, "Accept-Language")
    assert f'<html lang="{lang}">' in page.body and f"<h1>{word}" in page.body


def test_one_part_is_enough(services):
    only_age = services.gateway.get("/?birth_date=1990-05-17&height_cm=").body
    assert "years" in only_age and "Lorentz" not in only_age and "aria-invalid" not in only_age
    only_weight = services.gateway.get("/?birth_date=&height_cm=178").body
    assert "Lorentz" in only_weight and "aria-invalid" not in only_weight
    neither = services.gateway.get("/?birth_date=&height_cm=")
    assert neither.status == 400 and neither.body.count("aria-invalid") == 2


def test_what_was_entered_is_text_and_nothing_else(services):
    page = services.gateway.get("/?height_cm=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").body
    assert "<script>alert" not in page and "&quot;&gt;&lt;script&gt;" in page
