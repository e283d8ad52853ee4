"""What was installed is gone when it is uninstalled."""

import pytest
from kube import called
from release import Release

# Namespaced kinds that nobody asked of the chart: what Kubernetes itself makes and removes in its own time.
ITS_OWN = ("events", "events.events.k8s.io", "endpoints", "endpointslices.discovery.k8s.io")


@pytest.fixture
def second(tags, node, directory):
    """A release of its own on one node only, so that those that there are go on."""
    one = Release("vigie-test-gone", tags[0], directory, "--set", f"agent.nodeSelector.kubernetes\\.io/hostname={node},broker.hostPort.enabled=false")
    one.install()
    yield one
    one.uninstall()


def labelled(release):
    kinds = [kind for kind in called("kubectl", "api-resources", "--verbs", "list", "--output", "name").split()
             if kind not in ITS_OWN and not kind.endswith("metrics.k8s.io")]
    return called("kubectl", "get", ",".join(kinds), "--all-namespaces", "--selector",
                  f"app.kubernetes.io/instance={release.name}", "--output", "name", "--ignore-not-found").split()


def test_uninstall_leaves_nothing_behind(second):
    assert len(labelled(second)) > 20
    second.helm("uninstall", second.name, "--wait")
    assert not [one for one in labelled(second) if not one.startswith(("pod/", "replicaset", "controllerrevision"))]
    left = set(second.space.kubectl("get", "secret,configmap", "--output", "name").split())
    assert left == {"configmap/kube-root-ca.crt", "secret/outside-tls"}, "the cluster's and the tests' own"
