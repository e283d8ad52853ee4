"""What helm makes of the chart, as objects. Tests only look at them: they are shared."""

import subprocess

import yaml

# Dashboards and rules take the pure one seconds.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

WORKLOADS = ("DaemonSet", "Deployment")


class Refused(Exception):
    """helm's words for why it renders nothing."""


class Chart:
    def __init__(self, helm, directory, scratch):
        self.helm, self.directory, self._scratch, self._known = helm, directory, scratch, {}

    def render(self, values=None, files=(), release="vigie", namespace="monitoring"):
        """`values` as a mapping. Raises Refused."""
        key = (yaml.safe_dump(values or {}), tuple(map(str, files)), release, namespace)
        if key not in self._known:
            own = self._scratch / f"{len(self._known)}.yaml"
            own.write_text(key[0])
            self._known[key] = Rendered(self.call("template", release, self.directory, "--namespace", namespace,
                                         *[part for file in (*files, own) for part in ("--values", file)]))
        return self._known[key]

    def call(self, *arguments):
        done = subprocess.run([self.helm, *map(str, arguments)], capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise Refused(done.stderr)
        return done.stdout


class Rendered:
    def __init__(self, text):
        self.text = text
        self.objects = [one for one in yaml.load_all(text, LOADER) if one]

    def of(self, kind):
        """name → object"""
        return {one["metadata"]["name"]: one for one in self.objects if one["kind"] == kind}

    def one(self, kind, name):
        found = self.of(kind)
        assert name in found, f"no {kind} {name}, only {sorted(found)}"
        return found[name]

    def pods(self):
        """name → pod's specification, of all that makes pods"""
        found = {name: one["spec"]["template"]["spec"] for kind in WORKLOADS for name, one in self.of(kind).items()}
        return found | {name: one["spec"] for name, one in self.of("Pod").items()}

    def containers(self):
        """(pod, container's name) → container, those that prepare included"""
        return {(name, one["name"]): one for name, pod in self.pods().items()
                for one in pod.get("initContainers", []) + pod["containers"]}

    def agent_config(self, agent):
        return yaml.safe_load(self.one("ConfigMap", f"vigie-agent-{agent}")["data"]["vigie.yaml"])
