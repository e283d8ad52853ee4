"""What the Prometheus of the cluster makes of the chart. Where no operator is, the tests say so and are skipped."""

import json
import re
import time

import pytest
from kube import Namespace, called, has_kind, until
from publisher import once
from release import OPERATOR, ROOT

PROMETHEUS = "app.kubernetes.io/name=prometheus"


@pytest.fixture(scope="module")
def prometheus(release):
    """Asks the cluster's Prometheus: path → data."""
    if not has_kind(OPERATOR):
        pytest.skip("the CRDs of the Prometheus operator are not here")
    found = json.loads(called("kubectl", "get", "pods", "--all-namespaces", "--selector", PROMETHEUS, "--output", "json"))["items"]
    if not found:
        pytest.skip("no Prometheus is here")
    place = found[0]["metadata"]
    space = Namespace(place["namespace"])
    yield lambda path: json.loads(space.get(place["name"], 9090, f"/api/v1/{path}"))["data"]
    space.close()


def targets(prometheus, release):
    return [one for one in prometheus("targets?state=active")["activeTargets"]
            if one["labels"].get("namespace") == release.name or one["discoveredLabels"].get("__meta_kubernetes_namespace") == release.name]


def test_every_agent_and_service_is_scraped(prometheus, release, all_nodes):
    wanted = len(all_nodes) + len([pod for name in ("api-gateway", "service-age", "service-poids") for pod in release.pods(name)])
    until(lambda: len([one for one in targets(prometheus, release) if one["health"] == "up"]) == wanted,
          f"{wanted} targets are up", 180)
    agents = {one["labels"]["instance"] for one in targets(prometheus, release) if one["labels"]["job"] == "vigie-agent"}
    assert agents == set(all_nodes)


def test_every_rule_is_loaded_and_none_fails(prometheus):
    wanted = {name for file in (ROOT / "alert-rules").glob("*.yaml") if file.stem not in ("nodes-alone", "platform")  # the stack's
              for name in re.findall(r"^\s*- alert:\s*(\w+)", file.read_text(), re.MULTILINE)}

    def loaded():
        rules = [rule for group in prometheus("rules")["groups"] for rule in group["rules"]]
        return wanted <= {rule["name"] for rule in rules} and rules
    rules = until(loaded, "the rules are loaded", 180)
    assert wanted and not [rule["name"] for rule in rules if rule.get("health") == "err" and rule["name"] in wanted]


def test_no_series_of_a_sensor_is_there_twice(prometheus, release):
    double = prometheus("query?query=count%20by(site%2Cline%2Cmachine%2Csensor%2Caxis)(plant_vibration_velocity_meters_per_second"
                        f"%7Bnamespace%3D%22{release.name}%22%7D)%20%3E%201")["result"]
    assert not double


def test_a_machine_over_its_limit_is_an_alert(prometheus, release, node, tell):
    begin = time.monotonic()
    hot = 'for each in 1 2 3 4 5 6 7 8 9 10; do mosquitto_pub -h "$BROKER" -u sensors -P "$(head -n 1 /secrets/sensors)" -q 1 ' \
          "-t plant/test/alert/kiln/temperature/wall -m '{\"value\": 300}'; sleep 1; done"
    once(release, "heats", node, hot, BROKER=f"{release.name}-mosquitto")

    def fires():
        return [one for one in prometheus("alerts")["alerts"] if one["state"] == "firing"
                and one["labels"]["alertname"] == "PlantMachineLimit" and one["labels"].get("machine") == "kiln"]
    alert = until(fires, "PlantMachineLimit fires for the kiln", 240)[0]
    assert alert["labels"]["severity"] == "critical"
    assert "300" in alert["annotations"]["summary"] + alert["annotations"]["description"]
    tell(f"PlantMachineLimit fired {time.monotonic() - begin:.0f} s after the first value over the limit")
