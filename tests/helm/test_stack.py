"""kube-prometheus-stack itself with our values. KPS_CHART names it: a directory or an archive of 88.5.x with its
dependencies, as `helm pull --untar prometheus-community/kube-prometheus-stack --version 88.5.1` brings it."""

import base64
import os
import subprocess

import custom_resources
import pytest
import yaml
from rendering import Chart
from test_alertmanager import AMTOOL, ROUTES

FILES = {"laptop": ["prometheus-values"], "french": ["prometheus-values", "french"],
         "production": ["prometheus-values", "production"]}


@pytest.fixture(scope="module")
def stack(helm, tmp_path_factory, root):
    if not os.environ.get("KPS_CHART"):
        pytest.skip("KPS_CHART does not name a kube-prometheus-stack 88.5.x")
    whole = Chart(helm, os.environ["KPS_CHART"], tmp_path_factory.mktemp("values"))

    def render(which):
        return whole.render(files=[root / f"helm/values/{name}.yaml" for name in FILES[which]], release="monitoring")

    return render


@pytest.fixture(params=FILES)
def rendered(stack, request):
    return stack(request.param)


@pytest.fixture
def alertmanager(rendered, tmp_path):
    """Its configuration as the operator mounts it, the directory aside."""
    secret = rendered.one("Secret", "alertmanager-monitoring-kube-prometheus-alertmanager")["data"]
    for name, text in secret.items():
        (tmp_path / name).write_bytes(base64.b64decode(text))
    path = tmp_path / "alertmanager.yaml"
    path.write_text(path.read_text().replace("/etc/alertmanager/config", str(tmp_path)))
    return path


def test_amtool_takes_the_rendered_configuration_and_finds_our_templates(alertmanager):
    done = subprocess.run([AMTOOL, "check-config", alertmanager], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "2 templates" in done.stdout, done.stdout


@pytest.mark.parametrize(("labels", "receiver"), ROUTES, ids=lambda one: one["alertname"] if isinstance(one, dict) else None)
def test_an_alert_goes_to(alertmanager, labels, receiver):
    done = subprocess.run([AMTOOL, "config", "routes", "test", f"--config.file={alertmanager}", f"--verify.receivers={receiver}",
                           *[f"{key}={value}" for key, value in labels.items()]], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_operators_objects_are_as_they_are_defined(rendered):
    schemas = custom_resources.schemas(custom_resources.definitions())
    found = [one for one in rendered.objects if one["apiVersion"] == "monitoring.coreos.com/v1"]
    assert {"Prometheus", "Alertmanager", "ServiceMonitor", "PrometheusRule"} <= {one["kind"] for one in found}
    for one in found:
        assert custom_resources.faults(schemas[one["kind"]], one) == [], one["metadata"]["name"]


def test_every_selector_is_open(rendered):
    (prometheus,) = rendered.of("Prometheus").values()
    for name in ("rule", "serviceMonitor", "podMonitor", "probe", "scrapeConfig"):
        assert prometheus["spec"][f"{name}Selector"] == {} and prometheus["spec"][f"{name}NamespaceSelector"] == {}, name
    assert prometheus["spec"]["externalLabels"]["vigie_dashboards"].startswith("http")


def test_nothing_is_scraped_that_k3s_does_not_have(rendered):
    names = set(rendered.of("ServiceMonitor"))
    assert not [name for name in names for part in ("scheduler", "controller-manager", "kube-proxy", "etcd") if part in name]


def test_the_ports_are_those_of_the_cluster(stack, root):
    cluster = yaml.safe_load((root / "k3d/cluster.yaml").read_text())
    led = {int(one["port"].split(":")[2]) for one in cluster["ports"]}
    found = {port["nodePort"] for one in stack("laptop").of("Service").values() for port in one["spec"]["ports"] if "nodePort" in port}
    assert {30090, 30300, 30903} <= found and {30090, 30300, 30903} < led
    assert not [port for one in stack("production").of("Service").values() for port in one["spec"]["ports"] if "nodePort" in port]


def test_grafana_takes_dashboards_by_their_label(rendered):
    text = yaml.safe_dump(rendered.one("Deployment", "monitoring-grafana"))
    assert "grafana_dashboard" in text and "ALL" in text


def test_the_mail_servers_name_is_that_of_the_charts_inbox(stack, chart):
    secret = stack("laptop").one("Secret", "alertmanager-monitoring-kube-prometheus-alertmanager")["data"]
    host, port = yaml.safe_load(base64.b64decode(secret["alertmanager.yaml"]))["global"]["smtp_smarthost"].split(":")
    service = chart.render({"mailpit": {"enabled": True}}).one("Service", host)
    assert int(port) in [one["port"] for one in service["spec"]["ports"]]
