"""Starts ./vigie demo so that everything it starts can be recognised, also when it has gone astray."""

import os
import subprocess
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Demo:
    """One run of ./vigie demo with a mark in its environment, which every process of the stack inherits."""

    def __init__(self, *flags, **environment):
        self._mark = f"VIGIE_TEST_RUN={uuid.uuid4()}"
        name, value = self._mark.split("=")
        self.started = time.monotonic()
        self.process = subprocess.Popen([ROOT / "vigie", "demo", *map(str, flags)], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
                                        env={**os.environ, name: value, **environment})
        self.output = []

    def read_until(self, word):
        """Reads on until a line contains `word`."""
        for line in self.process.stdout:
            self.output.append(line)
            if word in line:
                return line
        raise AssertionError(f"'{word}' did not come:\n{self.text()}")

    def end(self, seconds=300):
        """The exit status, when it ends by itself."""
        output, _ = self.process.communicate(timeout=seconds)
        self.output.append(output)
        return self.process.returncode

    def text(self):
        return "".join(self.output)

    def alive(self):
        """The processes of this run that still are: pid → command line."""
        mark, found = self._mark.encode(), {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (process / "environ").read_bytes().split(b"\0"):
                    found[int(process.name)] = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                pass  # it has ended, or is somebody else's
        return found

    def pid_of(self, name):
        return next(pid for pid, command in self.alive().items() if command.split()[0].endswith(f"/{name}"))

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.communicate(timeout=30)
