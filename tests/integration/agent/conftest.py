"""vigie-agent as a user starts it, against a real Mosquitto."""
import gzip
import os
import pathlib
import re
import signal
import subprocess
import urllib.error
import urllib.request

import pytest
from real_broker import free_port, until

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("VIGIE_BIN_DIR", ROOT / "build/dev/bin")) / "vigie-agent"

CONFIG = """\
broker: {{url: "{url}", client_id: vigie-test{broker}}}
node: {{enabled: {node}, interval: 1s, host: test-host}}
{limits}
rules:
  - name: temperature
    topic: plant/{{machine}}/temperature
    readings: [{{metric: plant_temperature_celsius, help: Temperature, value: /value}}]
  - name: counter
    topic: count/{{device}}
    format: plain
    window: false
    readings: [{{metric: shop_sales_total, type: counter, help: Sales}}]
sensors:
  - {{metric: plant_temperature_celsius, quantity: Temperature, unit: °C, limits: {{warning: 80, critical: 95}}}}
"""

CONNECTED = 'vigie_broker_connected{broker="main"}'


class Agent:
    def __init__(self, directory, broker):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.broker = broker
        self.config = directory / "agent.yaml"
        self.log = directory / "agent.log"
        self.process = None
        self.probes = 0
        self.flags = []

    def configure(self, node="false", limits="", broker="", text=None):
        """Writes the configuration: the usual one with additions, or a text of the test's own."""
        self.config.write_text(text or CONFIG.format(url=self.broker.url, node=node, limits=limits, broker=broker))

    def start(self, lifecycle=True, mounted=False, **configuration):
        """`mounted`: its configuration is there already."""
        if not mounted:
            self.configure(**configuration)
        self.process = subprocess.Popen(
            [str(PROGRAM), "--config.file", str(self.config), "--web.listen-address", f"127.0.0.1:{self.port}",
             *["--web.enable-lifecycle"] * lifecycle, *self.flags], stderr=self.log.open("a"))
        until(self.answers, "the agent answers")
        return self

    def answers(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            return self.get("/-/healthy")
        except OSError:
            return False

    def get(self, path="/metrics", headers=None):
        with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers or {}), timeout=20) as got:
            body = got.read()
            return (gzip.decompress(body) if got.headers["Content-Encoding"] == "gzip" else body).decode()

    def value(self, series, page=None):
        """The value of name{labels} as it stands on the page, None when it does not."""
        found = re.search(rf"^{re.escape(series)} (\S+)$", page or self.get(), re.M)
        return float(found.group(1)) if found else None

    def total(self, name, page=None):
        """The sum of a metric over its labels."""
        return sum(float(line.rsplit(" ", 1)[1]) for line in (page or self.get()).splitlines()
                   if line.split("{")[0].split(" ")[0] == name)

    def post(self, path):
        """The status and the text of the answer."""
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, method="POST"), timeout=20) as got:
                return got.status, got.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def reload(self, text=None):
        if text is not None:
            self.config.write_text(text)
        return self.post("/-/reload")

    def until_value(self, series, wanted, deadline=20):
        until(lambda: self.value(series) == wanted, f"{series} {wanted}", deadline)

    def until_connected(self):
        self.until_value(CONNECTED, 1)
        # Connected is not yet subscribed: a message of one's own must have gone the whole way.
        def heard():
            self.probes += 1
            self.broker.publish("count/probe", str(self.probes))
            return self.value('shop_sales_total{device="probe"}') == self.probes
        until(heard, "the agent hears its subscriptions")
        return self

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            return self.process.wait(timeout=20)
        return None


@pytest.fixture
def idle_agent(tmp_path, idle_broker):
    one = Agent(tmp_path, idle_broker)
    yield one
    one.stop(signal.SIGKILL)


@pytest.fixture
def agent(idle_agent, broker):
    return idle_agent.start().until_connected()
