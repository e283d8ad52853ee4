"""The JSON Schema that editors are given fits every configuration of the project, and finds what is unknown."""
import copy
import json
import re
import subprocess

import jsonschema
import pytest
import yaml
from conftest import PROGRAM, ROOT

FILES = [ROOT / "demo/agent.yaml", *sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "agent/mappings").glob("*.yaml"))]


class Loader(yaml.SafeLoader):
    """As YAML 1.2 has it, and editors do: only true and false are truths."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$"), list("-+.0123456789"))


@pytest.fixture(scope="module")
def validator():
    done = subprocess.run([PROGRAM, "schema"], capture_output=True, text=True, timeout=60, check=True)
    schema = json.loads(done.stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def faults(validator, document):
    return [error.message for error in validator.iter_errors(document)]


def examples():
    """The examples of the page that operators read."""
    return re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/configuration.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_configuration_fits(validator, path):
    assert faults(validator, yaml.load(path.read_text(), Loader)) == []


@pytest.mark.parametrize("number", range(len(examples())))
def test_an_example_of_the_documentation_fits(validator, number):
    assert faults(validator, yaml.load(examples()[number], Loader)) == []


def places(document, at=()):
    """Every mapping of a document with keys of the agent's."""
    free = {"match", "labels", "states", "when", "unless"}
    if isinstance(document, dict):
        if not at or at[-1] not in free:
            yield at
        for key, value in document.items():
            yield from places(value, (*at, key))
    elif isinstance(document, list):
        for index, value in enumerate(document):
            yield from places(value, (*at, index))


def test_an_unknown_key_is_found_wherever_it_stands(validator):
    document = yaml.load((ROOT / "demo/agent.yaml").read_text(), Loader)
    everywhere = list(places(document))
    assert len(everywhere) > 20
    for place in everywhere:
        changed = copy.deepcopy(document)
        section = changed
        for step in place:
            section = section[step]
        section["formatt"] = "json"
        assert any("formatt" in fault for fault in faults(validator, changed)), place


@pytest.mark.parametrize("text", [
    "clock: sundial", "window: 60", "window: 1d12h", "rules: [{topic: t}]", "rules: {}", "limits: {series: many}",
    "node: {enabled: maybe}", "include: [shely-gen1]", "include: [{broker: main}]",
    "rules: [{name: a, topic: t, readings: [{metric: m, unit: furlong}]}]",
    "rules: [{name: a, topic: t, format: yaml, readings: [{metric: m}]}]",
    "rules: [{name: a, topic: t, time: ts, readings: [{metric: m}]}]"])
def test_what_does_not_fit_is_found(validator, text):
    assert faults(validator, yaml.load(text, Loader))
