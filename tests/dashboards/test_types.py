"""Grafana's own types know every option of every panel."""

import json
import subprocess

from panels import DASHBOARDS, FOLDER, ROOT

PYTHON = ROOT / "build/tools/python/bin/python"


def lost_of(*files):
    assert PYTHON.is_file(), "scripts/test-tools makes it"
    done = subprocess.run([PYTHON, ROOT / "tests/dashboards/typed.py", *files], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_no_option_is_lost():
    assert not lost_of(*FOLDER.glob("*.json"))


def test_an_option_that_is_misspelt_is_found(tmp_path):
    broken = json.loads(json.dumps(DASHBOARDS["plant"]))
    broken["panels"][0]["options"]["colourMode"] = broken["panels"][0]["options"].pop("colorMode")
    (tmp_path / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
    assert lost_of(tmp_path / "broken.json") == ["broken.panels[0].options.colourMode"]
