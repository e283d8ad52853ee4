"""Tables: a row a thing, a column a question, words on colours."""

from dashboards.pieces.panels import panel
from dashboards.pieces.words import mappings


def table(title, description, targets, columns, height, width=None, hide=(), nothing="Nothing", sort=None):
    """`columns`: the field's name → an override made by one of the functions below, in the order in which they stand."""
    names = {"Time": None, **columns}
    renamed = {field: column["name"] for field, column in columns.items()}
    rules = [{"matcher": {"id": "byName", "options": column["name"]}, "properties": column["properties"]}
             for column in columns.values() if column["properties"]]
    order = {field: place for place, field in enumerate(columns)}
    sorting = [{"id": "sortBy", "options": {"fields": {}, "sort": [{"field": sort, "desc": True}]}}] if sort else []
    made = panel("table", title, description, targets, "string", height, width, overrides=rules,
                 defaults={"noValue": nothing, "custom": {"align": "auto", "filterable": False}},
                 options={"showHeader": True, "cellHeight": "sm", "footer": {"show": False, "reducer": ["sum"], "fields": ""}})
    hidden = {name: True for name, column in names.items() if column is None} | {name: True for name in hide}
    return {**made, "transformations": [
        *([{"id": "merge", "options": {}}] if len(targets) > 1 else []), *sorting,
        {"id": "organize", "options": {"excludeByName": hidden, "indexByName": order, "renameByName": renamed}}]}


def column(name, unit=None, link=None, width=None, decimals=None):
    properties = []
    if unit:
        properties.append({"id": "unit", "value": unit})
    if decimals is not None:
        properties.append({"id": "decimals", "value": decimals})
    if link:
        properties.append({"id": "links", "value": [link]})
    if width:
        properties.append({"id": "custom.width", "value": width})
    return {"name": name, "properties": properties}


def word(name, words, width=None):
    """A number as its word on its colour. The first way to say so is for Grafana 9, the second for those after it."""
    made = column(name, width=width)
    made["properties"] += [{"id": "mappings", "value": mappings(words)},
                           {"id": "custom.displayMode", "value": "color-background-solid"},
                           {"id": "custom.cellOptions", "value": {"type": "color-background", "mode": "basic"}}]
    return made
