"""What somebody has to do something about: machines that are not good, sensors that say nothing, alerts."""

from dashboards.pieces.destinations import machine_of_row
from dashboards.pieces.queries import MACHINE, over_time, row
from dashboards.pieces.tables import column, table, word
from dashboards.pieces.units import SECONDS, TIME
from dashboards.pieces.words import ALERT, CONDITION, LIMITS, STATE
from dashboards.pieces.panels import timeline


def machines(selector, height, width=None):
    """The worst first, and of those the one that has been so for longest stands where it was sorted."""
    wrong = f"max by ({MACHINE}) (plant_machine_state{{{selector}}}) > 0"

    def of_these(expr):
        return row(f"({expr}) and on ({MACHINE}) ({wrong})")

    return table(
        "What needs a person now",
        "Every machine whose state is not good, the gravest first: since when on the machine's clock, what is over a limit, how "
        "its condition is, and how long until a limit is reached where a trend tells.",
        [row(wrong),
         of_these(f"max by ({MACHINE}) (plant_machine_state_since_timestamp_seconds{{{selector}}}) * 1000"),
         of_these(f"max by ({MACHINE}) (plant_sensor_limit_state{{{selector}}})"),
         of_these(f"max by ({MACHINE}) (plant_machine_condition{{{selector}}})"),
         of_these(f"min by ({MACHINE}) (plant_sensor_time_to_limit_seconds{{{selector}}})")],
        {"machine": column("Machine", link=machine_of_row()), "Value #A": word("State", STATE),
         "Value #B": column("Since", TIME), "Value #C": word("Limits", LIMITS), "Value #D": word("Condition", CONDITION),
         "Value #E": column("Time to a limit", SECONDS, decimals=0), "line": column("Line"), "site": column("Site")},
        height, width, nothing="Nobody is needed", sort="Value #A")


def silent_sensors(selector, height, width=None):
    return table(
        "Silent for longest",
        "Sensors that say nothing for longer than they should, the oldest first, by the data's clock. A sensor that has never "
        "been heard of stands on its machine's dashboard.",
        [row("topk(10, (max without (job) (vigie_data_clock_timestamp_seconds) - on (instance) group_right () "
             f"(plant_sensor_last_sample_timestamp_seconds{{{selector}}} and on ({MACHINE}, sensor, axis, metric) "
             f"plant_sensor_silent{{{selector}}} == 1)))")],
        {"machine": column("Machine", link=machine_of_row()), "sensor": column("Sensor"), "axis": column("Axis"),
         "Value": column("Silent for", SECONDS, decimals=0), "line": column("Line"), "site": column("Site")},
        height, width, hide=("metric", "instance", "job"), nothing="No sensor is silent", sort="Value")


def alerts(selector, height, width=None):
    def firing(severity, number):
        return f'max by ({MACHINE}) (ALERTS{{alertstate="firing",severity="{severity}",{selector}}}) * {number}'

    return timeline(
        "Alerts", "When a machine had an alert, by its gravest. Maintenance and what is muted by a graver alert are in it, too.",
        [over_time(f"{firing('critical', 2)} or {firing('warning', 1)}", "{{machine}}")],
        ALERT, height, width, nothing="No alert in this time")
