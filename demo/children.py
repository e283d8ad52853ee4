"""The programs that the demo starts, and only those: each in a process group of its own, ended by that group.

Used from the main thread only. A program is asked to end (SIGTERM) and, when it has not in time, killed.
"""

import os
import shutil
import signal
import subprocess
import time

GRACE_SECONDS = 5


class Failed(Exception):
    """What the reader is told before the demo gives up."""


def find_program(*names):
    """The path of the first name found, also where daemons live outside the user's PATH. None: there is none."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/sbin"])
    return next((found for name in names if (found := shutil.which(name, path=path))), None)


class Interrupted(Exception):
    """Somebody asked the demo to end."""


def bound(command):
    """The command, so that what it starts is killed when whoever starts it is. Should that one die before its death is of
    interest, the command has another parent already and is not started."""
    words, setpriv = list(map(str, command)), find_program("setpriv")
    if not setpriv:
        return words
    return [setpriv, "--pdeathsig", "KILL", "--", "sh", "-c", '[ "$PPID" != "$0" ] || exec "$@"', str(os.getpid()), *words]


class Child:
    def __init__(self, name, command, log, may_end=False):
        self.name, self.log, self._may_end = name, log, may_end
        with open(log, "wb") as output:
            self.process = subprocess.Popen(bound(command), stdin=subprocess.DEVNULL, stdout=output,
                                            stderr=subprocess.STDOUT, start_new_session=True)

    def check(self):
        """Raises Failed when the program has ended, unless it may and did so in peace."""
        status = self.process.poll()
        if status is not None and not (self._may_end and status == 0):
            how = f"with exit status {status}" if status >= 0 else f"by {signal.Signals(-status).name}"
            raise Failed(f"{self.name} ended {how}. Its last lines:\n{self.last_lines()}")

    def last_lines(self, count=15):
        lines = self.log.read_text(errors="replace").splitlines()[-count:]
        return "\n".join(f"    {line}" for line in lines) or "    (it said nothing)"

    def signal(self, number):
        """To the whole group, also when its leader has ended already."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass


class Children:
    def __init__(self, directory):
        self._directory = directory
        self._all = []
        self._interrupted = False

    def start(self, name, command, may_end=False):
        self._all.append(Child(name, command, self._directory / f"{name}.log", may_end))

    def end(self, name, number=signal.SIGTERM):
        """Ends one on purpose, which is then no failure. It can be started again."""
        child = next(child for child in self._all if child.name == name)
        self._all.remove(child)
        child.signal(number)
        child.process.wait(GRACE_SECONDS)

    def signal(self, name, number):
        """For one that is to stand still for a while, or to go on."""
        next(child for child in self._all if child.name == name).signal(number)

    def interrupt(self, *_):
        """A signal's handler: only noted here, so that no program is lost between its start and being known."""
        self._interrupted = True

    def check(self):
        """Raises Interrupted when asked to end, Failed when a program has ended."""
        if self._interrupted:
            raise Interrupted
        for child in self._all:
            child.check()

    def wait_until(self, what, condition, seconds=30):
        """Polls `condition` until it holds; a child that ends meanwhile or the deadline raises Failed."""
        deadline = time.monotonic() + seconds
        while not condition():
            self.check()
            if time.monotonic() > deadline:
                raise Failed(f"{what}: not within {seconds} s. The last lines of {self._all[-1].name}:\n"
                             f"{self._all[-1].last_lines()}")
            time.sleep(0.05)

    def stop(self):
        """Ends what was started last first. Returns when nothing is left."""
        for child in reversed(self._all):
            child.signal(signal.SIGTERM)
            child.signal(signal.SIGCONT)  # one that is stopped cannot end
        deadline = time.monotonic() + GRACE_SECONDS
        for child in reversed(self._all):
            try:
                child.process.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            child.signal(signal.SIGKILL)  # whatever is left of the group
            child.process.wait()
        self._all.clear()
