"""dashboards/*.json is what their sources make, and what mails and rules link to is there."""

import re

import dashboards
import pytest
from panels import DASHBOARDS, FOLDER, ROOT, variables


@pytest.mark.parametrize("name", dashboards.NAMES)
def test_the_json_is_what_the_source_makes(name):
    written = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert written == dashboards.text(name), "python3 -m dashboards writes it anew"


def test_every_json_has_a_source():
    assert sorted(DASHBOARDS) == sorted(dashboards.NAMES)


def test_the_link_of_a_mail_finds_the_machine_and_its_variables():
    machine = DASHBOARDS["machine"]
    assert machine["uid"] == "vigie-machine"
    assert [variable["name"] for variable in variables(machine)][:4] == ["datasource", "site", "line", "machine"]


def test_every_dashboard_that_a_rule_or_another_dashboard_links_to_is_there():
    texts = [*(ROOT / "alert-rules").glob("*.yaml"), *FOLDER.glob("*.json")]
    linked = {uid for path in texts for uid in re.findall(r"/d/([\w-]+)", path.read_text(encoding="utf-8"))}
    assert "vigie-machine" in linked
    assert linked <= {dashboard["uid"] for dashboard in DASHBOARDS.values()}
