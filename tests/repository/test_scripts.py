"""The shell scripts are clean, and the front door says what is wrong."""

import os
import re
import subprocess

import pytest


def run(root, *command, **more):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, **more)


def test_shellcheck_is_content(root):
    scripts = run(root, "scripts/shell-files").stdout.split()
    assert {"vigie", ".ci/run", "scripts/set-up"} <= set(scripts)
    done = run(root, "shellcheck", *scripts)
    assert done.returncode == 0, done.stdout


def test_scripts_can_be_run(root):
    scripts = run(root, "scripts/shell-files").stdout.split()
    assert not [name for name in scripts if not os.access(root / name, os.X_OK)]


@pytest.mark.parametrize(("arguments", "said"), [
    (["demp"], "there is no 'demp'"),
    (["--until-mail"], "there is no '--until-mail'"),
    (["help", "me"], "takes no arguments"),
    (["test", "--fast"], "takes no arguments"),
    (["lint", "all"], "takes no arguments"),
    (["fuzz", "soon"], "usage"),
    (["fuzz", "0"], "usage"),
    (["fuzz", "1", "2"], "usage"),
    (["build", "fast"], "one of dev"),
    (["build", "."], "one of dev"),
    (["build", "-j9"], "one of dev"),
    (["build", "release", "x"], "usage"),
    (["demo", "--until"], "--until"),
    (["demo", "--timeout", "soon"], "--timeout"),
    (["demo", "--timeout", "nan"], "--timeout"),
    (["demo", "--speed", "0"], "--speed"),
    (["demo", "pump-1"], "pump-1"),
    (["demo", "--replay", "no/such.csv"], "no/such.csv"),
    (["demo", "--replay", "README.md"], "not a recording"),
    (["demo", "--dir", "docs"], "not an empty directory"),
    (["load", "stres"], "'stres'"),
    (["load", "--url", "127.0.0.1:8080"], "not an address"),
    (["load", "--url", "http://127.0.0.1:8080/api"], "not an address"),
    (["load", "--url", "https://shop.example"], "say --permitted"),
    (["load", "--url", "http://127.0.0.1.example:80"], "say --permitted"),
    (["load", "--permitted"], "--url"),
    (["load", "--duration", "soon"], "not a duration"),
    (["load", "--duration", "0s"], "not a duration"),
    (["load", "--rate", "0"], "not a whole number"),
    (["load", "--json", "no/such/place.json"], "no directory"),
    (["load", "--prometheus", "here"], "not an address"),
    (["cluster"], "up|status|down|test"),
    (["cluster", "upp"], "up|status|down|test"),
    (["cluster", "up", "now"], "takes no arguments"),
])
def test_wrong_words_are_refused(root, arguments, said):
    done = run(root, "./vigie", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_help_names_every_verb(root):
    done = run(root, "./vigie", "help")
    assert done.returncode == 0
    assert set(re.findall(r"^\./vigie (\w+)", done.stdout, re.MULTILINE)) == {"demo", "test", "build", "lint", "fuzz", "bench", "load", "evaluate", "cluster", "help"}
    assert run(root, "./vigie").stdout == done.stdout


def test_the_front_door_opens_from_anywhere(root, tmp_path):
    (tmp_path / "vigie").symlink_to(root / "vigie")
    assert run(tmp_path, "./vigie", "help").returncode == 0


def test_both_package_tables_serve_the_same_needs(root):
    def table(release):
        rows = [line.split() for line in (root / f"scripts/packages.debian-{release}").read_text().splitlines()]
        rows = [row for row in rows if row and not row[0].startswith("#")]
        assert all(len(row) == 2 and row[0] in ("build", "run", "test", "lint", "fuzz", "bench", "load", "cluster") for row in rows)
        return sorted((need, re.sub(r"\d+\.\d+", "N", package)) for need, package in rows)

    assert table(12) == table(13)
