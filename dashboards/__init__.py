"""The dashboards as code: a module each, pieces that they share in pieces/, and their JSON, which Grafana reads, beside them."""

import importlib
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = ("plant", "line", "machine", "fleet", "node", "application", "k6")


def build(name):
    """The dashboard of the module, whose function has the module's name."""
    return getattr(importlib.import_module(f"dashboards.{name}"), name)()


def text(name):
    return json.dumps(build(name), indent=1, ensure_ascii=False) + "\n"


def write():
    for name in NAMES:
        (HERE / f"{name}.json").write_text(text(name), encoding="utf-8")
