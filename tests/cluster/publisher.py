"""Sensors that do not give up: each message is published again until the broker of the node has acknowledged it."""

import re

from kube import until
from release import broker_image

SENSORS = 3

SCRIPT = """\
one() {
  number=0 failed=0
  while [ ! -e /tmp/stop ]; do
    number=$((number + 1))
    until timeout 10 mosquitto_pub -h "$BROKER" -u sensors -P "$(head -n 1 /secrets/sensors)" -i "probe-$NODE-$1" -q 1 \\
        -t "plant/test/$NODE/probe-$1/probe" -m $number; do
      failed=$((failed + 1))
      sleep 0.2
    done
  done
  echo "acknowledged=$number failed=$failed"
}
for each in $SENSORS; do one $each 2>/dev/null & done
wait
"""


class Publisher:
    """A pod on a node that publishes as fast as one message after the other goes, until it is told to stop.

    `before`: what the agent of the node had taken when it began.
    """

    def __init__(self, release, node, sensors=SENSORS):
        self._release, self.node = release, node
        self.name = f"publisher-{node}".lower()
        self.remove()
        self.before = release.taken(node)
        release.space.apply(pod(release, self.name, node, SCRIPT, BROKER=f"{release.name}-mosquitto", NODE=node,
                                SENSORS=" ".join(map(str, range(1, sensors + 1)))))

    def until_under_way(self, count=20):
        until(lambda: self._release.taken(self.node) >= self.before + count, f"messages of {self.node} arrive")
        return self

    def remove(self):
        self._release.space.kubectl("delete", "pod", self.name, "--ignore-not-found", "--grace-period", "1")

    def stop(self):
        """(acknowledged, failed attempts) of all its sensors together."""
        self._release.space.kubectl("exec", self.name, "--", "touch", "/tmp/stop")
        until(lambda: self._release.space.phase(self.name) == "Succeeded", f"{self.name} ends", 60)
        said = self._release.space.kubectl("logs", self.name)
        self.remove()
        counts = re.findall(r"acknowledged=(\d+) failed=(\d+)", said)
        assert counts, said
        return tuple(sum(map(int, column)) for column in zip(*counts))


def pod(release, name, node, script, **environment):
    """A pod of the release's test on a node, with the broker's image and the password of the user sensors."""
    return {
        "apiVersion": "v1", "kind": "Pod",
        "metadata": {"name": name, "namespace": release.name, "labels": {
            "app.kubernetes.io/name": "vigie", "app.kubernetes.io/instance": release.name,
            "app.kubernetes.io/component": "test"}},
        "spec": {
            "nodeName": node, "restartPolicy": "Never", "activeDeadlineSeconds": 1200, "automountServiceAccountToken": False,
            "tolerations": [{"operator": "Exists"}], "terminationGracePeriodSeconds": 1,
            "securityContext": {"runAsUser": 1883, "runAsGroup": 1883, "fsGroup": 1883},
            "containers": [{
                "name": "test", "image": broker_image(), "imagePullPolicy": "IfNotPresent", "command": ["sh", "-c", script],
                "env": [{"name": key, "value": value} for key, value in environment.items()],
                "volumeMounts": [{"name": "password", "mountPath": "/secrets", "readOnly": True},
                                 {"name": "tmp", "mountPath": "/tmp"}]}],
            "volumes": [
                {"name": "password", "secret": {"secretName": f"{release.name}-mqtt-passwords", "defaultMode": 0o440,
                                                "items": [{"key": "sensors", "path": "sensors"}]}},
                {"name": "tmp", "emptyDir": {}}]}}


def once(release, name, node, script, **environment):
    """Runs a script in such a pod to its end and returns what it printed."""
    release.space.apply(pod(release, name, node, script, **environment))
    until(lambda: release.space.phase(name) in ("Succeeded", "Failed"), f"{name} ends", 90)
    said = release.space.kubectl("logs", name)
    ended = release.space.phase(name)
    release.space.kubectl("delete", "pod", name, "--grace-period", "1")
    assert ended == "Succeeded", said
    return said
