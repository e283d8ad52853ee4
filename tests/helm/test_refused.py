"""Wrong values are refused before anything is installed, in words that name the value and what it may be."""

import re

import pytest
from rendering import Refused

BY_SCHEMA = [
    ({"broker": {"mode": "nodes"}}, r"broker.*mode.*'node', 'central', 'external'"),
    ({"brokers": {}}, r"additional properties 'brokers' not allowed"),
    ({"agent": {"configg": {}}}, r"agent.*additional properties 'configg' not allowed"),
    ({"agent": {"logLevel": "loud"}}, r"agent.*logLevel.*'debug', 'info', 'warn', 'error'"),
    ({"agent": {"state": {"type": "hostpath"}}}, r"agent.*state.*type.*'hostPath', 'emptyDir'"),
    ({"agent": {"state": {"hostPath": "var/lib"}}}, r"agent.*state.*hostPath.*does not match pattern"),
    ({"agent": {"filters": [{"name": "press"}]}}, r"agent.*filters.*missing property 'filter'"),
    ({"agent": {"filters": [{"name": "press", "filter": "plant/#/press"}]}}, r"filters.*filter.*does not match pattern"),
    ({"broker": {"external": {"url": "tcp://b"}}}, r"broker.*external.*url.*does not match pattern"),
    ({"broker": {"hostPort": {"port": 70000}}}, r"broker.*hostPort.*port.*maximum: got 70,?000, want 65,?535"),
    ({"broker": {"persistence": {"everySeconds": "60s"}}}, r"everySeconds.*got string, want integer"),
    ({"broker": {"persistence": {"central": {"size": "2G"}}}}, r"central.*size.*does not match pattern"),
    ({"image": {"tag": "a tag"}}, r"image.*tag"),
    ({"image": {"pullPolicy": "Sometimes"}}, r"pullPolicy.*'Always', 'IfNotPresent', 'Never'"),
    ({"services": {"apiGateway": {"service": {"type": "Ingress"}}}}, r"'ClusterIP', 'NodePort', 'LoadBalancer'"),
    ({"services": {"apiGateway": {"autoscaling": {"targetCPU": 700}}}}, r"targetCPU.*maximum"),
    ({"sensorSim": {"speed": 0}}, r"sensorSim.*speed"),
    ({"monitoring": {"interval": 15}}, r"monitoring.*interval.*got number, want string"),
    ({"networkPolicy": {"gatewayFrom": {}}}, r"gatewayFrom.*got object, want array"),
]

BY_CHECK = [
    ({"broker": {"mode": "external"}}, "broker.external.url: mode external needs the broker's address"),
    ({"broker": {"mode": "external", "external": {"url": "mqtt://b"}}}, "broker.auth.existingSecret: the password of an external broker"),
    ({"broker": {"mode": "central", "hostPort": {"enabled": True}}}, "broker.hostPort.enabled: only with broker.mode=node"),
    ({"agent": {"filters": [{"name": "a", "filter": "plant/lyon/#"}]}}, "agent.filters: only with broker.mode=central or external"),
    ({"agent": {"config": {"broker": {"url": "mqtt://b"}}}}, "agent.config.broker.url: the chart sets it"),
    ({"sensorSim": {"enabled": True, "speed": 2}}, "sensorSim.speed: above 1 the plant's clock runs ahead"),
    ({"sensorSim": {"enabled": True}, "broker": {"auth": {"users": []}}}, "sensorSim.enabled: it publishes as the user sensors"),
    ({"agent": {"config": {"brokers": []}}}, "agent.config.brokers: the chart gives each agent its one broker"),
]


@pytest.mark.parametrize(("values", "said"), BY_SCHEMA, ids=lambda one: one if isinstance(one, str) else None)
def test_the_schema_says_what_is_wrong(chart, values, said):
    with pytest.raises(Refused) as refused:
        chart.render(values)
    assert re.search(said, str(refused.value)), str(refused.value)


@pytest.mark.parametrize(("values", "said"), BY_CHECK, ids=lambda one: one if isinstance(one, str) else None)
def test_what_does_not_go_together_is_said_with_the_mend(chart, values, said):
    with pytest.raises(Refused) as refused:
        chart.render(values)
    assert said in str(refused.value)


def test_helm_lints_it_strictly(chart):
    chart.call("lint", "--strict", chart.directory)


def test_it_can_be_packed_with_rules_and_dashboards(chart, tmp_path):
    import tarfile
    chart.call("package", chart.directory, "--destination", tmp_path)
    with tarfile.open(tmp_path / "vigie-0.1.0.tgz") as packed:
        names = {name.removeprefix("vigie/") for name in packed.getnames()}
        assert all(one.isfile() for one in packed.getmembers())
    assert {"files/alert-rules/machines.yaml", "files/dashboards/machine.json", "files/mosquitto.conf", "README.md",
            "values.schema.json"} <= names
    assert not [name for name in names if name.startswith("files/alert-rules/tests") or name.endswith(".py")]
    assert chart.call("template", "vigie", tmp_path / "vigie-0.1.0.tgz", "--set", "broker.auth.existingSecret=a").count("kind: PrometheusRule") == 7
