"""Every query of every panel: Prometheus can read it, and the live stack has an answer."""

import subprocess

import panels
import pytest
import yaml
from exceptions import EITHER, NOTHING_IN_THE_DEMO, OF_ANOTHER
from panels import DASHBOARDS, fill, marks, queries, variables

CHOSEN = {"site": "lyon", "line": "press", "machine": "pump-1", "quantity": "Vibration velocity"}


def key(query):
    return query.dashboard, query.panel, query.ref


@pytest.fixture(scope="session")
def chosen(stack):
    """dashboard → variable → value: the machine that fails, else the first or all."""
    return {name: panels.chosen(name, stack.prometheus.label_values, CHOSEN) for name in DASHBOARDS}


def test_promtool_can_read_every_query(tmp_path):
    filled = dict.fromkeys(("site", "line", "machine", "quantity", "job", "instance", "host", "exporter", "application",
                            "testid", "limited", "judged"), "x")
    rules = [{"record": f"query_{number}", "expr": query.filled(filled)}
             for number, query in enumerate([*queries(), *marks()])]
    file = tmp_path / "queries.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "dashboards", "rules": rules}]}), encoding="utf-8")
    done = subprocess.run(["promtool", "check", "rules", str(file)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def answer(stack, chosen, query):
    expr = query.filled(chosen[query.dashboard] | OF_ANOTHER.get(key(query), {}))
    return stack.prometheus.now(expr) if query.instant else stack.prometheus.minute(expr)


@pytest.mark.parametrize("query", [*queries(), *marks()], ids=str)
def test_a_query_has_an_answer(stack, chosen, query):
    found = answer(stack, chosen, query)
    if key(query) not in EITHER:
        reason = NOTHING_IN_THE_DEMO.get(key(query))
        assert bool(found) != bool(reason), f"{reason or 'nothing'}: {query.filled(chosen[query.dashboard])}"


def test_every_exception_names_a_query():
    assert set(NOTHING_IN_THE_DEMO) | EITHER | set(OF_ANOTHER) <= {key(query) for query in [*queries(), *marks()]}


@pytest.mark.parametrize("name", DASHBOARDS)
def test_every_variable_has_a_value(stack, chosen, name):
    empty = {variable for variable, value in chosen[name].items() if value == "none"}
    assert not empty


def test_every_quantity_of_the_machine_has_its_readings_in_the_unit_of_people(stack, chosen):
    variable = next(one for one in variables(DASHBOARDS["machine"]) if one["name"] == "quantity")
    there = stack.prometheus.label_values(fill(variable["query"]["query"], chosen["machine"]))
    assert {"Vibration velocity", "Temperature", "Motor current", "Pressure"} <= set(there)
    ask = next(query for query in queries() if query.panel == "$quantity" and query.ref == "A")
    for quantity in there:
        series = stack.prometheus.now(ask.filled({**chosen["machine"], "quantity": quantity}))
        assert series and all(one["metric"]["unit"] for one in series), quantity
