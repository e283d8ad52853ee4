"""The rule files, their tests and the reference configuration, as Prometheus' own tools see them."""

import re
import subprocess

import pytest
import yaml
from monitoring import ALL_FILES, RULE_FILES, RULES


def alerts_of(files):
    return [rule for file in files for group in yaml.safe_load(file.read_text())["groups"] for rule in group["rules"] if "alert" in rule]


ALERTS = alerts_of(ALL_FILES)
NAMES = sorted({rule["alert"] for rule in ALERTS})
REPOSITORY = RULES.parent


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr


def test_promtool_accepts_the_rules():
    run("promtool", "check", "rules", *map(str, ALL_FILES))


@pytest.mark.parametrize("file", sorted((RULES / "tests").glob("*.yaml")), ids=lambda file: file.stem)
def test_rules_do_what_their_tests_say(file):
    run("promtool", "test", "rules", str(file))


def test_amtool_accepts_the_reference_configuration():
    run("amtool", "check-config", str(RULES / "alertmanager.yaml"))


def test_nothing_without_a_machine_mutes_or_is_muted_by_machine():
    """Absent labels count as equal: without this, one fault would mute another elsewhere."""
    for rule in yaml.safe_load((RULES / "alertmanager.yaml").read_text())["inhibit_rules"]:
        for label in {"machine", "instance", "broker", "application", "program", "routes"} & set(rule.get("equal", [])):
            assert f'{label}!=""' in rule["source_matchers"] and f'{label}!=""' in rule["target_matchers"], rule


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: f"{rule['alert']}-{rule['labels']['severity']}")
def test_an_alert_says_all_that_a_mail_needs(rule):
    # What a machine has beside: its limits or its condition, and the recent course.
    english = {name for name in rule["annotations"] if not name.endswith("_fr")}
    assert english - {"also", "course"} == {"summary", "description", "urgency", "check", "runbook_url", "dashboard_url"}
    assert rule["annotations"]["runbook_url"] == "{{ $externalLabels.vigie_runbooks }}/%s.md" % rule["alert"]
    assert rule["labels"]["team"] == ("maintenance" if rule["alert"].startswith("Plant") else "platform")
    # A node lives by no data's clock, and its troubles come and go.
    longer = ("5m", "15m", "1h") if rule["alert"].startswith("VigieNode") else ()
    assert rule["for"] in ("10s", "30s", "1m", *longer) or (rule["for"] == "0s" and rule["labels"]["severity"] == "info")


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: f"{rule['alert']}-{rule['labels']['severity']}")
def test_an_alert_says_the_same_in_french(rule):
    """Of the same figures: what is asked of Prometheus and taken of the labels is the same in both languages."""
    english = {name for name in rule["annotations"] if not name.endswith(("_fr", "_url")) and name != "course"}
    assert {name.removesuffix("_fr") for name in rule["annotations"] if name.endswith("_fr")} == english
    for name in english:
        said, french = rule["annotations"][name], rule["annotations"][f"{name}_fr"]
        assert french != said
        assert taken(french) == taken(said), name
        assert cases(said) <= cases(french), name


def taken(annotation):
    return sorted(re.findall(r'query \((?:printf )?"(?:[^"\\]|\\.)*"|\$labels\.\w+|\| label "\w+"|\$value', annotation))


def cases(annotation):
    """The faults and patterns that have words of their own."""
    return set(re.findall(r'eq [.$]\S* "\w+"', annotation))


@pytest.mark.parametrize("rule", alerts_of(RULE_FILES), ids=lambda rule: f"{rule['alert']}-{rule['labels']['severity']}")
def test_no_limit_stands_in_a_rule(rule):
    numbers = re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])", rule["expr"])
    assert set(numbers) <= {"0", "1", "2", "3", "4", "6"}, rule["expr"]  # the states of sensors and machines


def test_the_words_for_what_a_machine_looks_like_are_the_agents():
    """The agent knows the patterns and what to check; a mail is made by the rule, which says the same."""
    code = (REPOSITORY / "agent" / "condition" / "advisory.cpp").read_text()
    patterns = {name: check for name, check in re.findall(r'\{"(\w+)", "([^"]*)"\}', code) if name != "none"}
    assert len(patterns) > 5
    for rule in ALERTS:
        if rule["alert"] == "PlantMachineCondition":
            for name, check in patterns.items():
                assert check in rule["annotations"]["check"], name
                assert f'eq . "{name}"' in rule["annotations"]["summary"] or name == "unclear"


@pytest.mark.parametrize("name", NAMES)
def test_an_alert_has_a_runbook_and_a_row_in_the_table(name):
    assert (REPOSITORY / "docs" / "runbooks" / f"{name}.md").read_text().startswith(f"# {name}\n")
    assert f"[{name}](runbooks/{name}.md)" in (REPOSITORY / "docs" / "alerts.md").read_text()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "VigieWatchdog"])  # which always fires
def test_an_alert_is_tested_just_before_its_for_and_at_it(name):
    cases = [case for file in (RULES / "tests").glob("*.yaml") for test in yaml.safe_load(file.read_text())["tests"]
             for case in test.get("alert_rule_test", []) if case["alertname"] == name]
    times = {case["eval_time"]: bool(case["exp_alerts"]) for case in cases}
    seconds = {int(time[:-1]): fires for time, fires in times.items() if re.fullmatch(r"\d+s", time)}
    assert any(fires and seconds.get(at - 1) is False for at, fires in seconds.items()), seconds
