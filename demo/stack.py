"""Starts every program of the stack in the order in which they need each other, each only once the last is ready."""

from demo import configure, grafana, ready
from demo.application import Application
from demo.children import Failed
from demo.monitoring import Monitoring, program
from demo.ports import free_port


class Stack:
    """The addresses of what runs. `children` ends what is started here; `say` shows progress."""

    def __init__(self, root, directory, children, say, ports):
        self._root, self._directory, self._children, self._say = root, directory, children, say
        self._ports, self._address = ports, ports.address
        self.agent_port, self.broker_port = ports.of("agent"), ports.of("broker")
        self.agent = f"http://127.0.0.1:{self.agent_port}"
        self.grafana = None
        self._application = Application(root / "build/release/bin", children, say, where=ports)
        self.application = self._application.url
        self._monitoring = Monitoring(root, directory, self._start, ports)
        self.prometheus, self.alertmanager = self._monitoring.prometheus, self._monitoring.alertmanager

    def start_broker(self):
        config = configure.mosquitto(self._directory, self._root / "broker" / "mosquitto.conf", self._address,
                                     self.broker_port)
        self._start("mosquitto", [program("mosquitto"), "-c", config], lambda: ready.listens(self.broker_port))

    def start_agent(self, recording, speed):
        config = configure.agent(self._directory, self._root / "demo/agent.yaml", self.broker_port, recording, speed)
        self._start("vigie-agent", [self._built("vigie-agent"), "--config.file", config, "--log.level", "info",
                                    "--web.listen-address", f"{self._address}:{self.agent_port}"],
                    lambda: 'vigie_broker_connected{broker="main"} 1' in self.page())

    def start_services(self):
        self._application.start()

    def start_monitoring(self, smtp_port, language, pages_url):
        """Alertmanager, node-exporter and Prometheus; Grafana where there is one."""
        self._monitoring.start_alertmanager(smtp_port, language)
        node_port = free_port()
        self._start("node-exporter", [program("prometheus-node-exporter", "node_exporter"),
                                      f"--web.listen-address=127.0.0.1:{node_port}"],
                    lambda: ready.listens(node_port))
        found = grafana.find()
        grafana_port = self._ports.of("grafana")
        self.grafana = f"http://127.0.0.1:{grafana_port}" if found else None
        targets = {"vigie-agent": self.agent_port, "node-exporter": node_port, **self._application.ports,
                   **self._monitoring.targets}
        self._monitoring.start_prometheus(targets, self.grafana or pages_url, f"{pages_url}/runbooks")
        if found:
            command = grafana.command(found, self._directory, self._root / "dashboards", self._address, grafana_port,
                                      self.prometheus)
            self._start("grafana", command, lambda: ready.http_ok(f"{self.grafana}/api/health"), seconds=60)

    def start_plant(self, machine, recording, speed):
        """Last, so that nothing of the fault is missed. `machine`: whose failure the recording is, as site/line/name."""
        feed = ["replay", recording.path, "--machine", machine] if recording else [self._root / "plants/demo.yaml"]
        self._start("sensor-sim", [self._built("sensor-sim"), *feed, "--speed", f"{speed:g}",
                                   "--broker", f"mqtt://127.0.0.1:{self.broker_port}"],
                    lambda: "plant_machine_state{" in self.page(), may_end=bool(recording))

    def alerts_page(self):
        """Debian's Prometheus has the classic pages only, others no longer have them."""
        classic = f"{self.prometheus}/classic/alerts"
        return classic if ready.http_ok(classic) else f"{self.prometheus}/alerts"

    def page(self):
        """The agent's metrics page, empty when it does not answer."""
        try:
            return ready.fetch(f"{self.agent}/metrics")
        except (OSError, ValueError):
            return ""

    def _start(self, name, command, is_ready, seconds=30, may_end=False):
        self._say(f"starts {name}")
        self._children.start(name, command, may_end)
        self._children.wait_until(f"{name} is not ready", is_ready, seconds)

    def _built(self, name):
        path = self._root / "build/release/bin" / name
        if not path.is_file():
            raise Failed(f"{path} is not there: ./vigie build makes it")
        return path
