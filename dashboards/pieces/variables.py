"""What is chosen above a dashboard: one data source, then from the large to the small by label values."""

from dashboards.pieces.queries import SOURCE


def data_source():
    return {"type": "datasource", "name": "datasource", "label": "Data Source", "query": "prometheus", "regex": "",
            "refresh": 1, "hide": 0, "multi": False, "includeAll": False, "options": [], "current": {}}


def label_values(name, label, metric, many=False, hidden=False, title=None, without=False):
    """The values of `label` on `metric`, which is a selector. `many`: several at a time, at first all of them; `without`: all is
    also what has no such label."""
    query = f"label_values({metric}, {label})"
    every = {"selected": True, "text": ["All"], "value": ["$__all"]}
    return {"type": "query", "name": name, "label": title or name.capitalize(), "datasource": SOURCE, "definition": query,
            "query": {"query": query, "refId": name}, "refresh": 2, "sort": 1, "multi": many, "includeAll": many,
            **({"allValue": ".*"} if without else {}), "hide": 2 if hidden else 0, "regex": "", "options": [],
            "current": every if many else {}}


def site(many=False):
    return label_values("site", "site", "plant_machine_state", many, without=many)


def line(many=False):
    return label_values("line", "line", f'plant_machine_state{{site{"=~" if many else "="}"$site"}}', many, without=many)


def machine():
    return label_values("machine", "machine", 'plant_machine_state{site="$site",line="$line"}')
