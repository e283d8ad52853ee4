"""The languages of the mails have the same templates, and whatever a template calls is there in both."""

import re

import pytest
from monitoring import RULES

MAIL = RULES / "mail"
LANGUAGES = sorted(folder.name for folder in MAIL.iterdir() if folder.is_dir())


def text(*files):
    return "".join(file.read_text() for file in files)


def defined(said):
    return re.findall(r'\{\{-? ?define "([^"]+)"', said)


def called(said):
    return set(re.findall(r'\{\{-? ?template "([^"]+)"', said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_that_is_called_once_and_nothing_else(language):
    shared, own = text(*MAIL.glob("*.tmpl")), text(*(MAIL / language).glob("*.tmpl"))
    names = defined(shared + own)
    assert sorted(names) == sorted(set(names))
    assert set(names) - {"vigie.subject", "vigie.text", "vigie.html"} == called(shared + own) - {"vigie.subject"}


def test_the_languages_are_those_that_the_demo_offers():
    options = (RULES.parent / "demo/options.py").read_text()
    assert LANGUAGES == ["en", "fr"] and 'choices=("en", "fr")' in options


def test_no_english_word_stands_in_the_templates_of_both_languages():
    """Whatever is left of them without actions and markup."""
    for file in MAIL.glob("*.tmpl"):
        left = re.sub(r"\{\{.*?\}\}|<style>.*?</style>|<[^>]*>", " ", file.read_text(), flags=re.DOTALL)
        assert not re.findall(r"[^\W\d_]{2,}", left), file
