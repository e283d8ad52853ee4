"""What Prometheus and Grafana are told. Rules and dashboards are the files that promtool and the demo take."""

import json
import re

import pytest
import yaml

RESERVED = ("job", "instance", "namespace", "pod", "container", "endpoint", "service", "node")


STANDALONE = {"monitoring": {"standalone": True}}


@pytest.mark.parametrize("name", ["machines", "sensors", "agents", "fleet", "nodes", "nodes-alone", "platform", "application",
                                  "application-records"])
def test_rules_are_those_of_alert_rules(chart, root, name):
    rule = chart.render(STANDALONE).one("PrometheusRule", f"vigie-{name}")
    assert rule["spec"] == yaml.safe_load((root / f"alert-rules/{name}.yaml").read_text())


def test_all_rule_files_are_there_and_nothing_else(chart, root):
    files = {path.stem for path in (root / "alert-rules").glob("*.yaml") if "groups" in yaml.safe_load(path.read_text())}
    assert {name.removeprefix("vigie-") for name in chart.render(STANDALONE).of("PrometheusRule")} == files


def test_what_kube_prometheus_stack_tells_itself_is_left_to_it(chart):
    both = (set(chart.render(values).of("PrometheusRule")) for values in (STANDALONE, {}))
    assert set.difference(*both) == {"vigie-nodes-alone", "vigie-platform"}


def test_dashboards_are_those_of_dashboards(chart, root):
    found = {}
    for one in chart.render().of("ConfigMap").values():
        if one["metadata"]["labels"].get("grafana_dashboard") == "1":
            assert not found.keys() & one["data"].keys(), "the sidecar has one folder for all"
            found |= one["data"]
    assert {name: json.loads(text) for name, text in found.items()} == {
        f"vigie-{path.name}": json.loads(path.read_text()) for path in (root / "dashboards").glob("*.json")}


def test_a_configmap_holds_no_more_than_kubernetes_takes(chart):
    for name, one in chart.render({"sensorSim": {"enabled": True}}).of("ConfigMap").items():
        assert sum(len(text.encode()) for text in one["data"].values()) < 1_000_000, name


def jobs(rendered):
    """name of a monitor → what becomes the label job"""
    found = {}
    for kind in ("PodMonitor", "ServiceMonitor"):
        for name, one in rendered.of(kind).items():
            found[name] = one["spec"]["selector"]["matchLabels"][one["spec"]["jobLabel"]]
    return found


def test_jobs_are_the_programs_names_which_rules_ask_for(chart, root):
    assert jobs(chart.render()) == {"vigie-agent": "vigie-agent", "vigie-api-gateway": "api-gateway",
                                    "vigie-service-age": "service-age", "vigie-service-poids": "service-poids"}
    asked = set(re.findall(r'job="([\w-]+)"', "".join(path.read_text() for path in (root / "alert-rules").glob("*.yaml"))))
    assert asked <= set(jobs(chart.render()).values())


def test_an_agents_instance_is_its_nodes_name_and_a_central_ones_its_own(chart):
    endpoint = chart.render({"broker": {"mode": "central"}}).one("PodMonitor", "vigie-agent")["spec"]["podMetricsEndpoints"][0]
    seen = {"__meta_kubernetes_pod_node_name": "edge-7", "__meta_kubernetes_pod_label_vigie_agent": "node"}
    assert relabelled(endpoint["relabelings"], seen) == {"instance": "edge-7"}
    seen["__meta_kubernetes_pod_label_vigie_agent"] = "plant-press"
    assert relabelled(endpoint["relabelings"], seen) == {"instance": "plant-press"}


def relabelled(rules, seen):
    """What Prometheus makes of a target's labels by `replace` and `labeldrop`, joined by one source each."""
    labels = {"instance": "10.0.0.7:9469", "pod": "vigie-agent-x7", "container": "vigie-agent", "endpoint": "http"}
    for rule in rules:
        if rule["action"] == "labeldrop":
            labels = {name: value for name, value in labels.items() if not re.fullmatch(rule["regex"], name)}
        else:
            (source,) = rule["sourceLabels"]
            found = re.fullmatch(rule.get("regex", "(.*)"), seen[source])
            labels |= {rule["targetLabel"]: found[1]} if found else {}
    return labels


def test_no_label_of_a_target_is_one_that_series_carry(chart):
    """Series have no label that Prometheus gives (tests of the agent see to that), so nothing has to be honoured."""
    for kind, endpoints in (("PodMonitor", "podMetricsEndpoints"), ("ServiceMonitor", "endpoints")):
        for one in chart.render().of(kind).values():
            for endpoint in one["spec"][endpoints]:
                assert "honorLabels" not in endpoint
                assert all(rule.get("targetLabel", "instance") in RESERVED for rule in endpoint.get("relabelings", []))


def test_the_operator_may_select_by_labels(chart):
    rendered = chart.render({"monitoring": {"labels": {"release": "monitoring"}}})
    for kind in ("PodMonitor", "ServiceMonitor", "PrometheusRule"):
        assert all(one["metadata"]["labels"]["release"] == "monitoring" for one in rendered.of(kind).values())


def test_the_operator_is_told_how_to_get_in(chart):
    values = {"monitoring": {"agentEndpoint": {"scheme": "https", "basicAuth": {"username": {"name": "a", "key": "b"}}}}}
    endpoint = chart.render(values).one("PodMonitor", "vigie-agent")["spec"]["podMetricsEndpoints"][0]
    assert (endpoint["scheme"], endpoint["port"], endpoint["path"]) == ("https", "http", "/metrics")
