"""Kubernetes and the Prometheus operator take what is rendered, in every mode."""

import json
import subprocess

import custom_resources
import pytest
from modes import MODES

OLDEST, NEWEST = "1.30", "1.36"
OPERATOR = "monitoring.coreos.com/v1"


@pytest.fixture(scope="module")
def objects(chart):
    """All that are rendered in any mode, each once."""
    found = {}
    for values in MODES.values():
        for one in chart.render(values).objects:
            if one["kind"] != "Secret" or "stringData" in one:  # passwords are others each time
                found[json.dumps(one, sort_keys=True)] = one
    return list(found.values())


@pytest.fixture(scope="module")
def ask_kubernetes(root):
    python = root / "build/tools/python/bin/python"
    if not python.exists():
        pytest.skip("no kubernetes-validate here: scripts/test-tools installs it")

    def ask(objects, *versions):
        done = subprocess.run([python, root / "tests/helm/kubernetes_schemas.py", *versions], input=json.dumps(objects),
                              capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return ask


def test_kubernetes_takes_every_object(objects, ask_kubernetes):
    own = [one for one in objects if one["apiVersion"] != OPERATOR]
    assert len(own) > 100
    assert ask_kubernetes(own, OLDEST, NEWEST) == []


def test_kubernetes_would_refuse_a_field_that_it_does_not_know(chart, ask_kubernetes):
    wrong = json.loads(json.dumps(chart.render().one("DaemonSet", "vigie-agent")))
    wrong["spec"]["template"]["spec"]["containers"][0]["redinessProbe"] = {}
    assert len(ask_kubernetes([wrong], NEWEST)) == 1


def test_the_operator_takes_every_object(objects):
    schemas = custom_resources.schemas(custom_resources.definitions())
    own = [one for one in objects if one["apiVersion"] == OPERATOR]
    assert {one["kind"] for one in own} == {"PodMonitor", "ServiceMonitor", "PrometheusRule"}
    for one in own:
        assert custom_resources.faults(schemas[one["kind"]], one) == [], one["metadata"]["name"]


def test_the_operator_would_refuse_a_field_that_it_does_not_know(chart):
    schemas = custom_resources.schemas(custom_resources.definitions())
    wrong = json.loads(json.dumps(chart.render().one("PodMonitor", "vigie-agent")))
    wrong["spec"]["podMetricsEndpoints"][0]["relabeling"] = []
    assert len(custom_resources.faults(schemas["PodMonitor"], wrong)) == 1
