"""Who is mailed what: kube-prometheus-stack is given what alert-rules/alertmanager.yaml says, and amtool takes it."""

import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from modes import merged

RULES = Path(__file__).resolve().parents[2] / "alert-rules"
AMTOOL = shutil.which("amtool") or "amtool"

NULL, NOBODY, MAINTENANCE, PLATFORM, OUTSIDE = "null", "nobody", "maintenance", "platform", "dead-mans-switch"


@pytest.fixture(scope="module")
def ours(root):
    return yaml.safe_load((root / "alert-rules/alertmanager.yaml").read_text())


@pytest.fixture(scope="module")
def stack(root):
    return yaml.safe_load((root / "helm/values/prometheus-values.yaml").read_text())


@pytest.fixture(scope="module")
def french(root, stack):
    return merged(stack, yaml.safe_load((root / "helm/values/french.yaml").read_text()))


@pytest.fixture(scope="module")
def production(root, stack):
    return merged(stack, yaml.safe_load((root / "helm/values/production.yaml").read_text()))


def test_the_route_is_ours_behind_the_stacks_own(ours, stack):
    route = stack["alertmanager"]["config"]["route"]
    assert {key: value for key, value in route.items() if key != "routes"} == {
        key: value for key, value in ours["route"].items() if key != "routes"}
    assert route["routes"] == [{"receiver": NULL, "matchers": ['alertname="InfoInhibitor"']}, *ours["route"]["routes"]]


def test_what_mutes_what_is_ours_before_the_stacks_own(ours, stack):
    rules = stack["alertmanager"]["config"]["inhibit_rules"]
    count = len(ours["inhibit_rules"])
    assert rules[:count] == ours["inhibit_rules"]
    added = rules[count:]
    assert any(one["target_matchers"] == ['alertname="InfoInhibitor"'] for one in added)
    for one in added:
        if one.get("equal"):
            assert not_ours(one["target_matchers"]), "one machine silences another"


def not_ours(matchers):
    """Whether none of our alerts can fulfil them, by the expression that begins with the names that ours begin with."""
    (kept,) = [one for one in matchers if one.startswith("alertname!~")]
    expression = kept.removeprefix("alertname!~").strip('"')
    names = re.findall(r"- alert: (\w+)", "".join(path.read_text() for path in RULES.glob("*.yaml")))
    assert names
    return all(re.fullmatch(expression, name) for name in names)


def test_receivers_and_templates_are_ours(ours, stack, root):
    config = stack["alertmanager"]["config"]
    assert config["receivers"] == [{"name": NULL}, *ours["receivers"]]
    files = sorted((root / "alert-rules/mail").rglob("*.tmpl"))
    assert sorted(stack["alertmanager"]["templateFiles"].values()) == sorted(path.read_text() for path in files)


@pytest.mark.parametrize(("which", "language"), [("stack", "en"), ("french", "fr")])
def test_the_templates_that_are_read_are_those_of_one_language(request, root, which, language):
    values = request.getfixturevalue(which)["alertmanager"]
    read = [text for pattern in values["config"]["templates"] for name, text in values["templateFiles"].items()
            if fnmatch(f"/etc/alertmanager/config/{name}", pattern)]
    mail = root / "alert-rules/mail"
    assert sorted(read) == sorted(path.read_text() for path in [*mail.glob("*.tmpl"), *(mail / language).glob("*.tmpl")])


def test_french_differs_in_the_language_only(stack, french):
    assert {**french["alertmanager"]["config"], "templates": None} == {**stack["alertmanager"]["config"], "templates": None}


def test_production_differs_in_server_and_addresses_only(stack, production):
    own, base = production["alertmanager"]["config"], stack["alertmanager"]["config"]
    assert (own["route"], own["inhibit_rules"]) == (base["route"], base["inhibit_rules"])

    def without_addresses(receivers):
        return [{**one, "email_configs": [{**mail, "to": ""} for mail in one.get("email_configs", [])]} for one in receivers]

    assert without_addresses(own["receivers"]) == without_addresses(base["receivers"])
    (secret,) = production["alertmanager"]["alertmanagerSpec"]["secrets"]
    assert own["global"]["smtp_auth_password_file"] == f"/etc/alertmanager/secrets/{secret}/password"
    assert own["global"]["smtp_require_tls"] is True


def test_no_sign_of_life_goes_out_while_the_stack_says_that_mails_or_rules_fail(stack):
    muting = [one["source_matchers"] for one in stack["alertmanager"]["config"]["inhibit_rules"]
              if one["target_matchers"] == ['alertname="Watchdog"']]
    said = " ".join(matcher for matchers in muting for matcher in matchers)
    assert 'Alertmanager(Cluster)?FailedToSendAlerts" integration="email"' in said and "PrometheusRuleFailures" in said


