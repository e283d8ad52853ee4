"""A machine, for the technician whom a mail sends here: what is wrong, how it came, how long there is."""

from dashboards.pieces import indicators
from dashboards.pieces.colours import CRITICAL, WARNING
from dashboards.pieces.frame import alerts, dashboard, link
from dashboards.pieces.lines import look, series_words
from dashboards.pieces.panels import graph, stat, timeline
from dashboards.pieces.queries import OF_MACHINE, named, now, over_time
from dashboards.pieces.sensors import last_heard
from dashboards.pieces.units import NUMBER, SECONDS, TIME
from dashboards.pieces.variables import label_values, line, site
from dashboards.pieces.variables import machine as machine_of_line
from dashboards.pieces.words import CONDITION, LIMITS, ONLINE, OPERATING, PRODUCTION, STATE

SENSOR = "{{quantity}} {{sensor}} {{axis}}"


def machine():
    return dashboard(
        "vigie-machine", "Machine",
        "One machine: its state, its indicators against what is normal and their limits, what comes, and when it was last "
        "heard of.",
        [at_a_glance(),
         [deviation(), indicators.leading()],
         [indicators.against_limits()],
         [how_it_ran(), time_left()],
         [timeline("Sensors", "NAMUR NE 107 state of each sensor over time.",
                   [over_time(named(f"plant_sensor_state{{{OF_MACHINE}}}", OF_MACHINE), SENSOR)], STATE, 9, 12),
          last_heard()]],
        variables=[site(), line(), machine_of_line(),
                   label_values("judged", "metric", f"plant_sensor_display_factor{{{OF_MACHINE}}}", many=True, hidden=True),
                   label_values("quantity", "quantity", f"plant_sensor_display_factor{{{OF_MACHINE}}}", many=True, hidden=True)],
        annotations=[alerts(OF_MACHINE)],
        links=[link("Plant", "vigie-plant"), link("Line", "vigie-line")])


def at_a_glance():
    def of_it(function, metric):
        return now(f"{function}({metric}{{{OF_MACHINE}}})")

    return [
        stat("State", "NAMUR NE 107 state of the machine: the worse of its gravest sensor and its condition.",
             of_it("max", "plant_machine_state"), words=STATE),
        stat("Since", "When the state began, on the sensors' clock.",
             now(f"max(plant_machine_state_since_timestamp_seconds{{{OF_MACHINE}}}) * 1000"), TIME),
        stat("Limits", "The gravest limit that is exceeded and has been for long enough to count.",
             of_it("max", "plant_sensor_limit_state"), words=LIMITS, nothing="No limits"),
        stat("Condition", "The machine compared with itself.", of_it("max", "plant_machine_condition"), words=CONDITION,
             nothing="Not compared"),
        looks_like(),
        stat("Time to a limit", "Shortest time in which a sensor reaches its limit at the present trend.",
             of_it("min", "plant_sensor_time_to_limit_seconds"), SECONDS, nothing="No trend")]


def looks_like():
    made = stat("Looks like",
                "What the indicators that led to the condition look like together: a guess that says where to look first.",
                now(f"plant_machine_pattern{{{OF_MACHINE}}} == 1", "{{pattern}}"), nothing="Nothing that is known")
    made["options"]["textMode"] = "name"
    return made


def deviation():
    limit = f"max by (severity) (plant_machine_deviation_limit{{{OF_MACHINE}}})"
    return graph(
        "How far from normal",
        "Deviation of all indicators together and of each, in spreads of what is normal. Over the first limit for long enough "
        "the machine is degraded, over the second severe.",
        [over_time(f"max(plant_machine_deviation{{{OF_MACHINE}}})", "all together"),
         over_time(named(f"plant_machine_indicator_deviation{{{OF_MACHINE}}}", OF_MACHINE), SENSOR),
         over_time(limit, "limit: {{severity}}")],
        NUMBER, 9, nothing="Not compared with itself",
        overrides=[look("all together", width=4), look("/^limit: warning/", WARNING, [12, 6], 2),
                   look("/^limit: critical/", CRITICAL, [4, 4], 2)])


def how_it_ran():
    rows = {"Condition": ("plant_machine_condition", CONDITION), "Load": ("plant_machine_operating_state", OPERATING),
            "Production": ("plant_machine_production_state", PRODUCTION)}
    return timeline(
        "How it ran",
        "Condition, operating state (how it is loaded), production and connection over time. What is normal is learned for each "
        "operating state apart.",
        [*(over_time(f"max({metric}{{{OF_MACHINE}}})", name) for name, (metric, _) in rows.items()),
         over_time(f"max(plant_device_online{{{OF_MACHINE}}} or plant_machine_online{{{OF_MACHINE}}})", "Device")],
        ONLINE, 9, 12, overrides=[series_words(name, words) for name, (_, words) in rows.items()])


def time_left():
    return graph(
        "Time left",
        "Time until each sensor reaches its limit, and until the condition is severe, where a trend is sure enough to tell. "
        "Falling by an hour an hour is a forecast that comes true.",
        [over_time(named(f"plant_sensor_time_to_limit_seconds{{{OF_MACHINE}}}", OF_MACHINE), SENSOR),
         over_time(f"plant_machine_time_to_severe_seconds{{{OF_MACHINE}}}", "severe: {{bound}}")],
        SECONDS, 9, nothing="No trend is sure")
