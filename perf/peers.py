"""Other programs that make a metrics page of MQTT messages, each where it is installed. They get the same load
through the same broker with the same limits."""
import os
import shutil
import time

import page
from processes import PATIENCE, ROOT, Process, fill_in, free_port, listening, run_load, until

PYTHON_PEER = os.path.join(ROOT, "build", "peers", "mqtt-exporter", "bin", "mqtt-exporter")
PROGRAMS = os.path.join(ROOT, "build", "perf", "bin")


class Peer(Process):
    """`shown`: the metric that a message makes. `counted`: its own count of messages, if it has one."""

    shown = counted = None

    def start(self, command, directory, broker_port, **more):
        self.broker_port = broker_port
        super().__init__(command, directory, type(self).__name__, **more)

    def connect(self):
        """A page with a value on it says that it has subscribed."""
        until(lambda: self.alive() and listening(self.port), f"{self.process.args[0]} listens", 20)
        until(self.sees_a_message, f"{self.process.args[0]} shows a message: {self.last_words()}", 20, every=0.5)
        self.at_first = self.count()

    def sees_a_message(self):
        run_load(PROGRAMS, self.broker_port, topics=1, count=1, qos=0)
        time.sleep(0.5)
        with page.Scraper(self.port) as scraper:
            return self.shown in scraper.scrape()

    def count(self):
        if self.counted is None:
            return None
        with page.Scraper(self.port) as scraper:
            return page.value(scraper.scrape(), self.counted)

    def wait_for(self, count):
        """Until it does nothing any more: what it has counted then is what came."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            before = self.cpu_ns()
            time.sleep(0.5)
            if self.cpu_ns() - before < 10_000_000:
                break
        came = self.count()
        return {"received": count if came is None else int(came - self.at_first)}


class PrometheusMqttExporter(Peer):
    shown, counted = b"plant_temperature_celsius{", "received_messages"

    def __init__(self, directory, broker_port):
        self.port = free_port()
        configuration = fill_in("perf/peers/prometheus-mqtt-exporter.yaml", directory,
                                {"127.0.0.1:1883": f"127.0.0.1:{broker_port}"})
        self.start(["prometheus-mqtt-exporter", "-config", configuration, "-listen-address", "127.0.0.1",
                    "-listen-port", str(self.port), "-log-level", "error"], directory, broker_port)


class MqttExporter(Peer):
    shown, counted = b"mqtt_value{", "mqtt_message_total"

    def __init__(self, directory, broker_port):
        self.port = free_port()
        self.start([PYTHON_PEER], directory, broker_port, env={
            **os.environ, "MQTT_PORT": str(broker_port), "MQTT_TOPIC": "perf/+", "PROMETHEUS_ADDRESS": "127.0.0.1",
            "PROMETHEUS_PORT": str(self.port), "MAX_METRICS": "1000000", "LOG_LEVEL": "WARNING"})


class Telegraf(Peer):
    shown = b"mqtt_consumer_value{"

    def __init__(self, directory, broker_port):
        self.port = free_port()
        configuration = fill_in("perf/peers/telegraf.conf", directory, {
            "127.0.0.1:1883": f"127.0.0.1:{broker_port}", "127.0.0.1:9273": f"127.0.0.1:{self.port}"})
        self.start(["telegraf", "--config", configuration, "--quiet"], directory, broker_port)


def start_peers(figures):
    """Name → what starts it, of those that are here; the others are named with the reason."""
    known = (("prometheus-mqtt-exporter", PrometheusMqttExporter, shutil.which("prometheus-mqtt-exporter"),
              "not on PATH (Debian: prometheus-mqtt-exporter)"),
             ("mqtt-exporter", MqttExporter, os.path.exists(PYTHON_PEER),
              "could not be installed from PyPI into build/peers"),
             ("telegraf", Telegraf, shutil.which("telegraf"), "not on PATH"))
    here = {}
    for name, peer, found, why in known:
        if not found:
            figures.skip(name, why)
            continue
        here[name] = peer
    return here