def test_the_outside_service_is_off_until_its_comment_is_taken_away(root, tmp_path, stack, production):
    assert {"name": OUTSIDE} in production["alertmanager"]["config"]["receivers"]
    text = (root / "helm/values/production.yaml").read_text()
    (hidden,) = re.findall(r"^ +#   (webhook_configs: .*)$", text, re.MULTILINE)
    (secret,) = re.findall(r"create secret generic (vigie-dead\S+) --from-file=url", text)
    shown = merged(stack, yaml.safe_load(text.replace("- name: dead-mans-switch\n", f"- name: dead-mans-switch\n        {hidden}\n")))
    (receiver,) = [one for one in shown["alertmanager"]["config"]["receivers"] if one["name"] == OUTSIDE]
    (webhook,) = receiver["webhook_configs"]
    assert webhook.pop("url_file") == f"/etc/alertmanager/secrets/{secret}/url"
    webhook["url"] = "https://outside.example"  # Debian's amtool is too old for a file
    done = amtool("check-config", written(shown, tmp_path))
    assert done.returncode == 0, done.stderr


def written(values, directory):
    """Alertmanager's files as the operator mounts them, in a directory of the test's."""
    config = yaml.safe_load(yaml.safe_dump(values["alertmanager"]["config"]))
    for name, text in values["alertmanager"]["templateFiles"].items():
        (directory / name).write_text(text)
    config["templates"] = [one.replace("/etc/alertmanager/config", str(directory)) for one in config["templates"]]
    path = directory / "alertmanager.yaml"
    path.write_text(yaml.safe_dump(config))
    return path


def amtool(*arguments):
    return subprocess.run([AMTOOL, *map(str, arguments)], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("which", ["stack", "french", "production"])
def test_amtool_takes_it(request, tmp_path, which):
    done = amtool("check-config", written(request.getfixturevalue(which), tmp_path))
    assert done.returncode == 0, done.stderr
    assert "SUCCESS" in done.stdout


MACHINE = {"site": "lyon", "line": "press", "machine": "pump-1"}
ROUTES = [
    ({"alertname": "PlantMachineLimit", "severity": "critical", **MACHINE}, MAINTENANCE),
    ({"alertname": "PlantSensorSilent", "severity": "warning", **MACHINE}, MAINTENANCE),
    ({"alertname": "PlantMachineUnderMaintenance", "severity": "info", **MACHINE}, NOBODY),
    ({"alertname": "AppDown", "severity": "critical", "application": "age-and-weight", "program": "api-gateway"}, PLATFORM),
    ({"alertname": "VigieAgentDown", "severity": "critical"}, PLATFORM),
    ({"alertname": "KubePodCrashLooping", "severity": "warning", "namespace": "monitoring"}, PLATFORM),
    ({"alertname": "InfoInhibitor", "severity": "none"}, NULL),
    ({"alertname": "Watchdog", "severity": "none"}, OUTSIDE),
    ({"alertname": "VigieWatchdog", "severity": "info"}, OUTSIDE),
    ({"alertname": "VigieMailFailing", "severity": "critical"}, PLATFORM),
    ({"alertname": "VigieNodeDiskFull", "severity": "warning", "host": "edge-1"}, PLATFORM),
]


@pytest.mark.parametrize(("labels", "receiver"), ROUTES, ids=lambda one: one["alertname"] if isinstance(one, dict) else None)
def test_an_alert_goes_to(stack, tmp_path, labels, receiver):
    words = [f"{key}={value}" for key, value in labels.items()]
    done = amtool("config", "routes", "test", f"--config.file={written(stack, tmp_path)}", f"--verify.receivers={receiver}", *words)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_receiver_would_be_noticed(stack, tmp_path):
    done = amtool("config", "routes", "test", f"--config.file={written(stack, tmp_path)}", f"--verify.receivers={NOBODY}", "alertname=VigieAgentDown")
    assert done.returncode != 0


SELECTORS = ("rule", "serviceMonitor", "podMonitor", "probe", "scrapeConfig")


def test_prometheus_sees_the_monitors_and_rules_of_every_release(stack):
    spec = stack["prometheus"]["prometheusSpec"]
    assert all(spec[f"{name}SelectorNilUsesHelmValues"] is False for name in SELECTORS)


def test_targets_that_k3s_does_not_have_are_off(stack):
    assert all(stack[name] == {"enabled": False} for name in ("kubeControllerManager", "kubeScheduler", "kubeProxy", "kubeEtcd"))


def test_links_are_made_and_not_left_on_alerts(stack, production):
    for values in (stack, production):
        spec = values["prometheus"]["prometheusSpec"]
        assert {"vigie_dashboards", "vigie_runbooks"} <= spec["externalLabels"].keys()
        assert spec["additionalAlertRelabelConfigs"] == [{"action": "labeldrop", "regex": "vigie_dashboards|vigie_runbooks"}]
        assert int(spec["evaluationInterval"].removesuffix("s")) <= 30, "mails count on it"


def test_production_is_kept_doubled_and_written_far_away(production):
    spec = production["prometheus"]["prometheusSpec"]
    assert spec["replicas"] == 2 and spec["storageSpec"] and spec["remoteWrite"]
    assert production["alertmanager"]["alertmanagerSpec"]["replicas"] == 3
    assert all(production[name]["service"]["type"] == "ClusterIP" for name in ("prometheus", "grafana", "alertmanager"))
