"""kubectl and helm as the programs that they are, and waiting with a deadline."""

import json
import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager


def until(condition, what, seconds=120, every=0.5):
    """Asks again and again; gives the first truthy answer. What raises Absent has not come yet."""
    deadline, last = time.monotonic() + seconds, ""
    while time.monotonic() < deadline:
        try:
            answer = condition()
            if answer:
                return answer
        except Absent as trouble:
            last = f" ({trouble})"
        time.sleep(every)
    raise AssertionError(f"not within {seconds} s: {what}{last}")


class Absent(Exception):
    """Something does not answer, for now."""


@contextmanager
def meanwhile(look, every=0.5):
    """Looks again and again beside what the block does, until the block ends or `look` says that it has seen enough."""
    end = threading.Event()

    def run():
        while not end.wait(every):
            try:
                if look():
                    return
            except (Absent, AssertionError):
                pass  # what does not answer is asked again

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()


def called(*command, stdin=None, seconds=300):
    """What the program printed; AssertionError with its words when it failed, Absent when the API server did not answer."""
    done = subprocess.run(list(map(str, command)), input=stdin, capture_output=True, text=True, timeout=seconds)
    if done.returncode != 0 and re.search("Unable to connect to the server|The connection to the server", done.stderr):
        raise Absent(done.stderr)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


class Namespace:
    """kubectl within one namespace."""

    def __init__(self, name):
        self.name = name
        self._forwards = {}

    def kubectl(self, *arguments, stdin=None, seconds=300):
        return called("kubectl", "--namespace", self.name, *arguments, stdin=stdin, seconds=seconds)

    def objects(self, kind, *arguments):
        return json.loads(self.kubectl("get", kind, *arguments, "--output", "json"))["items"]

    def phase(self, pod):
        return self.kubectl("get", "pod", pod, "--output", "jsonpath={.status.phase}")

    def apply(self, *documents):
        """Documents are mappings; JSON is YAML, too."""
        self.kubectl("apply", "--filename", "-", stdin=json.dumps({"apiVersion": "v1", "kind": "List", "items": list(documents)}))

    def get(self, pod, port, path):
        """What a pod answers over HTTP. By a forward into it, which no NetworkPolicy concerns. Raises Absent."""
        try:
            with urllib.request.urlopen(f"{self._forward(pod, port)}{path}", timeout=10) as answer:
                return answer.read().decode()
        except (OSError, ValueError) as trouble:
            self._forget(pod, port)
            raise Absent(f"{pod}: {trouble}") from None

    def _forward(self, pod, port):
        if (pod, port) not in self._forwards:
            process = subprocess.Popen(["kubectl", "--namespace", self.name, "port-forward", f"pod/{pod}", f":{port}"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            found = re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline())
            if not found:
                process.kill()
                process.wait()
                raise OSError("it cannot be forwarded to")
            self._forwards[pod, port] = process, f"http://127.0.0.1:{found[1]}"
        return self._forwards[pod, port][1]

    def _forget(self, pod, port):
        process, _ = self._forwards.pop((pod, port), (None, None))
        if process:
            process.kill()
            process.wait()

    def close(self):
        for pod, port in list(self._forwards):
            self._forget(pod, port)


def nodes():
    """The names of the nodes that are ready."""
    ready = []
    for node in json.loads(called("kubectl", "get", "nodes", "--output", "json"))["items"]:
        if any(one["type"] == "Ready" and one["status"] == "True" for one in node["status"]["conditions"]):
            ready.append(node["metadata"]["name"])
    return sorted(ready)


def address(node):
    """Where machines of the plant find a node."""
    return called("kubectl", "get", "node", node, "--output", "jsonpath={.status.addresses[?(@.type=='InternalIP')].address}").split()[0]


def has_kind(name):
    """Whether the cluster knows such objects, as podmonitors.monitoring.coreos.com."""
    return subprocess.run(["kubectl", "get", "crd", name], capture_output=True, timeout=60).returncode == 0


def as_root(space, name, node, image, script):
    """Runs a script on a node as its root: its files below /host, its processes in /proc."""
    space.apply({
        "apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": space.name},
        "spec": {
            "nodeName": node, "hostPID": True, "restartPolicy": "Never", "automountServiceAccountToken": False,
            "tolerations": [{"operator": "Exists"}], "terminationGracePeriodSeconds": 1,
            "containers": [{"name": "root", "image": image, "imagePullPolicy": "IfNotPresent", "command": ["sh", "-euc", script],
                            "securityContext": {"runAsUser": 0}, "volumeMounts": [{"name": "host", "mountPath": "/host"}]}],
            "volumes": [{"name": "host", "hostPath": {"path": "/"}}]}})
    until(lambda: space.phase(name) in ("Succeeded", "Failed"), f"{name} ends", 120)
    ended, said = space.phase(name), space.kubectl("logs", name)
    space.kubectl("delete", "pod", name, "--grace-period", "1")
    assert ended == "Succeeded", said
    return said
