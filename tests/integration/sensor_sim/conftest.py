"""A broker of one's own, the program under test, and what a subscriber saw."""
import os
import pathlib
import subprocess
import threading

import pytest
from real_broker import until  # noqa: F401  until: for the tests

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("VIGIE_BIN_DIR", ROOT / "build/dev/bin")) / "sensor-sim"

class Seen:
    """mosquitto_sub in the background; each message as (topic, qos, retained, payload)."""

    def __init__(self, broker, topic):
        self.messages = []
        self.process = subprocess.Popen(
            ["mosquitto_sub", "-h", "127.0.0.1", "-p", str(broker.port), "-q", "1", "-t", topic,
             "-F", "%t\t%q\t%r\t%p"], stdout=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            topic, qos, retained, payload = line.rstrip("\n").split("\t", 3)
            self.messages.append((topic, int(qos), retained == "1", payload))

    def where(self, condition):
        return [m for m in list(self.messages) if condition(*m)]

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.reader.join()


@pytest.fixture
def subscribe(idle_broker):
    opened = []

    def start(topic):
        opened.append(Seen(idle_broker, topic))
        return opened[-1]

    yield start
    for one in opened:
        one.stop()


@pytest.fixture
def simulate(tmp_path):
    """Starts sensor-sim; its log is in .log (a file)."""
    started = []

    def start(*arguments):
        log = tmp_path / f"sim-{len(started)}.log"
        process = subprocess.Popen([str(PROGRAM), *map(str, arguments)], stdout=subprocess.DEVNULL,
                                   stderr=log.open("w"))
        process.log = log
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


@pytest.fixture
def plant(tmp_path):
    """A plant of two machines on two lines, sampled each plant second."""
    path = tmp_path / "plant.yaml"
    path.write_text("""\
site: lyon
sampling: 1s
profiles: {day: {shifts: [{at: 0h, load: 80}]}}
lines:
  - name: press
    machines:
      - name: pump-1
        maker: Acme
        serial: A-1
        rated: {speed_rpm: 1480, power_kw: 22}
        profile: day
        sensors:
          - {quantity: vibration, name: drive-end, axes: {x: 1, y: 0.8}, idle: 0.5, full: 1.5}
          - {quantity: temperature, name: bearing, full: 60}
  - name: paint
    machines:
      - name: fan-1
        profile: day
        sensors: [{quantity: load, name: drive}]
""")
    return path
