"""Agents and brokers, for the platform team: is every message taken, and how much room is left."""

from dashboards.pieces.colours import CRITICAL
from dashboards.pieces.frame import dashboard, link
from dashboards.pieces.lines import look
from dashboards.pieces.panels import graph, tiles
from dashboards.pieces.queries import now, over_time, row
from dashboards.pieces.tables import column, table, word
from dashboards.pieces.units import BYTES, MESSAGES_PER_SECOND, NUMBER, SHARE, TIME
from dashboards.pieces.variables import label_values
from dashboards.pieces.words import CONNECTED, RELOADED, UP

AGENTS = 'job="$job",instance=~"$instance"'
FULL = [look("full", CRITICAL, [4, 4], 2)]


def fleet():
    return dashboard(
        "vigie-fleet", "Agents and brokers",
        "Whether agents and brokers live, whether every message is taken and why not, and how much room is left.",
        [[tiles("Agents", "Whether each agent answers.", now(f"sort(up{{{AGENTS}}})", "{{instance}}"), UP, 5, 12),
          tiles("Brokers", "Whether each agent is connected to its brokers.",
                now(f"sort(vigie_broker_connected{{{AGENTS}}})", "{{instance}} {{broker}}"), CONNECTED, 5)],
         [taken(), rejected()], [lost(), room()], [at_the_broker(), resources()], [versions()]],
        variables=[label_values("job", "job", "vigie_messages_total"),
                   label_values("instance", "instance", 'vigie_messages_total{job="$job"}', many=True, title="Agent")],
        links=[link("Plant", "vigie-plant"), link("Nodes", "vigie-node")])


def per_second(metric, by, legend, selector=AGENTS):
    return over_time(f"sum by ({by}) (rate({metric}{{{selector}}}[$__rate_interval]))", legend)


def taken():
    return graph("Messages", "Messages that each agent received a second.",
                 [per_second("vigie_messages_total", "instance", "{{instance}}")], MESSAGES_PER_SECOND)


def rejected():
    return graph(
        "Messages and readings rejected",
        "Of which nothing was taken, or single readings, by rule and reason. agent/flow.hpp explains each reason; the agent's "
        "landing page shows the last of each kind.",
        [per_second("vigie_messages_rejected_total", "rule, reason", "{{rule}} {{reason}}"),
         per_second("vigie_readings_rejected_total", "rule, reason", "{{rule}} {{reason}} (readings)")],
        MESSAGES_PER_SECOND, stack=True, nothing="Nothing was rejected")


def lost():
    return graph(
        "Messages lost",
        "What the agent had no room for, and what a broker dropped before an agent saw it. Each is a reading that nobody has.",
        [per_second("vigie_messages_dropped_total", "instance, reason", "{{instance}} {{reason}}"),
         per_second("vigie_broker_messages_dropped_total", "instance, broker", "{{instance}} broker {{broker}}")],
        MESSAGES_PER_SECOND, stack=True)


def room():
    return graph(
        "Room",
        "How full each agent's queue is, by messages or bytes, whichever is fuller, and how many of the series that it may have "
        "it has. At three quarters of the queue the agent leaves its brokers for a while.",
        [over_time(f"max by (instance) (vigie_queue_messages{{{AGENTS}}} / vigie_queue_limit_messages{{{AGENTS}}} or "
                   f"vigie_queue_bytes{{{AGENTS}}} / vigie_queue_limit_bytes{{{AGENTS}}})", "{{instance}} queue"),
         over_time(f"max by (instance) (vigie_series{{{AGENTS}}} / vigie_series_limit{{{AGENTS}}})", "{{instance}} series"),
         over_time("vector(1)", "full")],
        SHARE, overrides=FULL)


def at_the_broker():
    return graph(
        "Connections",
        "Clients at each broker, and how often agents connected, failed to, or paused since their queue was full, in the chosen "
        "step.",
        [over_time(f"max by (broker) (vigie_broker_clients_connected{{{AGENTS}}})", "clients at {{broker}}"),
         *(over_time(f"sum by (instance, broker) (increase(vigie_broker_{what}_total{{{AGENTS}}}[$__rate_interval]))",
                     f"{{{{instance}}}} {{{{broker}}}} {word}")
           for what, word in (("connects", "connected"), ("connect_failures", "failed"), ("pauses", "paused")))],
        NUMBER)


def resources():
    return graph(
        "What agents use", "Share of one core that each agent takes, and its resident memory.",
        [over_time(f"rate(process_cpu_seconds_total{{{AGENTS}}}[$__rate_interval])", "{{instance}} processor"),
         over_time(f"process_resident_memory_bytes{{{AGENTS}}}", "{{instance}} memory")],
        SHARE, overrides=[{"matcher": {"id": "byRegexp", "options": "/memory$/"},
                           "properties": [{"id": "unit", "value": BYTES}, {"id": "custom.axisPlacement", "value": "right"}]}])


def versions():
    return table(
        "Versions",
        "Which build each agent is, since when it runs, since when its configuration holds and whether the last one was taken, and "
        "when it last kept what it has learned; with TLS, until when its certificate is good.",
        [row(f"max by (instance, version, revision) (vigie_build_info{{{AGENTS}}})"),
         *(row(f"max by (instance) ({metric}{{{AGENTS}}}) * 1000")
           for metric in ("process_start_time_seconds", "vigie_config_last_reload_success_timestamp_seconds")),
         row(f"max by (instance) (vigie_state_last_save_timestamp_seconds{{{AGENTS}}} > 0) * 1000"),
         row(f"min by (instance) (vigie_config_last_reload_successful{{{AGENTS}}})"),
         row(f"min by (instance) (vigie_http_certificate_not_after_timestamp_seconds{{{AGENTS}}}) * 1000")],
        {"instance": column("Agent"), "version": column("Version"), "revision": column("Revision"),
         "Value #B": column("Runs since", TIME), "Value #C": column("Configuration since", TIME),
         "Value #E": word("Configuration", RELOADED),
         "Value #D": column("Last kept", TIME), "Value #F": column("Certificate until", TIME)}, 7, hide=("Value #A",), sort="Value #B")
