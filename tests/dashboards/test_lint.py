"""The rules that grafana/dashboard-linter publishes, and some of our own, on every dashboard."""

import collections
import re

import pytest
from dashboards.pieces.units import OF_SYMBOL
from panels import DASHBOARDS, ROOT, panels, queries, variables

GRAFANA_UNITS = {"none", "short", "string", "percent", "percentunit", "s", "ms", "m", "h", "bytes", "Bps", "reqps", "celsius",
                 "kelvin", "fahrenheit", "lengthm", "watt", "joule", "rotrpm", "dateTimeAsIso"}
every_dashboard = pytest.mark.parametrize("dashboard", DASHBOARDS.values(), ids=list(DASHBOARDS))


def is_known(unit):
    return unit in GRAFANA_UNITS or bool(re.fullmatch(r"suffix: \S+", unit))


def units_of(panel):
    yield panel["fieldConfig"]["defaults"].get("unit")
    for override in panel["fieldConfig"]["overrides"]:
        yield from (one["value"] for one in override["properties"] if one["id"] == "unit")


def test_uids_and_titles_are_unique():
    for key in ("uid", "title"):
        values = [dashboard[key] for dashboard in DASHBOARDS.values()]
        assert len(set(values)) == len(values)


@every_dashboard
def test_a_dashboard_has_one_data_source_variable_and_is_made_of_code(dashboard):
    sources = [one for one in variables(dashboard) if one["type"] == "datasource"]
    assert [(one["name"], one["label"], one["query"]) for one in sources] == [("datasource", "Data Source", "prometheus")]
    assert dashboard["editable"] is False and dashboard["description"] and dashboard["schemaVersion"] <= 39


@every_dashboard
def test_variables_ask_the_chosen_source_anew_when_the_time_changes(dashboard):
    for one in variables(dashboard):
        if one["type"] == "query":
            assert one["datasource"]["uid"] == "${datasource}" and one["refresh"] == 2
            assert re.fullmatch(r"label_values\([a-z0-9_:]+(\{.+\})?, \w+\)", one["query"]["query"])


@every_dashboard
def test_every_variable_is_used_and_no_other(dashboard):
    names = [one["name"] for one in variables(dashboard)]
    asked = str([panel["targets"] for panel in dashboard["panels"]]) + str(dashboard["annotations"]) \
        + str([one.get("definition") for one in variables(dashboard)]) + str(dashboard["panels"])
    used = set(re.findall(r"\$\{?([a-z]\w*)\}?", asked)) - {"__rate_interval", "__range", "__url_time_range", "__data", "__field"}
    assert used == set(names)


@every_dashboard
def test_panels_have_ids_and_titles_of_their_own_and_do_not_overlap(dashboard):
    for key in ("id", "title"):
        assert not [value for value, count in collections.Counter(one[key] for one in dashboard["panels"]).items() if count > 1]
    taken = set()
    for panel in dashboard["panels"]:
        place = panel["gridPos"]
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
        assert not cells & taken and place["x"] + place["w"] <= 24, panel["title"]
        taken |= cells


@every_dashboard
def test_a_dashboard_is_no_wall_of_numbers(dashboard):
    assert len(dashboard["panels"]) <= 14
    numbers = [panel["title"] for panel in dashboard["panels"] if panel["type"] == "stat" and
               panel["options"]["colorMode"] == "none"]
    assert len(numbers) <= 3, numbers


@every_dashboard
def test_links_keep_choice_and_time(dashboard):
    assert dashboard["links"]
    assert all(link["includeVars"] and link["keepTime"] and not link["targetBlank"] for link in dashboard["links"])


def test_every_panel_says_what_it_shows():
    for name, panel in panels():
        said = panel["description"]
        assert panel["title"] and len(said.split()) >= 4 and said.endswith(".") and panel["targets"], (name, panel["title"])


def test_every_panel_asks_the_chosen_source():
    asked = [one for _, panel in panels() for one in (panel, *panel["targets"])]
    assert all(one["datasource"] == {"type": "prometheus", "uid": "${datasource}"} for one in asked)


def test_every_panel_has_a_unit_that_grafana_knows():
    assert not [(name, panel["title"], unit) for name, panel in panels() for unit in units_of(panel) if not is_known(unit)]


def test_every_panel_says_in_words_that_there_is_nothing():
    assert not [(name, panel["title"]) for name, panel in panels() if not panel["fieldConfig"]["defaults"].get("noValue")]


def test_rates_are_over_the_rate_interval_or_the_chosen_time():
    for query in queries():
        windows = {window for _, window in re.findall(r"\b(rate|increase|delta)\(.*?\[([^\]]+)\]", query.expr)}
        assert windows <= {"$__rate_interval", *(["$__range"] if query.instant else [])}, query
        assert not re.search(r"\b(irate|idelta)\(", query.expr), query


def test_counters_are_asked_for_their_growth():
    for query in queries():
        plain = re.sub(r"\b(rate|increase)\([^()]*?\)", "", query.expr)
        assert not re.search(r"\w+_(total|bucket|count)\b\s*(\{|\[)", plain), query


def test_a_metric_of_all_programs_is_asked_of_a_job():
    for query in queries():
        for selector in re.findall(r"\b(?:up|process_\w+|http_\w+|upstream_\w+)\{([^}]*)\}", query.expr):
            assert re.match(r'job=~?"\$job"', selector), query


def test_every_series_has_a_name():
    for name, panel in panels():
        if panel["type"] not in ("table", "stat"):
            assert all(target["legendFormat"] for target in panel["targets"]), (name, panel["title"])


def test_every_unit_of_the_agent_is_known():
    source = (ROOT / "agent/config/units.cpp").read_text(encoding="utf-8")
    assert set(re.findall(r'^\s+unit\{"([^"]+)"', source, re.MULTILINE)) == set(OF_SYMBOL)
