"""Panels of one kind each, in the options that Grafana 9.4 to 13 share. `width` and `height` are taken off by the layout."""

from dashboards.pieces.colours import GOOD, OUT_OF_SPECIFICATION
from dashboards.pieces.queries import SOURCE, numbered
from dashboards.pieces.words import mappings

PLAIN = {"mode": "absolute", "steps": [{"color": "text", "value": None}]}
LAST = {"calcs": ["lastNotNull"], "fields": "", "values": False}


def panel(kind, title, description, targets, unit, height, width=None, *, defaults=None, overrides=(), options=None):
    made = {"type": kind, "title": title, "description": description, "datasource": SOURCE, "height": height,
            "targets": numbered(targets),
            "fieldConfig": {"defaults": {"unit": unit, "mappings": [], "thresholds": PLAIN, "color": {"mode": "thresholds"},
                                         **(defaults or {})},
                            "overrides": list(overrides)},
            "options": options or {}}
    return made if width is None else {**made, "width": width}


def stat(title, description, target, unit="none", words=None, nothing="–", height=4, width=None, links=()):
    """One value; with `words` its word on its colour."""
    return panel("stat", title, description, [target], unit, height, width,
                 defaults={"mappings": mappings(words or {}) if words else [], "noValue": nothing, "links": list(links)},
                 options={"colorMode": "background" if words else "none", "graphMode": "none", "justifyMode": "center",
                          "orientation": "auto", "textMode": "value", "reduceOptions": LAST})


def tiles(title, description, target, words, height, width=None, links=(), nothing="Nothing is known yet"):
    """A tile a series, with its name and its word on its colour: many states at a glance."""
    made = stat(title, description, target, "none", words, nothing, height, width, links)
    made["options"]["textMode"] = "value_and_name"
    return made


def agreement(title, description, targets, height, most=0.05):
    """A tile a series, whose value should be 0: dull within `most`, coloured beyond."""
    made = tiles(title, description, targets[0], None, height)
    made["targets"] = numbered(targets)
    steps = [{"color": OUT_OF_SPECIFICATION, "value": None}, {"color": GOOD, "value": -most},
             {"color": OUT_OF_SPECIFICATION, "value": most}]
    made["fieldConfig"]["defaults"].update(unit="percentunit", decimals=1, thresholds={"mode": "absolute", "steps": steps})
    made["options"]["colorMode"] = "background"
    return made


def timeline(title, description, targets, words, height, width=None, nothing="Nothing was wrong", overrides=()):
    """Which word held when, a row a series."""
    return panel("state-timeline", title, description, targets, "none", height, width, overrides=overrides,
                 defaults={"mappings": mappings(words), "noValue": nothing,
                           "custom": {"lineWidth": 0, "fillOpacity": 85}},
                 options={"mergeValues": True, "showValue": "auto", "alignValue": "left", "rowHeight": 0.85,
                          "legend": {"displayMode": "list", "placement": "bottom", "showLegend": False},
                          "tooltip": {"mode": "single", "sort": "none"}})


def graph(title, description, targets, unit, height=8, width=None, *, overrides=(), least=0, most=None, repeat=None,
          nothing="No data", stack=False, legend="list", decimals=None):
    """Lines over time, from 0 on unless the values are below it."""
    limits = {"max": most} if most is not None else {}
    if decimals is not None:
        limits["decimals"] = decimals
    made = panel("timeseries", title, description, targets, unit, height, width, overrides=overrides,
                 defaults={**limits, "noValue": nothing, "color": {"mode": "palette-classic"},
                           "custom": {"drawStyle": "line", "lineWidth": 2, "fillOpacity": 30 if stack else 0,
                                      "showPoints": "never", "spanNulls": False, "axisSoftMin": least,
                                      **({"stacking": {"mode": "normal", "group": "A"}} if stack else {})}},
                 options={"legend": {"displayMode": legend, "placement": "bottom", "showLegend": True,
                                     **({"calcs": ["lastNotNull", "max"]} if legend == "table" else {})},
                          "tooltip": {"mode": "multi", "sort": "desc"}})
    return {**made, "repeat": repeat, "repeatDirection": "h", "maxPerRow": 2} if repeat else made


def bars(title, description, targets, unit, height, width=None, *, most=1, colour, over=None, nothing="–"):
    """A bar a series against the whole: lengths are compared sooner than numbers. `over`: a value, and the colour from it on."""
    steps = [{"color": colour, "value": None}, *([{"color": over[1], "value": over[0]}] if over else [])]
    return panel("bargauge", title, description, targets, unit, height, width,
                 defaults={"min": 0, "max": most, "noValue": nothing, "decimals": 1,
                           "thresholds": {"mode": "absolute", "steps": steps}},
                 options={"orientation": "horizontal", "displayMode": "basic", "showUnfilled": True, "valueMode": "text",
                          "minVizHeight": 16, "minVizWidth": 8, "reduceOptions": LAST})
