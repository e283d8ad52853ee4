"""The units that people read, in Grafana's words. agent/config/units.cpp has the same table of the agent's.

A panel of one quantity learns its unit from the label `unit` of plant_sensor_display_factor: its legends end in it, and an
override for each ending sets the axis, since Grafana takes no unit from a label.
"""

import re

NUMBER = "short"
SHARE = "percentunit"
SECONDS = "s"
BYTES = "bytes"
BYTES_PER_SECOND = "Bps"
REQUESTS_PER_SECOND = "reqps"
MESSAGES_PER_SECOND = "suffix: msg/s"
TIME = "dateTimeAsIso"
TEXT = "string"

OF_SYMBOL = {
    "m/s": "suffix: m/s", "mm/s": "suffix: mm/s", "in/s": "suffix: in/s", "m/s²": "suffix: m/s²", "g": "suffix: g",
    "m": "lengthm", "mm": "suffix: mm", "µm": "suffix: µm", "°C": "celsius", "K": "kelvin", "°F": "fahrenheit",
    "A": "suffix: A", "mA": "suffix: mA", "V": "suffix: V", "mV": "suffix: mV", "W": "watt", "kW": "suffix: kW",
    "J": "joule", "kWh": "suffix: kWh", "Pa": "suffix: Pa", "kPa": "suffix: kPa", "MPa": "suffix: MPa",
    "mbar": "suffix: mbar", "bar": "suffix: bar", "psi": "suffix: psi", "N": "suffix: N", "kN": "suffix: kN",
    "N·m": "suffix: N·m", "Hz": "suffix: Hz", "rpm": "rotrpm", "m³/s": "suffix: m³/s", "m³/h": "suffix: m³/h",
    "l/min": "suffix: l/min", "ratio": "percentunit", "%": "percent", "s": "s", "ms": "ms", "min": "m", "h": "h",
    "B": "bytes",
}


def pattern(symbol):
    """The symbol within a regular expression between slashes."""
    return re.escape(symbol).replace("/", r"\/")


def of_legend():
    """One override a unit: series whose name ends in `, <unit>` have it on their axis."""
    return [{"matcher": {"id": "byRegexp", "options": f"/, {pattern(symbol)}$/"},
             "properties": [{"id": "unit", "value": unit}]} for symbol, unit in OF_SYMBOL.items()]
