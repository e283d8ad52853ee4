"""What stands in one place is taken from there: needs no helm."""

import json
import subprocess

import jsonschema
import pytest
import yaml

LINKS = {"dashboards": "dashboards", "alert-rules": "alert-rules", "mosquitto.conf": "broker/mosquitto.conf",
         "plant.yaml": "plants/demo.yaml"}


def values(root, name):
    return yaml.safe_load((root / "helm" / name).read_text())


@pytest.mark.parametrize(("link", "target"), LINKS.items())
def test_the_charts_files_are_links_to_the_projects(root, link, target):
    path = root / "helm/vigie/files" / link
    assert path.is_symlink() and path.resolve() == root / target


def test_nothing_else_is_among_the_charts_files(root):
    assert {path.name for path in (root / "helm/vigie/files").iterdir()} == LINKS.keys()


@pytest.mark.parametrize("script", ["helm/values/generate.py", "helm/vigie/values_table.py"])
def test_what_is_made_is_as_it_would_be_made(root, script):
    done = subprocess.run([root / "scripts/python", root / script, "--check"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_stale_file_is_noticed(root, tmp_path):
    """The check of the check: with one character changed it says which file."""
    copy = tmp_path / "project"
    copy.mkdir()
    subprocess.run(["cp", "-r", "--parents", "helm/values", "helm/vigie", "alert-rules", "demo/agent.yaml", copy], cwd=root,
                   check=True)
    for script, path in (("helm/values/generate.py", "helm/values/prometheus-values.yaml"),
                         ("helm/vigie/values_table.py", "helm/vigie/README.md")):
        text = (copy / path).read_text()
        (copy / path).write_text(text.replace("mosquitto", "mosquito").replace("repeat_interval: 12h", "repeat_interval: 13h"))
        done = subprocess.run([root / "scripts/python", copy / script, "--check"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and path in done.stdout


def test_every_value_is_described_and_has_a_type(root):
    import sys
    sys.path.insert(0, str(root / "helm/vigie"))
    try:
        import values_table
    finally:
        sys.path.pop(0)
    assert values_table.undescribed() == []


def test_the_schema_is_one_and_takes_the_charts_values(root):
    schema = json.loads((root / "helm/vigie/values.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for name in ("vigie/values.yaml", "values/vigie-demo.yaml", "values/vigie-production.yaml"):
        jsonschema.validate(values(root, name), schema)


def test_every_value_is_in_the_schema(root):
    """A key that is missing there would be refused, one too many would be promised."""
    schema = json.loads((root / "helm/vigie/values.schema.json").read_text())

    def compare(value, rule, path):
        rule = schema["$defs"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
        if not isinstance(value, dict) or "properties" not in rule:
            return
        assert rule["additionalProperties"] is False, path
        assert set(value) == set(rule["properties"]) - ({"global"} if not path else set()), path
        for key, below in value.items():
            compare(below, rule["properties"][key], f"{path}.{key}")

    compare(values(root, "vigie/values.yaml"), schema, "")


@pytest.mark.parametrize("name", ["vigie-demo", "vigie-production"])
def test_values_files_name_only_what_the_chart_has(root, name):
    known = values(root, "vigie/values.yaml")

    def check(value, of, path):
        for key, below in value.items():
            assert key in of, f"{path}.{key}"
            if isinstance(below, dict) and isinstance(of[key], dict) and f"{path}.{key}" != ".agent.config":
                check(below, of[key], f"{path}.{key}")

    check(values(root, f"values/{name}.yaml"), known, "")


def test_production_has_neither_simulator_nor_inbox_and_the_demo_has_both(root):
    for name, wanted in (("vigie-production", False), ("vigie-demo", True)):
        found = values(root, f"values/{name}.yaml")
        assert found["sensorSim"]["enabled"] is found["mailpit"]["enabled"] is wanted


def test_the_agents_rules_are_those_of_the_demo(root):
    """The chart's own differ from the demo's in times and limits, which there are the plant's."""
    def ways(config):
        return [(rule["topic"], [(one["metric"], one.get("unit")) for one in rule["readings"]]) for rule in config["rules"]]

    assert ways(values(root, "vigie/values.yaml")["agent"]["config"]) == ways(yaml.safe_load((root / "demo/agent.yaml").read_text()))
