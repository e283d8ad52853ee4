"""The chart as installed: its objects by what they are, and what its agents show."""

import os
import sys
from pathlib import Path

import yaml
from kube import Namespace, address, as_root, called, has_kind, nodes, until

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))
from demo import page  # noqa: E402

IMAGES = ("vigie-agent", "vigie-services")
CHART = ROOT / "helm/vigie"
OPERATOR = "podmonitors.monitoring.coreos.com"


def load_images(command, folder):
    """Gives the nodes the images under two tags, of which the second is the version to upgrade to. Returns both."""
    built = os.environ.get("VIGIE_IMAGE_TAG", "dev")
    content = called("docker", "image", "inspect", "--format", "{{.Id}}", *[f"{name}:{built}" for name in IMAGES])
    tags = [f"test-{content.split(':')[1][:12]}{ending}" for ending in ("", "-next")]
    for name in IMAGES:
        names = [f"{name}:{tag}" for tag in tags]
        for each in names:
            called("docker", "tag", f"{name}:{built}", each)
        called("docker", "save", "--output", folder / f"{name}.tar", *names)
        called("docker", "image", "rm", *names)
        called(*command, folder / f"{name}.tar", seconds=600)
    return tags


def broker_image():
    image = yaml.safe_load((CHART / "values.yaml").read_text())["broker"]["image"]
    return f"{image['repository']}:{image['tag']}"


class Release:
    """A release of its own name in a namespace of the same."""

    def __init__(self, name, tag, directory, *settings):
        self.name, self.tag, self._settings = name, tag, settings
        self.space = Namespace(name)
        self._directory = f"{directory}/{name}"

    def install(self):
        self._delete_namespace()
        # The agents read their node's /proc, /sys and /.
        Namespace("default").apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {
            "name": self.name, "labels": {"pod-security.kubernetes.io/enforce": "privileged"}}})
        self._forget()
        addresses = ",".join(address(node) for node in nodes())
        self.space.kubectl("apply", "--filename", "-", stdin=self.helm("template", HERE / "certificate", "--set", f"addresses={{{addresses}}}"))
        self.helm("install", self.name, CHART, *self._values())

    def upgrade(self, *settings, tag=None):
        self.helm("upgrade", self.name, CHART, *self._values(tag), *settings)

    def rollback(self):
        self.helm("rollback", self.name, "--wait", "--timeout", "5m")

    def test(self):
        return called("helm", "test", self.name, "--namespace", self.name, "--timeout", "5m", seconds=400)

    def uninstall(self):
        self.space.close()
        self.helm("uninstall", self.name, "--ignore-not-found", "--wait")
        self._forget()
        self._delete_namespace()

    def _forget(self):
        """Removes what an installation of the tests has left on the nodes."""
        for node in nodes():
            as_root(self.space, f"forgets-{node}", node, broker_image(), f"rm -rf /host{self._directory}")

    def _delete_namespace(self):
        called("kubectl", "delete", "namespace", self.name, "--ignore-not-found", "--timeout", "5m", seconds=400)

    def helm(self, *arguments):
        return called("helm", *arguments, "--namespace", self.name, seconds=600)

    def _values(self, tag=None):
        with_operator = str(has_kind(OPERATOR)).lower()
        return ("--values", HERE / "values.yaml", "--set-file", f"sensorSim.plant={HERE / 'plant.yaml'}", "--set-string", f"image.tag={tag or self.tag}",
                "--set", f"monitoring.monitors={with_operator},monitoring.rules={with_operator}",
                "--set", f"broker.persistence.hostPath={self._directory}/broker,agent.state.hostPath={self._directory}/agent",
                *self._settings, "--wait", "--timeout", "5m")

    def pods(self, component=None):
        """Those that are not about to go."""
        selector = f"app.kubernetes.io/instance={self.name}" + (f",app.kubernetes.io/component={component}" if component else "")
        return [pod for pod in self.space.objects("pods", "--selector", selector)
                if "deletionTimestamp" not in pod["metadata"] and pod["metadata"]["labels"]["app.kubernetes.io/component"] != "test"]

    def on_node(self, component):
        """node → the pod of the component there."""
        return {pod["spec"]["nodeName"]: pod for pod in self.pods(component)}

    def until_ready(self, seconds=300):
        until(lambda: all(is_ready(pod) for pod in self.pods()), "all pods are ready", seconds)

    def page(self, node):
        """What the agent on the node shows: metric → [(labels, value)]. Raises Absent."""
        return page.parse(self.text(node))

    def text(self, node):
        pod = self.on_node("vigie-agent").get(node)
        assert pod, f"no agent on {node}"
        return self.space.get(pod["metadata"]["name"], 9469, "/metrics")

    def value(self, node, metric, **labels):
        """The sum of a metric's values with these labels."""
        return total(self.page(node), metric, **labels)

    def taken(self, node):
        return self.value(node, "vigie_messages_taken_total", rule="probe")


def total(shown, metric, **labels):
    return sum(value for found, value in shown.get(metric, []) if labels.items() <= found.items())


def is_ready(pod):
    conditions = {one["type"]: one["status"] for one in pod.get("status", {}).get("conditions", [])}
    return conditions.get("Ready") == "True"


def restarts(pod):
    return sum(one["restartCount"] for one in pod["status"].get("containerStatuses", []))

