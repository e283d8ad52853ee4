"""What an installation is: on every node an agent and a broker, all of it ready, nobody with more rights than needed."""

from collections import Counter

import pytest
from release import is_ready

CELL = ("vigie-agent", "mosquitto", "sensor-sim")


def test_every_pod_is_ready(release):
    pods = release.pods()
    assert pods and not [pod["metadata"]["name"] for pod in pods if not is_ready(pod)]


@pytest.mark.parametrize("component", CELL)
def test_every_node_has_exactly_one(release, all_nodes, component):
    assert Counter(pod["spec"]["nodeName"] for pod in release.pods(component)) == Counter(all_nodes)


def containers(release):
    for pod in release.pods():
        for container in pod["spec"]["containers"]:
            yield f"{pod['metadata']['name']}/{container['name']}", pod["spec"], container


def test_no_container_can_write_or_gain_rights(release):
    for name, _, container in containers(release):
        own = container["securityContext"]
        assert own["readOnlyRootFilesystem"] is True, name
        assert own["allowPrivilegeEscalation"] is False, name
        assert own["capabilities"] == {"drop": ["ALL"]}, name
        assert not own.get("privileged"), name


def test_nobody_is_root_and_system_calls_are_filtered(release):
    for name, pod, container in containers(release):
        of_pod, own = pod["securityContext"], container["securityContext"]
        assert (own.get("runAsNonRoot") or of_pod.get("runAsNonRoot")) is True, name
        assert own.get("runAsUser", of_pod.get("runAsUser")) != 0, name
        assert own.get("seccompProfile", of_pod.get("seccompProfile")) == {"type": "RuntimeDefault"}, name


def test_no_pod_shares_the_node_s_network_or_processes_or_has_a_token(release):
    for name, pod, _ in containers(release):
        assert not any(pod.get(word) for word in ("hostNetwork", "hostPID", "hostIPC")), name
        assert pod["automountServiceAccountToken"] is False, name


def test_every_container_says_what_it_needs_and_at_most_gets(release):
    for name, _, container in containers(release):
        assert container["resources"]["requests"].keys() == {"cpu", "memory"}, name
        assert "memory" in container["resources"]["limits"], name


def test_the_chart_s_own_test_passes(release):
    assert "Succeeded" in release.test()
