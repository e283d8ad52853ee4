"""Who speaks and asks while something happens to the cluster: sensors that publish a message again until the broker of their
node has acknowledged it, and a visitor of the application who asks once."""

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
sleep 1
"""


VISITS = """\
answered=0 failed=0
while [ ! -e /tmp/stop ]; do
  if wget -q -T 10 -t 1 -O /dev/null "http://$GATEWAY:8080/api/profile?birth_date=1990-05-17&height_cm=178"; then
    answered=$((answered + 1))
  else
    failed=$((failed + 1))
  fi
done
echo "answered=$answered failed=$failed"
sleep 1
"""


class Repeated:
    """A pod on a node whose script goes on until there is a file /tmp/stop, and then prints what it has counted. It stays for a
    second, so that it does not take along whoever has just made that file."""

    def __init__(self, release, name, node, script, **environment):
        self._release, self._name = release, name
        self.remove()
        release.space.apply(pod(release, name, node, script, **environment))

    def remove(self):
        self._release.space.kubectl("delete", "pod", self._name, "--ignore-not-found", "--grace-period", "1")

    def stop(self):
        """The two numbers of each line that it printed, added up."""
        self._release.space.kubectl("exec", self._name, "--", "touch", "/tmp/stop")
        until(lambda: self._release.space.phase(self._name) == "Succeeded", f"{self._name} ends", 60)
        said = self._release.space.kubectl("logs", self._name)
        self.remove()
        counts = re.findall(r"=(\d+) failed=(\d+)", said)
        assert counts, said
        return tuple(sum(map(int, column)) for column in zip(*counts))


class Publisher(Repeated):
    """Sensors on a node that publish as fast as one message after the other goes. Ends with (acknowledged, failed attempts).

    `before`: what the agent of the node had taken when they began.
    """

    def __init__(self, release, node):
        self.node, self.before = node, release.taken(node)
        super().__init__(release, f"publisher-{node}".lower(), node, SCRIPT, BROKER=f"{release.name}-mosquitto", NODE=node,
                         SENSORS=" ".join(map(str, range(1, SENSORS + 1))))

    def until_under_way(self, count=20):
        until(lambda: self._release.taken(self.node) >= self.before + count, f"messages of {self.node} arrive")
        return self


class Visitor(Repeated):
    """Asks the application again and again. Ends with (answered, failed)."""

    def __init__(self, release, node):
        super().__init__(release, "visitor", node, VISITS, GATEWAY=f"{release.name}-api-gateway")


def pod(release, name, node, script, outside=False, **environment):
    """A pod of the release's test on a node, with the broker's image and the password of the user sensors. `outside`: it is
    not in the pods' network but in that of the nodes."""
    return {
        "apiVersion": "v1", "kind": "Pod",
        "metadata": {"name": name, "namespace": release.name, "labels": {
            "app.kubernetes.io/name": "vigie", "app.kubernetes.io/instance": release.name,
            "app.kubernetes.io/component": "test"}},
        "spec": {
            "nodeName": node, "hostNetwork": outside, "restartPolicy": "Never", "activeDeadlineSeconds": 1200, "automountServiceAccountToken": False,
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
