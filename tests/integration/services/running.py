"""The three services as a user starts them, on free ports; what they answer, as status, fields and body."""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess

from real_broker import free_port, until

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAMS = pathlib.Path(os.environ.get("VIGIE_BIN_DIR", ROOT / "build/dev/bin"))


class Answer:
    def __init__(self, response):
        self.status, self.fields = response.status, response.headers
        self.body = response.read().decode()

    @property
    def json(self):
        return json.loads(self.body)

    def codes(self):
        """field → code of a refusal."""
        assert self.fields["Content-Type"] == "application/problem+json", self.body
        return {error["field"]: error["code"] for error in self.json["errors"]}


class Service:
    def __init__(self, program, directory, *flags, port=None):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = directory / f"{program}.log"
        self.process = subprocess.Popen([PROGRAMS / program, "--web.listen-address", f"127.0.0.1:{self.port}",
                                         "--log.level", "debug", *flags],
                                        stderr=self.log.open("a"))
        until(self.answers, f"{program} answers")

    def answers(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            return self.get("/-/ready").status == 200
        except OSError:
            return False

    def ask(self, method, target, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, target, headers=fields or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, target, fields=None):
        return self.ask("GET", target, fields)

    def raw(self, sent):
        """Everything that the service says to these bytes until it closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as client:
            try:
                client.sendall(sent)
            except OSError:
                pass  # it has closed already; what it said is read next
            said = b""
            try:
                while more := client.recv(65536):
                    said += more
            except ConnectionResetError:
                pass
            return said

    def value(self, series):
        """The sum of the samples that begin so."""
        page = self.get("/metrics").body
        found = re.findall(rf"^{re.escape(series)}\S* (\S+)$", page, re.MULTILINE)
        return sum(map(float, found)) if found else None

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=20)


class All:
    """Both services and the gateway in front of them."""

    def __init__(self, directory, *flags):
        self.directory = directory
        self.age = Service("service-age", directory)
        self.weight = Service("service-poids", directory)
        self.gateway = Service("api-gateway", directory, "--upstream.age", self.age.url,
                               "--upstream.weight", self.weight.url, *flags)

    def stop(self):
        for each in (self.gateway, self.weight, self.age):
            each.stop(signal.SIGKILL)
