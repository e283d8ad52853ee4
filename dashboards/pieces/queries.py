"""PromQL that several panels share. A selector names what the variables chose."""

SOURCE = {"type": "prometheus", "uid": "${datasource}"}

OF_PLANT = 'site=~"$site",line=~"$line"'
OF_LINE = 'site="$site",line="$line"'
OF_MACHINE = 'site="$site",line="$line",machine="$machine"'
MACHINE = "site, line, machine"
SENSOR = "site, line, machine, sensor, axis"
JUDGED = f"{SENSOR}, metric"


def over_time(expr, legend="", **more):
    return {"expr": expr, "legendFormat": legend, "datasource": SOURCE, **more}


def now(expr, legend=""):
    """The value at the end of the chosen time."""
    return over_time(expr, legend, instant=True, range=False)


def row(expr):
    """Labels and value as a table's row."""
    return {**now(expr), "format": "table"}


def factor(selector):
    """Base unit × this is what people read; `unit` and `quantity` come along."""
    return f"max by ({JUDGED}, quantity, unit) (plant_sensor_display_factor{{{selector}}})"


def readable(expr, selector):
    """`expr`, a series a sensor with the label `metric`, in the unit that people read, with the labels unit and quantity."""
    return f"{expr} * on ({JUDGED}) group_left (quantity, unit) {factor(selector)}"


def named(expr, selector):
    """`expr`, a series a sensor with the label `metric`, with what people call it as the label `quantity`."""
    called = f"max by ({JUDGED}, quantity) (plant_sensor_display_factor{{{selector}}} > bool -Inf)"
    return (f"{expr} * on ({JUDGED}) group_left (quantity) {called} "
            f'or on ({JUDGED}) label_replace({expr}, "quantity", "$1", "metric", "plant_(.+)")')


def readings(metrics, selector):
    """What the sensors say now, with the label `metric` in place of a name. `metrics`: a variable that has the names, for to look
    through all names takes Prometheus a hundred times as long."""
    return f'label_replace({{__name__=~"${metrics}",{selector}}}, "metric", "$1", "__name__", "(.+)")'


def numbered(targets):
    return [{**target, "refId": chr(ord("A") + place)} for place, target in enumerate(targets)]
