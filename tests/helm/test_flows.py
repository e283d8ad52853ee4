"""Who may talk with whom: the flows that the architecture names, and no other."""

import pytest
from modes import BROKERS, EXTERNAL

EVERYTHING = {"sensorSim": {"enabled": True}, "mailpit": {"enabled": True}}


def component(peer):
    """Of a peer within the release, by a label of the chart's; else of a name that says what it is."""
    labels = peer.get("podSelector", {}).get("matchLabels", {})
    return (labels.get("app.kubernetes.io/component") or labels.get("app.kubernetes.io/name") or labels.get("k8s-app")
            or peer.get("ipBlock", {}).get("cidr"))


def flows(policy, direction, side):
    """{(peer, port)}; peer None: anybody"""
    found = set()
    for rule in policy["spec"].get(direction) or []:
        peers = [component(peer) for peer in rule.get(side, [])] or [None]
        found |= {(peer, port["port"]) for peer in peers for port in rule["ports"]}
    return found


def into(rendered, name):
    return flows(rendered.one("NetworkPolicy", f"vigie-{name}"), "ingress", "from")


def out_of(rendered, name):
    return flows(rendered.one("NetworkPolicy", f"vigie-{name}"), "egress", "to")


NAMES = {("kube-dns", 53)}


def test_only_the_named_flows_are_let_through(chart):
    rendered = chart.render(EVERYTHING)
    assert into(rendered, "agent") == {("prometheus", "http"), ("test", "http")}
    assert out_of(rendered, "agent") == NAMES | {("mosquitto", "mqtt")}
    assert into(rendered, "mosquitto") == {("vigie-agent", "mqtt"), ("sensor-sim", "mqtt"), ("test", "mqtt")}
    assert out_of(rendered, "mosquitto") == set()
    assert into(rendered, "sensor-sim") == set()
    assert out_of(rendered, "sensor-sim") == NAMES | {("mosquitto", "mqtt")}
    assert into(rendered, "api-gateway") == {(None, "http")}
    assert out_of(rendered, "api-gateway") == NAMES | {("service-age", "http"), ("service-poids", "http")}
    for name in ("service-age", "service-poids"):
        assert into(rendered, name) == {("api-gateway", "http"), ("prometheus", "http")}
        assert out_of(rendered, name) == set()
    assert into(rendered, "test") == set()
    assert out_of(rendered, "test") == NAMES | {("mosquitto", "mqtt"), ("vigie-agent", "http"), ("api-gateway", "http")}
    assert into(rendered, "mailpit") == {("alertmanager", "smtp")}
    assert out_of(rendered, "mailpit") == set()


def test_every_pod_has_a_policy_for_both_ways(chart):
    rendered = chart.render(EVERYTHING)
    policies = [one["spec"] for one in rendered.of("NetworkPolicy").values()]
    chosen = {one["podSelector"]["matchLabels"]["app.kubernetes.io/component"] for one in policies}
    assert all(one["policyTypes"] == ["Ingress", "Egress"] for one in policies)
    components = {one["spec"]["template"]["metadata"]["labels"]["app.kubernetes.io/component"]
                  for kind in ("DaemonSet", "Deployment") for one in rendered.of(kind).values()}
    assert components | {"test"} == chosen


@pytest.mark.parametrize(("tls", "port"), [("", "mqtt"), ("broker-tls", "mqtts")])
def test_machines_outside_come_in_by_the_host_port_from_where_they_may(chart, tls, port):
    rendered = chart.render({"broker": {"hostPort": {"enabled": True, "from": ["10.9.0.0/16"]}, "tls": {"secretName": tls}}})
    assert ("10.9.0.0/16", port) in into(rendered, "mosquitto")
    ports = {one["name"]: one for one in rendered.containers()["vigie-mosquitto", "mosquitto"]["ports"]}
    assert [name for name, one in ports.items() if "hostPort" in one] == [port]


@pytest.mark.parametrize(("url", "port"), [("mqtt://b.plant", 1883), ("mqtts://b.plant", 8883), ("mqtts://b.plant:9000", 9000)])
def test_an_external_broker_is_reached_at_its_port(chart, url, port):
    rendered = chart.render({"broker": {**EXTERNAL, "external": {"url": url}}})
    assert out_of(rendered, "agent") == NAMES | {(None, port)}
    assert "vigie-mosquitto" not in rendered.of("NetworkPolicy")


def test_more_may_be_let_in(chart):
    somebody = {"podSelector": {"matchLabels": {"app.kubernetes.io/name": "scada"}}}
    rendered = chart.render({"networkPolicy": {"agentFrom": [somebody], "brokerFrom": [somebody], "gatewayFrom": [somebody]}})
    assert ("scada", "http") in into(rendered, "agent")
    assert ("scada", "mqtt") in into(rendered, "mosquitto")
    assert into(rendered, "api-gateway") == {("scada", "http"), ("prometheus", "http"), ("test", "http")}


@pytest.mark.parametrize("mode", BROKERS)
def test_named_ports_are_those_of_the_pods(chart, mode):
    rendered = chart.render(BROKERS[mode])
    named = {port["name"] for container in rendered.containers().values() for port in container.get("ports", [])}
    for policy in rendered.of("NetworkPolicy").values():
        for rule in (policy["spec"].get("ingress") or []) + (policy["spec"].get("egress") or []):
            assert {port["port"] for port in rule["ports"] if isinstance(port["port"], str)} <= named
