"""docs/metrics.md has a row for every metric that the agent shows, and none for others: a new metric is a row there."""

import re

# What rules make, by names of the operator's.
MADE = re.compile(r"plant_vibration_velocity_meters_per_second|.*_window_(min|max|samples)$")
OF_SENSORS = {"site", "line", "machine", "sensor", "axis"}
UNITS = [("_timestamp_seconds", "s since 1970"), ("_start_time_seconds", "s since 1970"), ("_seconds", "s"), ("_bytes", "B"),
         ("_celsius", "°C"), ("_ratio", "0 to 1")]


def rows(root):
    """metric → (type, labels, unit, meaning)"""
    found = {}
    for line in (root / "docs/metrics.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("| `") else []
        if cells and "<" not in cells[0]:
            name = cells[0].strip("`")
            assert name not in found, f"{name} stands there twice"
            assert len(cells) == 5, line
            found[name] = (cells[1], set(re.findall(r"`(\w+)`", cells[2])), cells[3], cells[4])
    return found


def unit_of(name):
    return next((unit for ending, unit in UNITS if name.removesuffix("_total").endswith(ending)), "")


def names_in_code(root):
    """Literals in the rooms that show metrics, and what the node's rules put together."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "agent/expose").glob("*.cpp")))
    text += (root / "agent/config/broker_rules.cpp").read_text(encoding="utf-8")
    text += re.search(r"online_metric = .*", (root / "agent/config/config.hpp").read_text(encoding="utf-8"))[0]
    names = set(re.findall(r'"((?:vigie|plant|process)_[a-z0-9_]*[a-z0-9])"', text))

    node = (root / "agent/node/rules.cpp").read_text(encoding="utf-8")
    names |= {f"vigie_node_{name}" for name in re.findall(r'add\((?:gauge|counter), "([a-z0-9_]+)"', node)}
    ways, counts = re.findall(r'add_counts\(rule, "(\w+)"', node), re.findall(r'\badd\("(\w+)"', node)
    names |= {f"vigie_node_network_{way}_{what}_total" for way in ways for what in counts}
    kinds, parts = re.findall(r'\bpressure\(host, "(\w+)"', node), re.findall(r'"pressure_\{\}_(\w+)"', node)
    names |= {f"vigie_node_pressure_{kind}_{part}" for kind in kinds for part in parts}
    assert ways and counts and kinds and parts
    return names


def golden(root):
    """metric → (type, labels of its samples), of the page that the unit tests pin."""
    text = (root / "tests/fixtures/metrics.golden.txt").read_text(encoding="utf-8")
    page = {name: (kind, set()) for name, kind in re.findall(r"^# TYPE (\S+) (\w+)$", text, re.MULTILINE)}
    for name, labels in re.findall(r"^([a-z_0-9]+)\{(.*)\} \S+$", text, re.MULTILINE):
        page[name][1].update(re.findall(r'(\w+)="', labels))
    return {name: known for name, known in page.items() if not MADE.match(name)}


def test_every_metric_of_the_code_is_explained_and_no_other(root):
    assert rows(root).keys() == names_in_code(root)


def test_every_metric_of_the_page_is_explained_as_it_is(root):
    documented = rows(root)
    for name, (kind, labels) in golden(root).items():
        assert name in documented
        assert documented[name][0] == kind, name
        if labels:
            assert documented[name][1] == (labels - OF_SENSORS if name.startswith("plant_") else labels), name


def test_units_are_those_of_the_names(root):
    assert {name: row[2] for name, row in rows(root).items()} == {name: unit_of(name) for name in rows(root)}


def test_counters_are_named_as_such(root):
    wrong = [name for name, (kind, *_) in rows(root).items() if (kind == "counter") != name.endswith("_total")]
    assert not wrong


def test_every_row_says_what_it_is(root):
    assert not [name for name, row in rows(root).items() if len(row[3].split()) < 2]
