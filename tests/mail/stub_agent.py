"""A metrics page as the agent shows it, whose sensors a test moves by hand."""

import dataclasses

from metrics_page import MetricsPage

FAULTS = ("stuck", "out_of_range", "too_fast", "clock_skew", "irregular", "never_seen", "offline")
LEARNING, NORMAL, DEGRADED, SEVERE, STANDING_STILL, UNDER_MAINTENANCE = range(1, 7)
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
    broker: str = "main"
    faults: tuple = ()

    @property
    def labels(self):
        axis = f',axis="{self.axis}"' if self.axis else ""
        return f'site="{self.site}",line="{self.line}",machine="{self.machine}",sensor="{self.name}"{axis}'

    @property
    def judged(self):
        return f'{self.labels},metric="{self.metric}"'

    def lines(self):
        labels, judged = self.labels, self.judged
        yield f"{self.metric}{{{labels}}} {self.value}"
        yield f"plant_sensor_limit_state{{{judged}}} {self.state}"
        yield f'plant_sensor_silent{{{judged},broker="{self.broker}"}} {self.silent}'
        for fault in FAULTS:
            yield f'plant_sensor_fault{{{judged},broker="{self.broker}",fault="{fault}"}} {int(fault in self.faults)}'
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


@dataclasses.dataclass
class Indicator:
    """A sensor's part in the condition of its machine, in base units; the earlier ones lead."""
    of: Sensor
    now: float
    normal: float
    deviation: float


@dataclasses.dataclass
class Machine:
    """A machine as a whole."""
    name: str
    line: str = "l2"
    site: str = "lyon"
    condition: int = NORMAL
    deviation: float = 0.4
    pattern: str = "unclear"
    indicators: tuple = ()
    course: tuple = ()  # the newest last
    to_severe: tuple = ()  # soonest, likely, latest

    def lines(self):
        labels = f'site="{self.site}",line="{self.line}",machine="{self.name}"'
        yield f"plant_machine_condition{{{labels}}} {self.condition}"
        yield f"plant_machine_condition_since_timestamp_seconds{{{labels}}} {SINCE}"
        yield f"plant_machine_under_maintenance{{{labels}}} {int(self.condition == UNDER_MAINTENANCE)}"
        yield f"plant_machine_deviation{{{labels}}} {self.deviation}"
        for severity, limit in (("warning", 2.4), ("critical", 5)):
            yield f'plant_machine_deviation_limit{{{labels},severity="{severity}"}} {limit}'
        for bound, seconds in zip(("soonest", "likely", "latest"), self.to_severe):
            yield f'plant_machine_time_to_severe_seconds{{{labels},bound="{bound}"}} {seconds}'
        alarmed = self.condition in (DEGRADED, SEVERE)
        for rank, one in enumerate(self.indicators, 1):
            yield f"plant_machine_indicator_now{{{one.of.judged}}} {one.now}"
            yield f"plant_machine_indicator_normal{{{one.of.judged}}} {one.normal}"
            yield f"plant_machine_indicator_deviation{{{one.of.judged}}} {one.deviation}"
            if alarmed:
                yield f"plant_machine_indicator_rank{{{one.of.judged}}} {rank}"
        if alarmed:
            yield f'plant_machine_pattern{{{labels},pattern="{self.pattern}"}} 1'
            yield f"plant_machine_deviation_course_slot_seconds{{{labels}}} 14400"
            for slot, highest in enumerate(self.course, 13 - len(self.course)):
                yield f'plant_machine_deviation_course{{{labels},slot="{slot:02}"}} {highest}'


class StubAgent(MetricsPage):
    """Serves /metrics. Sensors and machines are plain objects: a test changes one and the next scrape shows it."""

    def __init__(self, shown, brokers=None):
        super().__init__()
        self.shown = shown
        self.brokers = brokers or {"main": 1}

    def page(self):
        lines = ['vigie_broker_messages_dropped_total{broker="main"} 0']
        lines.extend(f'vigie_broker_connected{{broker="{name}"}} {up}' for name, up in self.brokers.items())
        for one in self.shown:
            lines.extend(one.lines())
        return "\n".join(lines) + "\n"
