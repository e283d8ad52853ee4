"""OEE and its factors after ISO 22400-2, from what machines count: availability × effectiveness × quality.

Of several machines each factor is weighted by time, so that the product of the three is their OEE, too: planned run time
of good parts over planned busy time. Counters count on the machine's clock; a replay at another speed changes nothing.
"""

PLANNED = "plant_machine_planned_busy_seconds_total"
PRODUCING = "plant_machine_producing_seconds_total"
MADE = "plant_machine_parts_produced_total"
SCRAPPED = "plant_machine_parts_scrapped_total"
CYCLE = "plant_machine_planned_cycle_seconds"


def _sum(metric, selector, by, cycle=False):
    grown = f"increase({metric}{{{selector}}}[$__range])"
    if cycle:
        grown += f" * on (site, line, machine) max by (site, line, machine) ({CYCLE}{{{selector}}})"
    return f"sum{f' by ({by})' if by else ''} ({grown})"


def _good(selector, by):
    return f"({_sum(MADE, selector, by, True)} - {_sum(SCRAPPED, selector, by, True)})"


def availability(selector, by=""):
    """Actual production time over planned busy time."""
    return f"{_sum(PRODUCING, selector, by)} / ({_sum(PLANNED, selector, by)} > 0)"


def effectiveness(selector, by=""):
    """Planned run time of what was made over actual production time."""
    return f"{_sum(MADE, selector, by, True)} / ({_sum(PRODUCING, selector, by)} > 0)"


def quality(selector, by=""):
    """Good over made."""
    return f"{_good(selector, by)} / ({_sum(MADE, selector, by, True)} > 0)"


def oee(selector, by=""):
    return f"{_good(selector, by)} / ({_sum(PLANNED, selector, by)} > 0)"
