"""typed.py FILE…: reads dashboards by the types that Grafana publishes, writes them again, and names every option that was
lost on the way: a misspelt one, or one that this Grafana does not know. Run by the Python that has grafana-foundation-sdk."""

import json
import sys
from pathlib import Path

from grafana_foundation_sdk.cog import plugins
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import Dashboard


def lost(before, after, place):
    if isinstance(before, dict):
        for key, value in before.items():
            if isinstance(after, dict) and key in after:
                yield from lost(value, after[key], f"{place}.{key}")
            else:
                yield f"{place}.{key}"
    elif isinstance(before, list):
        for number, value in enumerate(before):
            if isinstance(after, list) and number < len(after):
                yield from lost(value, after[number], f"{place}[{number}]")
            else:
                yield f"{place}[{number}]"
    elif before != after:
        yield f"{place}: {before!r} became {after!r}"


if __name__ == "__main__":
    plugins.register_default_plugins()
    for name in sys.argv[1:]:
        dashboard = json.loads(Path(name).read_text(encoding="utf-8"))
        again = json.loads(JSONEncoder().encode(Dashboard.from_json(dashboard)))
        for place in lost(dashboard, again, Path(name).stem):
            print(place)
