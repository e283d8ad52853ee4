"""A node, for the platform team: what the agent reads of it beside what node_exporter does, and whether they agree."""

from dashboards.pieces.colours import CRITICAL
from dashboards.pieces.frame import dashboard, link
from dashboards.pieces.lines import look, two
from dashboards.pieces.panels import graph
from dashboards.pieces.queries import over_time
from dashboards.pieces.units import BYTES, BYTES_PER_SECOND, NUMBER, SHARE
from dashboards.pieces.variables import label_values

OURS = 'host="$host"'
PHYSICAL = 'device!~"lo|veth.+|cni.+|flannel.+|docker.+|br-.+"'

# What → ours, node_exporter's: the same thing asked in the words of each.
CPU = (f'sum(rate(vigie_node_cpu_seconds_total{{{OURS},mode!~"idle|iowait"}}[$__rate_interval])) / '
       f"sum(rate(vigie_node_cpu_seconds_total{{{OURS}}}[$__rate_interval]))",
       'sum(rate(node_cpu_seconds_total{{theirs},mode!~"idle|iowait"}[$__rate_interval])) / '
       "sum(rate(node_cpu_seconds_total{{theirs}}[$__rate_interval]))")
MEMORY = (f"max(vigie_node_memory_available_bytes{{{OURS}}})", "max(node_memory_MemAvailable_bytes{{theirs}})")
LOAD = (f"max(vigie_node_load1{{{OURS}}})", "max(node_load1{{theirs}})")
DISK = (f'1 - max(vigie_node_filesystem_available_bytes{{{OURS},mountpoint="/"}}) / '
        f'max(vigie_node_filesystem_size_bytes{{{OURS},mountpoint="/"}})',
        '1 - max(node_filesystem_avail_bytes{{theirs},mountpoint="/"}) / max(node_filesystem_size_bytes{{theirs},mountpoint="/"})')
RECEIVED = (f"sum(rate(vigie_node_network_receive_bytes_total{{{OURS},{PHYSICAL}}}[$__rate_interval]))",
            f"sum(rate(node_network_receive_bytes_total{{{{theirs}},{PHYSICAL}}}[$__rate_interval]))")
SENT = (f"sum(rate(vigie_node_network_transmit_bytes_total{{{OURS},{PHYSICAL}}}[$__rate_interval]))",
        f"sum(rate(node_network_transmit_bytes_total{{{{theirs}},{PHYSICAL}}}[$__rate_interval]))")


def theirs(expr):
    """node_exporter names its host by a metric of its own, which the variable `exporter` has looked up."""
    return expr.replace("{theirs}", 'instance="$exporter"')


def node():
    return dashboard(
        "vigie-node", "Nodes", "What the agent reads of its node beside what node_exporter reads, and whether they agree.",
        [[agreement()],
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


def both(title, description, what, unit, most=None):
    return graph(title, description, [over_time(what[0], "Vigie"), over_time(theirs(what[1]), "node_exporter")], unit,
                 most=most, overrides=two())


def agreement():
    def off(what, name):
        ours, other = f"({what[0]})", f"({theirs(what[1])})"
        return over_time(f"({ours} - {other}) / ({other} > 0)", name)

    return graph(
        "Agreement",
        "How far what the agent reads is from what node_exporter reads: 0 is the same. Each reads at a moment of its own, so that what "
        "changes quickly differs for a moment; what stays apart is a fault of one of them.",
        [off(CPU, "processor"), off(MEMORY, "memory available"), off(LOAD, "load"), off(DISK, "root file system"),
         off(RECEIVED, "received"), off(SENT, "sent"), over_time("vector(0.1)", "a tenth"), over_time("vector(-0.1)", "a tenth less")],
        SHARE, 8, overrides=[look("/^a tenth/", CRITICAL, [4, 4], 1)])


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
