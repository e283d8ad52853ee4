"""The Prometheus operator's custom resources as their definitions describe them, which lie in its Go module."""

import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

MODULE, VERSION = "github.com/prometheus-operator/prometheus-operator", "v0.93.1"  # of kube-prometheus-stack 88.5
ROOT = Path(__file__).resolve().parents[2]


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """`=` is a text: an operator of comparison."""


Loader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: node.value)


def go():
    """Go on PATH, or the one that scripts/go-tool has got."""
    return shutil.which("go") or shutil.which(ROOT / "build/go-tools/python/bin/go")


def definitions():
    """The directory with the definitions. Skips where the module is not there; VIGIE_WITH_TOOLS=1 gets it."""
    if not go():
        pytest.skip("no Go here: 'scripts/go-tool amtool' gets one")
    cache = subprocess.run([go(), "env", "GOMODCACHE"], capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    module = Path(cache) / f"{MODULE}@{VERSION}"
    if not module.is_dir() and os.environ.get("VIGIE_WITH_TOOLS") == "1":
        subprocess.run([go(), "mod", "download", f"{MODULE}@{VERSION}"], check=True, timeout=600, cwd="/")
    if not module.is_dir():
        pytest.skip(f"the operator's definitions are not here: 'go mod download {MODULE}@{VERSION}' brings them")
    return module / "example/prometheus-operator-crd"


def schemas(directory):
    """kind → schema, which takes no field that is not in it, as the API server with strict validation"""
    found = {}
    for path in sorted(directory.glob("*.yaml")):
        definition = yaml.load(path.read_text(), Loader)
        for version in definition["spec"]["versions"]:
            if version["storage"]:
                found[definition["spec"]["names"]["kind"]] = closed(version["schema"]["openAPIV3Schema"])
    return found


def closed(schema):
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: {name: closed(one) for name, one in value.items()} if key == "properties" else closed(value)
            for key, value in schema.items()}
    free = schema.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in schema
    if "properties" in schema and schema.get("type") == "object" and not free:
        made["additionalProperties"] = False
    return made


def faults(schema, one):
    body = {key: value for key, value in one.items()}
    body["metadata"] = {}  # the definitions say nothing of it
    return [f"{'.'.join(map(str, wrong.absolute_path))}: {wrong.message}"
            for wrong in jsonschema.Draft7Validator(schema).iter_errors(body)]
