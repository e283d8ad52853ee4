"""One line a machine: its state, its highest vibration and the limits it is judged by, in the units people read."""

from dataclasses import dataclass

VIBRATION = "plant_vibration_velocity_meters_per_second"
STATES = ["good", "maintenance required", "out of specification", "function check", "failure"]  # NAMUR NE 107


@dataclass
class Machine:
    name: str
    where: str
    state: str
    vibration: float = None  # mm/s
    warning: float = None
    critical: float = None

    def line(self):
        text = f"{self.where}/{self.name:<14} {self.state:<20}"
        if self.vibration is not None:
            text += f" {self.vibration:6.2f} mm/s"
        if self.warning is not None and self.critical is not None:
            text += f" of {self.warning:.1f} / {self.critical:.1f}"
        return text


def machines(page):
    """All machines on a parsed metrics page, by name."""
    found = []
    for labels, number in page.get("plant_machine_state", []):
        name = labels.get("machine", "?")
        state = STATES[int(number)] if 0 <= number < len(STATES) else f"state {number:g}"
        machine = Machine(name, f"{labels.get('site', '?')}/{labels.get('line', '?')}", state)
        machine.vibration = _in_mm_per_second(page, VIBRATION, max, labels)
        for severity in ("warning", "critical"):
            limit = _in_mm_per_second(page, "plant_sensor_limit", min, labels, metric=VIBRATION, side="high",
                                      severity=severity)
            setattr(machine, severity, limit)
        found.append(machine)
    return sorted(found, key=lambda machine: machine.name)


def _in_mm_per_second(page, family, pick, of_machine, **labels):
    wanted = {**of_machine, **labels}
    numbers = [number for have, number in page.get(family, []) if wanted.items() <= have.items()]
    return pick(numbers) * 1000 if numbers else None
