"""The languages of the mails have the same templates, and whatever a template calls is there in both."""

import glob
import re

import pytest
import yaml
from demo import configure, options
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_mails_in_it(tmp_path, language):
    assert options.parse(["--language", language]).language == language
    config = yaml.safe_load(configure.alertmanager(tmp_path, RULES, 2525, language).read_text())
    assert [sorted(glob.glob(one)) for one in config["templates"]] == [
        sorted(map(str, MAIL.glob("*.tmpl"))), sorted(map(str, (MAIL / language).glob("*.tmpl")))]


def test_another_language_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        options.parse(["--language", "de"])
    assert ended.value.code == 2
    assert "--language: invalid choice: 'de'" in capsys.readouterr().err


def test_no_english_word_stands_in_the_templates_of_both_languages():
    """Whatever is left of them without actions and markup."""
    for file in MAIL.glob("*.tmpl"):
        left = re.sub(r"\{\{.*?\}\}|<style>.*?</style>|<[^>]*>", " ", file.read_text(), flags=re.DOTALL)
        assert not re.findall(r"[^\W\d_]{2,}", left), file
