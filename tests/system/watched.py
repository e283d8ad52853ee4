"""The application as production watches it: its programs, Prometheus, Alertmanager and an inbox, under steady load."""

import http.client
import json
import os
import threading
import time
from pathlib import Path

from demo import ready
from demo.application import Application
from demo.children import Children
from demo.inbox import Inbox
from demo.monitoring import Monitoring
from demo.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("VIGIE_BIN_DIR", ROOT / "build/dev/bin"))
QUESTIONS = ("/api/age?birth_date=1990-05-17&on=2026-11-28", "/api/ideal-weight?height_cm=178",
             "/api/profile?birth_date=1990-05-17&on=2026-11-28&height_cm=178")


class Load:
    """Asks the three questions in turn, `rate` times a second, from a thread of its own. `rate` may be changed."""

    def __init__(self, port, rate):
        self.rate, self.failures, self._port, self._over = rate, [], port, threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join(20)

    def _run(self):
        connection, asked, due = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20), 0, time.monotonic()
        while not self._over.wait(max(0, due - time.monotonic())):
            due = max(due + 1 / self.rate, time.monotonic() - 1)
            try:
                connection.request("GET", QUESTIONS[asked % len(QUESTIONS)])
                connection.getresponse().read()
            except (OSError, http.client.HTTPException) as failure:  # what the gateway never may do
                self.failures.append(repr(failure))
                connection.close()
            asked += 1
        connection.close()


class Watched:
    """Started when entered. `upstreams` as in Application; `rate`: requests a second."""

    def __init__(self, directory, rate, upstreams=None):
        self.directory, self.said = directory, []
        self.children = Children(directory)
        self.application = Application(PROGRAMS, self.children, self.said.append, upstreams,
                                       ("--upstream.timeout-ms", "500"))
        self.monitoring = Monitoring(ROOT, directory, self._start)
        self.inbox = Inbox(directory / "mails", free_port())
        self.load = Load(self.application.ports["api-gateway"], rate)

    def _start(self, name, command, is_ready):
        self.children.start(name, command)
        self.children.wait_until(f"{name} is not ready", is_ready)

    def __enter__(self):
        try:
            self.inbox.__enter__()
            self.application.start()
            self.monitoring.start_alertmanager(self.inbox.port)
            self.monitoring.start_prometheus(self.application.ports, "https://grafana.example", "https://runbooks.example",
                                             files="application*")
            self.load.__enter__()
        except BaseException:
            self.children.stop()
            raise
        return self

    def __exit__(self, *_):
        self.load.__exit__()
        self.children.stop()
        self.inbox.__exit__()

    def ask(self, question):
        """(status, media type, body as JSON)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.application.ports["api-gateway"], timeout=20)
        try:
            connection.request("GET", question)
            answer = connection.getresponse()
            return answer.status, answer.headers["Content-Type"], json.loads(answer.read())
        finally:
            connection.close()

    def alerts(self):
        """(alert, program) → active or suppressed, of what Alertmanager holds."""
        found = json.loads(ready.fetch(f"{self.monitoring.alertmanager}/api/v2/alerts"))
        return {(one["labels"]["alertname"], one["labels"]["program"]): one["status"]["state"] for one in found}

    def mail(self, *parts, seconds):
        """The first mail whose subject has all parts."""
        def right():
            self.inbox.new_mails()
            return next((mail for mail in self.inbox.mails if all(part in mail.subject for part in parts)), None)

        wait_until(right, seconds, lambda: f"no mail with {parts}, only {self.subjects()}, alerts {self.alerts()}")
        return right()

    def subjects(self):
        self.inbox.new_mails()
        return [mail.subject for mail in self.inbox.mails]


def wait_until(condition, seconds, otherwise):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {otherwise()}"
        time.sleep(0.1)
