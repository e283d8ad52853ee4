"""A metrics page as the agent shows it, whose sensors a test moves by hand."""

import dataclasses
import http.server
import threading

SINCE = 1772460300  # 2026-03-02 14:05 UTC, the sensors' clock


@dataclasses.dataclass
class Sensor:
    machine: str
    name: str = "de"
    axis: str = ""
    site: str = "lyon"
    line: str = "l2"
    metric: str = "plant_temperature_celsius"
    quantity: str = "Bearing temperature"
    unit: str = "°C"
    factor: float = 1
    warning: float = 80
    critical: float = 95
    value: float = 20
    state: int = 0
    silent: int = 0
    predicted: int = 0
    seconds_to_limit: float | None = None

    def lines(self):
        labels = f'site="{self.site}",line="{self.line}",machine="{self.machine}",sensor="{self.name}"'
        if self.axis:
            labels += f',axis="{self.axis}"'
        judged = f'{labels},metric="{self.metric}"'
        yield f"{self.metric}{{{labels}}} {self.value}"
        yield f"plant_sensor_limit_state{{{judged}}} {self.state}"
        yield f"plant_sensor_silent{{{judged}}} {self.silent}"
        yield f"plant_sensor_crossing_predicted{{{judged}}} {self.predicted}"
        yield f"plant_sensor_state_since_timestamp_seconds{{{judged}}} {SINCE}"
        yield f"plant_sensor_last_sample_timestamp_seconds{{{judged}}} {SINCE}"
        yield f'plant_sensor_display_factor{{{judged},quantity="{self.quantity}",unit="{self.unit}"}} {self.factor}'
        for severity, limit in (("warning", self.warning), ("critical", self.critical)):
            yield f'plant_sensor_limit{{{judged},side="high",severity="{severity}"}} {limit}'
        if self.seconds_to_limit is not None:
            yield f"plant_sensor_time_to_limit_seconds{{{judged}}} {self.seconds_to_limit}"


def vibration(machine, **more):
    return Sensor(machine, axis="x", metric="plant_vibration_velocity_meters_per_second",
                  quantity="Vibration velocity", unit="mm/s", factor=1000, warning=0.0045, critical=0.0071, **more)


class StubAgent:
    """Serves /metrics. Sensors are plain objects: a test changes one and the next scrape shows it."""

    def __init__(self, sensors, broker_connected=1):
        self.sensors = sensors
        self.broker_connected = broker_connected
        agent = self

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802, http.server's name
                body = agent.page().encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.address = "127.0.0.1:%d" % self._server.server_port

    def page(self):
        lines = [f'vigie_broker_connected{{broker="main"}} {self.broker_connected}',
                 'vigie_broker_messages_dropped_total{broker="main"} 0']
        for sensor in self.sensors:
            lines.extend(sensor.lines())
        return "\n".join(lines) + "\n"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
