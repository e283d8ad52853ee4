"""A node, for the platform team: what the agent reads of it beside what node_exporter does, and whether they agree."""

from dashboards.pieces.frame import dashboard, link
from dashboards.pieces.lines import two
from dashboards.pieces.node_readings import ALL, CPU, DISK, LOAD, MEMORY, OURS, RECEIVED, SENT
from dashboards.pieces.panels import agreement, graph
from dashboards.pieces.queries import now, over_time
from dashboards.pieces.units import BYTES, BYTES_PER_SECOND, NUMBER, SHARE
from dashboards.pieces.variables import label_values


def node():
    return dashboard(
        "vigie-node", "Nodes", "What the agent reads of its node beside what node_exporter reads, and whether they agree.",
        [[difference()],
         [both("Processor", "Share of all processors that is busy. Waiting for a disk is not busy.", CPU, SHARE, most=1),
          both("Load", "Tasks that run or wait, averaged over a minute.", LOAD, NUMBER)],
         [both("Memory available", "What new work can have without swapping.", MEMORY, BYTES),
          both("Root file system", "Share of the root file system that is taken, the superuser's reserve included.", DISK, SHARE,
               most=1)],
         [both("Received", "Bytes a second by the interfaces that lead out of the node.", RECEIVED, BYTES_PER_SECOND),
          both("Sent", "Bytes a second by the interfaces that lead out of the node.", SENT, BYTES_PER_SECOND)],
         [pressure(), temperature()]],
        variables=[label_values("host", "host", "vigie_node_load1", title="Node"),
                   label_values("exporter", "instance", 'node_uname_info{nodename="$host"}', title="node_exporter")],
        links=[link("Agents and brokers", "vigie-fleet"), link("Application", "vigie-application")])


def both(title, description, reading, unit, most=None):
    return graph(title, description, [over_time(reading.ours(), "Vigie"), over_time(reading.theirs(), "node_exporter")], unit,
                 most=most, overrides=two())


def difference():
    return agreement(
        "Agreement",
        "How far the mean that the agent read in the chosen time is from node_exporter's, which is 0 when they agree. Each reads at "
        "a moment of its own, so over a short time they differ a little; what stays over 5 % is a fault of one of them.",
        [now(f"{reading.ours('$__range')} / ({reading.theirs('$__range')} > 0) - 1", name) for name, reading in ALL.items()], 5)


def pressure():
    return graph(
        "Pressure",
        "Share of time in which some task waited for the resource. It tells sooner than use whether the node is too small.",
        [over_time(f"sum by (resource) (rate(vigie_node_pressure_waiting_seconds_total{{{OURS}}}[$__rate_interval]))",
                   "{{resource}}")], SHARE, nothing="This kernel does not tell")


def temperature():
    return graph(
        "Temperature", "Of the parts of the node that tell theirs.",
        [over_time(f"max by (zone, type) (vigie_node_temperature_celsius{{{OURS}}})", "{{type}} {{zone}}")], "celsius",
        nothing="This node tells no temperature")
