"""Dashboards ask for metrics that are documented, in the units of their names; what no dashboard shows is listed."""

import re

import yaml
from panels import ROOT, marks, queries
from promql import metrics

OF_OTHERS = {"ALERTS", "up"}  # Prometheus' own
FOREIGN = ("node_", "k6_")    # node_exporter's and k6's
TIMES = re.compile(r"_(timestamp|start_time)_seconds\{[^}]*\}( > 0)?\)? \* 1000")
# unit → what a query that is drawn in it looks like
SHAPES = {
    "s": re.compile(r"_seconds\b(?!_total)|_seconds_bucket|k6_http_req_duration_p99"),
    "dateTimeAsIso": TIMES,
    "bytes": re.compile(r"_bytes\{"),
    "Bps": re.compile(r"rate\(\w+_bytes_total\{"),
    "reqps": re.compile(r"rate\(\w+_(requests|reqs)_total\{"),
    "suffix: msg/s": re.compile(r"rate\(\w+_(messages|readings)(_\w+)?_total\{"),
    "celsius": re.compile(r"_celsius\{"),
    "percentunit": re.compile(r" / |_ratio\{|_rate\{|rate\(\w+_seconds_total\{|vector\("),
}


def documented():
    """docs/metrics.md and docs/services.md have tables of them, docs/dashboards.md of what OEE is made of; rules record."""
    text = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("metrics.md", "services.md"))
    names = set(re.findall(r"^\| `(\w+)` \| (?:counter|gauge|histogram)", text, re.MULTILINE))
    text = (ROOT / "docs/dashboards.md").read_text(encoding="utf-8")
    names |= set(re.findall(r"^\| `(plant_machine_\w+)` \|", text, re.MULTILINE))
    for path in (ROOT / "alert-rules").glob("*.yaml"):
        groups = yaml.safe_load(path.read_text(encoding="utf-8")).get("groups", [])
        names |= {rule["record"] for group in groups for rule in group["rules"] if "record" in rule}
    return names


def asked_for():
    return {re.sub(r"_(bucket|count|sum)$", "", name) for query in [*queries(), *marks()] for name in metrics(query.expr)}


def test_names_are_found_in_a_query():
    assert metrics('sum by (job, le) (rate(a_bucket{x="b_total"}[5m])) / on (d) group_left (e) c:d:e > bool -Inf or vector(1)') \
        == {"a_bucket", "c:d:e"}


def test_every_metric_that_is_asked_for_is_documented():
    unknown = {name for name in asked_for() - documented() - OF_OTHERS if not name.startswith(FOREIGN)}
    assert not unknown


def test_what_no_dashboard_shows_is_listed_with_a_reason():
    shown = asked_for()
    missing = {name for name in documented() - shown if ":" not in name}
    text = (ROOT / "docs/dashboards.md").read_text(encoding="utf-8").split("## On no dashboard")[1]
    assert set(re.findall(r"`([a-z]\w+_\w+)`", text)) == missing


def test_units_agree_with_the_names_of_metrics():
    wrong = [str(query) for query in queries() if query.unit in SHAPES and not SHAPES[query.unit].search(query.expr)
             and not query.expr.startswith("vector(") and "resident_memory" not in query.expr]
    assert not wrong
