"""A dashboard around its panels: what is chosen above it, where it leads to, what is marked on its time."""

from dashboards.pieces.layout import place
from dashboards.pieces.queries import SOURCE
from dashboards.pieces.variables import data_source

SCHEMA = 39  # newer Grafanas read it and bring it up to date, those from 9.4 on take what they know


def dashboard(uid, title, description, rows, variables=(), links=(), annotations=(), hours=6, refresh="30s"):
    """`rows`: lists of panels side by side. `links`: of `link`, shown before the list of all dashboards."""
    return {
        "uid": uid, "title": f"Vigie / {title}", "description": description, "tags": ["vigie"],
        "schemaVersion": SCHEMA, "version": 1, "editable": False, "graphTooltip": 1, "timezone": "", "refresh": refresh,
        "time": {"from": f"now-{hours}h", "to": "now"},
        "links": [*links, _all_dashboards()],
        "annotations": {"list": list(annotations)},
        "templating": {"list": [data_source(), *variables]},
        "panels": place(rows),
    }


def link(title, uid):
    """To another dashboard for the same choice and the same time."""
    return {**_all_dashboards(), "type": "link", "title": title, "tags": [], "asDropdown": False, "url": f"/d/{uid}"}


def _all_dashboards():
    return {"type": "dashboards", "title": "All of Vigie", "tags": ["vigie"], "asDropdown": True, "includeVars": True,
            "keepTime": True, "icon": "external link", "targetBlank": False, "tooltip": "", "url": ""}


def alerts(selector):
    """Firing alerts as marks on every graph."""
    return {"name": "Alerts", "enable": True, "hide": False, "iconColor": "red", "datasource": SOURCE, "step": "30s",
            "expr": f'max by (alertname, severity) (ALERTS{{alertstate="firing",severity!="info",{selector}}})',
            "titleFormat": "{{alertname}}", "textFormat": "{{severity}}"}
