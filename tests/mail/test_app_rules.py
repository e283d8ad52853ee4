"""The application's objectives: written once, and what is made of them."""

import re
import subprocess
import sys

import pytest
import yaml
from monitoring import APPLICATION_FILES, RULES

ROOT = RULES.parent
MAKE, OBJECTIVES = RULES / "make_records.py", RULES / "objectives.yaml"
RECORDS, ALERTS = ([rule for group in yaml.safe_load(file.read_text())["groups"] for rule in group["rules"]]
                   for file in APPLICATION_FILES)
SECONDS = {"m": 60, "h": 3600, "d": 86400}


def make(file):
    return subprocess.run([sys.executable, "-B", MAKE, file], capture_output=True, text=True, timeout=60)


def test_the_committed_rules_are_those_of_the_objectives():
    assert make(OBJECTIVES).stdout == APPLICATION_FILES[0].read_text()


def test_an_objective_that_changes_changes_what_is_allowed_and_what_is_slow(tmp_path):
    changed = tmp_path / "objectives.yaml"
    changed.write_text(OBJECTIVES.read_text().replace("99.9 %", "99 %").replace("99 % within 0.1 s", "90 % within 0.5 s"))
    made = make(changed).stdout
    assert "expr: vector(0.01)\n    labels: {application: age-and-weight, job: api-gateway, routes: page}" in made
    assert 'route=~"/api/.+",le="0.5"' in made and 'le="0.1"' not in made


@pytest.mark.parametrize(("was", "wrong", "said"), [
    ("99.9 %", "often", "99.9 %"), ("99.9 %", "100 %", "99.9 %"), ("99 % within 0.1 s", "99 %", "within"),
    ("window: 30d", "window: 7d", "30d"), ("    match: /age\n", "", "match"),
])
def test_what_is_no_objective_is_refused_with_the_mend(tmp_path, was, wrong, said):
    changed = tmp_path / "objectives.yaml"
    changed.write_text(OBJECTIVES.read_text().replace(was, wrong))
    done = make(changed)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_what_is_slow_is_a_bucket_that_the_services_have():
    header = (ROOT / "services/web/metrics.hpp").read_text()
    buckets = {float(one) for one in re.search(r"duration_buckets\{([^}]*)\}", header)[1].split(",")}
    limits = {float(one["expr"][7:-1]) for one in RECORDS if one["record"].endswith(":limit_seconds")}
    assert limits and limits <= buckets


def test_the_routes_of_the_objectives_are_those_that_the_programs_answer():
    code = "".join(file.read_text() for file in (ROOT / "services").glob("*/main.cpp"))
    answered = set(re.findall(r'\{"GET", "(/[^"]*)"', code)) - {"/openapi.yaml"}
    for one in yaml.safe_load(OBJECTIVES.read_text())["objectives"]:
        assert any(re.fullmatch(one["match"], route) for route in answered), one
        answered = {route for route in answered if not re.fullmatch(one["match"], route)}
    assert not answered


def test_a_pair_of_windows_spends_the_share_of_the_budget_that_the_comment_says():
    """factor × longer window / 30 days: 2 %, 5 %, 10 % and 10 %; the shorter window is a twelfth of the longer one."""
    burns = [rule for rule in ALERTS if rule["alert"].endswith("BudgetBurn")]
    assert len(burns) == 4
    for rule in burns:
        pairs = re.findall(r"ratio_rate(\d+)(\w) > ([\d.]+) \* .*\n.*ratio_rate(\d+)(\w) > ([\d.]+) \*", rule["expr"])
        assert [one[2] for one in pairs] == [one[5] for one in pairs]
        long = [int(one[0]) * SECONDS[one[1]] for one in pairs]
        short = [int(one[3]) * SECONDS[one[4]] for one in pairs]
        assert [one / 12 for one in long] == short
        spent = [round(float(one[2]) * seconds / (30 * 86400), 4) for one, seconds in zip(pairs, long)]
        assert spent == ([0.02, 0.05] if rule["labels"]["severity"] == "critical" else [0.1, 0.1])


def test_all_that_alerts_compare_is_recorded():
    recorded = {rule["record"] for rule in RECORDS}
    used = {name for rule in ALERTS for text in (rule["expr"], *rule["annotations"].values())
            for name in re.findall(r"\bjob(?:_\w+)?:[\w:]+", text)}
    assert used <= recorded
    of_no_alert = {name for name in recorded - used if "ratio_rate" not in name}
    assert not of_no_alert


def test_the_page_about_objectives_says_what_they_are():
    rows = re.findall(r"^\| ([\w-]+) \| `([\w-]+)`(?:: `[^`]*`)? \| ([\d.]+ %) \| ([\d.]+) % within (\d+) ms \|$",
                      (ROOT / "docs/objectives.md").read_text(), re.MULTILINE)
    told = {(job, routes, available, f"{share} % within {int(ms) / 1000:g} s") for job, routes, available, share, ms in rows}
    assert told == {(one["job"], one["routes"], one["available"], one["quick"])
                    for one in yaml.safe_load(OBJECTIVES.read_text())["objectives"]}
