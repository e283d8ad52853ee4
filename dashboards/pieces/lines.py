"""How single lines of a graph look: limits, what is normal, two that are compared."""

from dashboards.pieces import units
from dashboards.pieces.colours import CRITICAL, NORMAL, OURS, THEIRS, WARNING
from dashboards.pieces.words import mappings


def look(pattern, colour=None, dash=None, width=None, **custom):
    """An override for the series whose name the pattern matches."""
    properties = [{"id": "color", "value": {"mode": "fixed", "fixedColor": colour}}] if colour else []
    if dash:
        properties.append({"id": "custom.lineStyle", "value": {"fill": "dash", "dash": dash}})
    if width is not None:
        properties.append({"id": "custom.lineWidth", "value": width})
    properties += [{"id": f"custom.{name}", "value": value} for name, value in custom.items()]
    return {"matcher": {"id": "byRegexp", "options": pattern}, "properties": properties}


def limits():
    """Dashed, the two told apart by their dashes as well as their colours."""
    return [look("/^warning limit/", WARNING, [12, 6], 2), look("/^critical limit/", CRITICAL, [4, 4], 2)]


def band():
    """Grey from `normal from, <unit>` to `normal to, <unit>`. What to fill down to has to be named in full."""
    return [look("/^normal from/", NORMAL, width=0),
            *(look(f"/^normal to, {units.pattern(symbol)}$/", NORMAL, width=0, fillOpacity=25,
                   fillBelowTo=f"normal from, {symbol}") for symbol in units.OF_SYMBOL)]


def series_words(name, words):
    """The words of one series, where a timeline has several kinds."""
    return {"matcher": {"id": "byName", "options": name}, "properties": [{"id": "mappings", "value": mappings(words)}]}


def two():
    """Ours and node_exporter's: also told apart by a dash."""
    return [look("/^Vigie/", OURS, width=3), look("/^node_exporter/", THEIRS, [6, 6], 2)]
