"""The last words of agents, whichever pods they are in meanwhile: what each had taken until it was told to stop."""

import re
import subprocess

from kube import Absent, meanwhile

LAST_WORDS = re.compile(r'^time=(\S+) .*"taken until the end" rule=probe messages=(\d+)', re.MULTILINE)


class Logs:
    """Follows the logs of all agents of a release as files in a folder, from when it is entered."""

    def __init__(self, release, folder):
        self._release, self._folder = release, folder
        self._followed, self._looking = {}, meanwhile(self._look)

    def __enter__(self):
        self._look()
        self._looking.__enter__()
        return self

    def __exit__(self, *_):
        self._looking.__exit__(None, None, None)
        for process in self._followed.values():
            process.kill()
            process.wait()

    def _look(self):
        for pod in self._release.pods("vigie-agent"):
            name, known = pod["metadata"]["name"], self._followed.get(pod["metadata"]["name"])
            if pod["status"]["phase"] == "Running" and (known is None or known.poll() is not None):
                self._followed[name] = self._follow(name, self._folder / f"{pod['spec']['nodeName']}.{name}.log")

    def _follow(self, pod, file):
        return subprocess.Popen(["kubectl", "--namespace", self._release.name, "logs", "--follow", f"pod/{pod}",
                                 "--container", "vigie-agent"], stdout=open(file, "ab"), stderr=subprocess.DEVNULL)

    def taken_before(self, node):
        """What those agents of the node had taken that have ended. A log may have been read twice."""
        said = "".join(file.read_text() for file in self._folder.glob(f"{node}.*.log"))
        return sum(int(count) for _, count in set(LAST_WORDS.findall(said)))

    def taken(self, publisher, wanted):
        """What the agents of a publisher's node have taken since it began: asked until it is what is wanted, or stays."""
        last, same = -1, 0
        while same < 10:
            try:
                now = self.taken_before(publisher.node) + self._release.taken(publisher.node) - publisher.before
            except Absent:
                continue
            if now >= wanted:
                return int(now)
            same = same + 1 if now == last else 0
            last = now
        return int(last)
