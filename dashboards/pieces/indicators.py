"""What a machine is judged by: each quantity against its limits and what is normal, and what leads to its condition."""

from dashboards.pieces import units
from dashboards.pieces.lines import band, limits
from dashboards.pieces.panels import graph
from dashboards.pieces.queries import JUDGED, OF_MACHINE, factor, over_time, readable, readings, row
from dashboards.pieces.tables import column, table

COLUMNS = "quantity, sensor, axis, metric, unit"
OF_QUANTITY = f'{OF_MACHINE},quantity="$quantity"'


def against_limits():
    """A graph a quantity, for each has an axis and a unit of its own."""
    def limit(severity):
        return over_time(
            f'max by (side, unit) ({_in_words(f"plant_sensor_limit{{{OF_MACHINE},severity={chr(34)}{severity}{chr(34)}}}")})',
            f"{severity} limit ({{{{side}}}}), {{{{unit}}}}")

    return graph(
        "$quantity",
        "In the unit that people read it in, with the limits that the agent judges by. Grey: from the lowest to the highest that "
        "is normal for its sensors in the present operating state, as far as the deviation that is too much.",
        [over_time(_in_words(readings("judged", OF_MACHINE)), "{{sensor}} {{axis}}, {{unit}}"),
         limit("warning"), limit("critical"),
         over_time(f"max by (unit) ({_in_words(_edge('high'))})", "normal to, {{unit}}"),
         over_time(f"min by (unit) ({_in_words(_lowest())})", "normal from, {{unit}}")],
        units.NUMBER, 9, 12, overrides=[*units.of_legend(), *limits(), *band()], repeat="quantity")


def _in_words(expr):
    return readable(expr, OF_QUANTITY)


def _edge(side):
    return f'plant_machine_indicator_band{{{OF_MACHINE},side="{side}"}}'


def _lowest():
    """Where only upwards is bad there is no lower edge but what is normal."""
    return f"({_edge('low')} or on ({JUDGED}) plant_machine_indicator_normal{{{OF_MACHINE}}})"


def leading():
    def now_of(what):
        return row(f"max by ({COLUMNS}) ({readable(f'plant_machine_indicator_{what}{{{OF_MACHINE}}}', OF_MACHINE)})")

    def of(what):
        return row(f"max by ({COLUMNS}) (plant_machine_indicator_{what}{{{OF_MACHINE}}} * on ({JUDGED}) "
                   f"group_left (quantity, unit) ({factor(OF_MACHINE)} > bool -Inf))")

    return table(
        "What it is judged by",
        "Each indicator now and normally, in the unit that people read, and how many spreads it is from normal. Those that led to "
        "a condition have a rank, 1 is the first.",
        [of("deviation"), now_of("now"), now_of("normal"), of("rank")],
        {"quantity": column("Indicator"), "sensor": column("Sensor"), "axis": column("Axis"),
         "Value #A": column("Spreads", "none", decimals=1), "Value #B": column("Now", "none", decimals=2),
         "Value #C": column("Normal", "none", decimals=2), "unit": column("Unit"),
         "Value #D": column("Rank", "none", decimals=0)},
        9, hide=("metric",), nothing="Not compared with itself", sort="Value #A")
