"""The dashboard that mails link to: where the link leads, and queries that Prometheus can read."""

import json
import subprocess

import yaml
from monitoring import RULES

DASHBOARD = json.loads((RULES.parent / "dashboards" / "machine.json").read_text(encoding="utf-8"))


def queries():
    for panel in DASHBOARD["panels"]:
        for target in panel["targets"]:
            yield target["expr"]
    for annotation in DASHBOARD["annotations"]["list"]:
        yield annotation["expr"]


def test_the_link_of_a_mail_finds_the_dashboard_and_its_variables():
    assert DASHBOARD["uid"] == "vigie-machine"
    variables = [variable["name"] for variable in DASHBOARD["templating"]["list"]]
    assert variables[:4] == ["datasource", "site", "line", "machine"]


def test_every_panel_asks_the_chosen_data_source():
    for panel in DASHBOARD["panels"]:
        for asked in (panel, *panel["targets"]):
            assert asked["datasource"]["uid"] == "${datasource}", panel["title"]


def test_promtool_can_read_every_query(tmp_path):
    rules = [{"record": f"query_{number}", "expr": expr.replace("$other", "plant_temperature_celsius")}
             for number, expr in enumerate(queries())]
    file = tmp_path / "queries.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": rules}]}), encoding="utf-8")
    done = subprocess.run(["promtool", "check", "rules", str(file)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
