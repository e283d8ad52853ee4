"""What the agent and node_exporter both read of a node: the same thing asked in the words of each.

`over`: the mean over that time in place of what is now. node_exporter's instance is what the variable `exporter` found.
"""

import dataclasses

OURS, THEIRS = 'host="$host"', 'instance="$exporter"'
ROOT = 'mountpoint="/"'
OUTWARD = 'device!~"lo|veth.+|cni.+|flannel.+|docker.+|br-.+"'
BUSY = 'mode!~"idle|iowait"'


@dataclasses.dataclass(frozen=True)
class Gauge:
    """`of_us`, `of_them`: metrics; `whole`: what they are shares of, the other way round."""
    of_us: str
    of_them: str
    more: str = ""
    whole: tuple = ()

    def ours(self, over=None):
        return self._ask(self.of_us, self.whole[0] if self.whole else None, OURS, over)

    def theirs(self, over=None):
        return self._ask(self.of_them, self.whole[1] if self.whole else None, THEIRS, over)

    def _ask(self, metric, whole, where, over):
        def mean(name):
            selector = f"{name}{{{where}{self.more}}}"
            return f"max({f'avg_over_time({selector}[{over}])' if over else selector})"

        return f"(1 - {mean(metric)} / {mean(whole)})" if whole else mean(metric)


@dataclasses.dataclass(frozen=True)
class Counter:
    """Growth a second; `part`: of all of the counter the share that this selects."""
    of_us: str
    of_them: str
    more: str = ""
    part: bool = False

    def ours(self, over="$__rate_interval"):
        return self._ask(self.of_us, OURS, over)

    def theirs(self, over="$__rate_interval"):
        return self._ask(self.of_them, THEIRS, over)

    def _ask(self, metric, where, over):
        grown = f"sum(rate({metric}{{{where},{self.more}}}[{over}]))"
        return f"({grown} / sum(rate({metric}{{{where}}}[{over}])))" if self.part else grown


CPU = Counter("vigie_node_cpu_seconds_total", "node_cpu_seconds_total", BUSY, part=True)
LOAD = Gauge("vigie_node_load1", "node_load1")
MEMORY = Gauge("vigie_node_memory_available_bytes", "node_memory_MemAvailable_bytes")
DISK = Gauge("vigie_node_filesystem_available_bytes", "node_filesystem_avail_bytes", f",{ROOT}",
             ("vigie_node_filesystem_size_bytes", "node_filesystem_size_bytes"))
RECEIVED = Counter("vigie_node_network_receive_bytes_total", "node_network_receive_bytes_total", OUTWARD)
SENT = Counter("vigie_node_network_transmit_bytes_total", "node_network_transmit_bytes_total", OUTWARD)
ALL = {"Processor": CPU, "Load": LOAD, "Memory available": MEMORY, "Root file system": DISK, "Received": RECEIVED, "Sent": SENT}
