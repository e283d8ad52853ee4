"""Whether sensors can be believed: when each was last heard, and what is wrong with it."""

from dashboards.pieces.queries import OF_MACHINE, named, row
from dashboards.pieces.tables import column, table, word
from dashboards.pieces.units import TIME
from dashboards.pieces.words import SILENT, STATE

SENSOR = "sensor, axis, metric"


def last_heard():
    return table(
        "Last sample of each sensor",
        "The gravest first: state, last sample on the data's clock, whether it is silent, and a fault of the sensor itself.",
        [row(f"max by ({SENSOR}, quantity) ({named(f'plant_sensor_state{{{OF_MACHINE}}}', OF_MACHINE)})"),
         row(f"max by ({SENSOR}) (plant_sensor_last_sample_timestamp_seconds{{{OF_MACHINE}}}) * 1000"),
         row(f"max by ({SENSOR}) (plant_sensor_silent{{{OF_MACHINE}}})"),
         row(f"count by ({SENSOR}, fault) (plant_sensor_fault{{{OF_MACHINE}}} == 1)")],
        {"quantity": column("Quantity"), "sensor": column("Sensor"), "axis": column("Axis"), "Value #A": word("State", STATE),
         "Value #B": column("Last sample", TIME), "Value #C": word("Silent", SILENT), "fault": column("Fault")},
        9, 12, hide=("metric", "Value #D"), nothing="No sensor is judged", sort="Value #A")
