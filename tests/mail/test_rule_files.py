"""What the rule files say stands elsewhere, too: in docs/alerts.md and on dashboards."""

import json
import re
import subprocess

import pytest
import yaml
from monitoring import ALL_FILES, RULES
from test_alert_rules import ALERTS

ROOT = RULES.parent
TOLD = (ROOT / "docs/alerts.md").read_text(encoding="utf-8")


def rows():
    """(alert, for, severities, team) of each row of the table"""
    found = re.findall(r"^\| \[(\w+)\]\(runbooks/\1\.md\) \|.*\| (\w+) \| ([\w, ]+) \| (\w+) \|[^|]*\|$", TOLD, re.MULTILINE)
    return {(name, held, severity, team) for name, held, severities, team in found for severity in severities.split(", ")}


def test_the_table_of_alerts_is_that_of_the_files():
    assert rows() == {(rule["alert"], rule["for"], rule["labels"]["severity"], rule["labels"]["team"]) for rule in ALERTS}


def test_every_metric_of_the_agent_has_an_alert_or_is_said_to_have_none():
    documented = set(re.findall(r"^\| `(vigie_\w+)` \|", (ROOT / "docs/metrics.md").read_text(encoding="utf-8"), re.MULTILINE))
    compared = " ".join(rule["expr"] for file in ALL_FILES for group in yaml.safe_load(file.read_text())["groups"]
                        for rule in group["rules"])
    silent = {name for name in documented if not re.search(rf"\b{name}\b", compared)}
    assert set(re.findall(r"`(vigie_\w+)`", TOLD.partition("## Without an alert")[2].partition("\n## ")[0])) == silent


def test_panels_and_rules_about_the_objectives_have_the_same_limits():
    application = json.dumps(json.loads((ROOT / "dashboards/application.json").read_text(encoding="utf-8")))
    drawn = {float(one) for one in re.findall(r"vector\(([\d.]+)\)", application)}
    rules = (RULES / "application.yaml").read_text(encoding="utf-8")
    factors = {float(one) for one in re.findall(r"ratio_rate(?:1h|3d) > ([\d.]+) \* ", rules)}
    assert drawn and drawn == factors


def test_pint_has_nothing_to_say():
    if subprocess.run([ROOT / "scripts/go-tool", "--present", "pint"], capture_output=True, timeout=60).returncode == 1:
        pytest.skip("no pint here: 'scripts/go-tool pint' builds one (some minutes, once)")
    done = subprocess.run([ROOT / "scripts/lint-rules"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
