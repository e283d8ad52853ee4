"""k3d/cluster.yaml, by its form and, where k3d is, by k3d's own loader."""

import subprocess

import pytest
import yaml

LOOPBACK = "127.0.0.1"


@pytest.fixture(scope="module")
def cluster(root):
    return yaml.safe_load((root / "k3d/cluster.yaml").read_text())


def test_it_is_a_control_plane_and_three_nodes_of_a_pinned_image(cluster):
    assert (cluster["apiVersion"], cluster["kind"]) == ("k3d.io/v1alpha5", "Simple")
    assert (cluster["metadata"]["name"], cluster["servers"], cluster["agents"]) == ("mon-cluster", 1, 3)
    name, _, tag = cluster["image"].rpartition(":")
    assert name.endswith("rancher/k3s") and tag.startswith("v1.") and "-k3s" in tag


def test_everything_listens_on_the_loopback_interface(cluster):
    assert cluster["kubeAPI"]["hostIP"] == LOOPBACK
    ports = [one["port"].split(":") for one in cluster["ports"]]
    assert all(address == LOOPBACK for address, _, _ in ports)
    assert {int(here) for _, here, _ in ports} == {9090, 3000, 9093, 8080}


def test_the_ports_lead_to_the_node_ports_of_the_values(cluster, root):
    stack = yaml.safe_load((root / "helm/values/prometheus-values.yaml").read_text())
    demo = yaml.safe_load((root / "helm/values/vigie-demo.yaml").read_text())
    services = {9090: stack["prometheus"]["service"], 3000: stack["grafana"]["service"],
                9093: stack["alertmanager"]["service"], 8080: demo["services"]["apiGateway"]["service"]}
    led = {int(here): int(there) for _, here, there in (one["port"].split(":") for one in cluster["ports"])}
    assert led == {port: one["nodePort"] for port, one in services.items()}
    assert all(one["type"] == "NodePort" for one in services.values())


def test_k3d_takes_it(k3d, root, tmp_path, cluster):
    done = subprocess.run([k3d, "config", "migrate", root / "k3d/cluster.yaml", tmp_path / "loaded.yaml"],
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = yaml.safe_load((tmp_path / "loaded.yaml").read_text())
    assert (loaded["servers"], loaded["agents"], loaded["image"]) == (1, 3, cluster["image"])


def test_k3d_would_refuse_what_it_does_not_know(k3d, root, tmp_path):
    (tmp_path / "wrong.yaml").write_text((root / "k3d/cluster.yaml").read_text().replace("servers: 1", "servers: one"))
    done = subprocess.run([k3d, "config", "migrate", tmp_path / "wrong.yaml"], capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
