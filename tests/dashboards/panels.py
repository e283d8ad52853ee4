"""What the dashboards ask: every query with its place, and the variables put in."""

import dataclasses
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "dashboards"
DASHBOARDS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
RATE_INTERVAL, RANGE = "15s", "60s"


@dataclasses.dataclass(frozen=True)
class Query:
    dashboard: str
    panel: str
    ref: str
    expr: str
    instant: bool = False
    unit: str = "none"

    def __str__(self):
        return f"{self.dashboard}: {self.panel}: {self.ref}"

    def filled(self, values):
        """PromQL without variables."""
        return fill(self.expr, values)


def panels():
    for name, dashboard in DASHBOARDS.items():
        for panel in dashboard["panels"]:
            yield name, panel


def queries():
    for name, panel in panels():
        for target in panel["targets"]:
            yield Query(name, panel["title"], target["refId"], target["expr"], target.get("instant", False),
                        panel["fieldConfig"]["defaults"].get("unit", "none"))


def marks():
    """The queries of annotations."""
    for name, dashboard in DASHBOARDS.items():
        for mark in dashboard["annotations"]["list"]:
            yield Query(name, f"annotation {mark['name']}", "A", mark["expr"])


def variables(dashboard):
    return dashboard["templating"]["list"]


def chosen(name, values_of, wanted):
    """Variable → value of a dashboard, as Grafana finds them, each asked for with those before it: what is `wanted`, else the
    first or all. `values_of` answers a variable's query."""
    values = {}
    for variable in variables(DASHBOARDS[name]):
        if variable["type"] == "query":
            there = values_of(fill(variable["query"]["query"], values))
            values[variable["name"]] = _pick(variable, there, wanted.get(variable["name"]))
    return values


def _pick(variable, there, wanted):
    if variable.get("allValue"):
        return variable["allValue"]
    if variable["multi"] and not wanted:
        return "|".join(there) or "none"
    return wanted if wanted in there else there[0] if there else "none"


def fill(text, values):
    text = text.replace("$__rate_interval", RATE_INTERVAL).replace("$__range", RANGE)
    return re.sub(r"\$\{?([a-z]\w*)\}?", lambda found: values[found[1]], text)  # $1 is PromQL's own
