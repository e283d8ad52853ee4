"""One demo stack for the whole folder: the demo's plant, in which a sensor falls silent and a message is no good, while
somebody asks the application, k6 where it is here. Prometheus is asked for one moment, when all of that is seen."""

import sys
import time
import types
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from demo import configure  # noqa: E402  found by the line above
from demo.children import Children, find_program  # noqa: E402
from demo.inbox import Inbox  # noqa: E402
from demo.pages import Pages  # noqa: E402
from demo.ports import Ports, free_port  # noqa: E402
from demo.stack import Stack  # noqa: E402
from exceptions import K6_IS_HERE  # noqa: E402
from prometheus import Prometheus  # noqa: E402

PROGRAMS = ROOT / "build/release/bin"  # where the demo has them from
SPEED = 600
ASKED = ("/", "/api/age?birth_date=1990-05-17", "/api/age?birth_date=x", "/api/profile?birth_date=1990-05-17&height_cm=178",
         "/api/ideal-weight?height_cm=178", "/nowhere")


def plant_with_more_faults(directory):
    """A sensor of pump-2 falls silent, and another one drifts evenly, which makes a trend."""
    plant = yaml.safe_load((ROOT / "plants/demo.yaml").read_text(encoding="utf-8"))
    machines = {machine["name"]: machine for line in plant["lines"] for machine in line["machines"]}
    machines["pump-2"]["faults"] = [{"kind": "dropout", "at": "1h", "sensor": "temperature/bearing"},
                                    {"kind": "drift", "at": "0h", "per_hour": 0.35, "sensor": "vibration/drive-end"}]
    file = directory / "plant.yaml"
    file.write_text(yaml.safe_dump(plant), encoding="utf-8")
    return file


def agent_with_a_short_memory(directory, broker_port):
    """The demo's, which sees a trend within seconds and keeps what it learns."""
    document = yaml.safe_load((ROOT / "demo/agent.yaml").read_text(encoding="utf-8"))
    for sensor in document["sensors"]:
        if "trend" in sensor:
            sensor["trend"]["memory"] = "1h"
    document["state"] = {"directory": str(directory), "every": "10s"}
    template = directory / "template.yaml"
    template.write_text(yaml.safe_dump(document), encoding="utf-8")
    return configure.agent(directory, template, broker_port)


def ask(url):
    for path in ASKED:
        try:
            urllib.request.urlopen(url + path, timeout=5).read()
        except urllib.error.HTTPError:
            pass  # that, too, is an answer


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    """Yields an object with `prometheus`, of the moment when all of this is seen, and `grafana` or None."""
    directory = tmp_path_factory.mktemp("stack")
    children, smtp_port = Children(directory), free_port()
    ports = Ports()
    stack = Stack(ROOT, directory, children, lambda text: None, ports)
    try:
        with Inbox(directory / "mails", smtp_port), Pages(ports.address, ports.of("pages"), ROOT / "docs/runbooks", stack.agent) as pages:
            stack.start_broker()
            children.start("vigie-agent", [PROGRAMS / "vigie-agent", "--config.file",
                                           agent_with_a_short_memory(directory, stack.broker_port),
                                           "--web.listen-address", f"127.0.0.1:{stack.agent_port}"])
            children.wait_until("the agent is not connected", lambda: "vigie_broker_connected{" in stack.page())
            stack.start_services()
            stack.start_monitoring(smtp_port, "en", pages.url)
            children.start("sensor-sim", [PROGRAMS / "sensor-sim", plant_with_more_faults(directory),
                                          "--speed", str(SPEED), "--broker", f"mqtt://127.0.0.1:{stack.broker_port}"])
            children.start("bad-message", [find_program("mosquitto_pub"), "-p", str(stack.broker_port), "-m", "no JSON",
                                           "-t", "plant/lyon/press/pump-1/load/drive", "--repeat", "60",
                                           "--repeat-delay", "1"], may_end=True)
            if K6_IS_HERE:  # whether its limits hold on this machine is none of the dashboards' business
                children.start("k6", ["sh", "-c", '"$@" || true', "k6", ROOT / "vigie", "load", "smoke", "--duration", "40s",
                                      "--url", stack.application, "--prometheus", stack.prometheus], may_end=True)
            prometheus = Prometheus(stack.prometheus)

            def all_is_seen():
                ask(stack.application)
                return prometheus.shows_all()

            children.wait_until("not all is seen that the plant does", all_is_seen, 120)
            prometheus.moment = time.time()
            yield types.SimpleNamespace(prometheus=prometheus, grafana=stack.grafana)
    finally:
        children.stop()
