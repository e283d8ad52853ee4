"""A line, for whoever answers for it: which machine strays, how near each is to a limit, and what production loses."""

from dashboards.pieces import attention, oee
from dashboards.pieces.colours import CRITICAL, OURS, WARNING
from dashboards.pieces.destinations import machine_of_series
from dashboards.pieces.frame import alerts, dashboard, link
from dashboards.pieces.lines import look
from dashboards.pieces.panels import bars, graph, tiles, timeline
from dashboards.pieces.queries import JUDGED, MACHINE, OF_LINE, now, over_time, readings
from dashboards.pieces.units import SHARE
from dashboards.pieces.variables import label_values, site
from dashboards.pieces.variables import line as line_of_site
from dashboards.pieces.words import PRODUCTION, STATE

WHOLE = over_time("vector(1)", "limit")
LIMIT = look("limit", CRITICAL, [4, 4], 2)


def line():
    return dashboard(
        "vigie-line", "Line", "One line: which machine strays, how near each is to a limit, and what production loses.",
        [[tiles("Machines", "A tile a machine of the line, the worst first, in the states and colours of NAMUR NE 107.",
                now(f"sort_desc(max by ({MACHINE}) (plant_machine_state{{{OF_LINE}}}))", "{{machine}}"), STATE, 6,
                links=[machine_of_series()])],
         [attention.machines(OF_LINE, 7)],
         [timeline("State", "Which NAMUR NE 107 state each machine was in.",
                   [over_time(f"max by (machine) (plant_machine_state{{{OF_LINE}}})", "{{machine}}")], STATE, 8),
          timeline("Production", "Whether each machine that counts parts produced. Down is planned time without production.",
                   [over_time(f"max by (machine) (plant_machine_production_state{{{OF_LINE}}})", "{{machine}}")], PRODUCTION, 8,
                   nothing="No machine counts parts")],
         [near_a_limit(), off_normal()],
         [oee_of_machines()]],
        variables=[site(), line_of_site(),
                   label_values("limited", "metric", f"plant_sensor_limit{{{OF_LINE}}}", many=True, hidden=True)],
        annotations=[alerts(OF_LINE)],
        links=[link("Plant", "vigie-plant"), link("Machine", "vigie-machine")])


def near_a_limit():
    """Now and not over time, for which Prometheus would have to find each sensor's limit anew at every point."""
    nearest = (f"max by (machine) ({readings('limited', OF_LINE)} / on ({JUDGED}) "
               f'max by ({JUDGED}) (plant_sensor_limit{{{OF_LINE},side="high",severity="warning"}} > 0))')
    return bars(
        "How near to a limit",
        "Of the ten machines that are nearest to an upper warning limit the sensor that is: value over limit, now. 100 % is the limit.",
        [now(f"topk(10, {nearest})", "{{machine}}")], SHARE, 8, most=1.2, colour=OURS, over=(1, WARNING),
        nothing="No sensor has a limit")


def off_normal():
    return graph(
        "How far from normal",
        "Each machine compared with itself: the deviation of all indicators together over what is too much, 100 % is degraded.",
        [over_time(f"max by (machine) (plant_machine_deviation{{{OF_LINE}}}) / on (machine) "
                   f'max by (machine) (plant_machine_deviation_limit{{{OF_LINE},severity="warning"}})', "{{machine}}"),
         WHOLE], SHARE, overrides=[LIMIT], nothing="No machine is compared with itself")


def oee_of_machines():
    return bars(
        "OEE of each machine",
        "Overall equipment effectiveness of the chosen time after ISO 22400-2, of the machines that count parts.",
        [now(oee.oee(OF_LINE, by="machine"), "{{machine}}")], SHARE, 6, colour=OURS, nothing="No machine counts parts")
