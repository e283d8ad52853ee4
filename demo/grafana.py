"""Grafana, when there is one: provisioned with the data source and everything in dashboards/."""

import os
from pathlib import Path

from demo import children, configure

HINT = "Grafana is not here (looked for grafana-server on PATH and GRAFANA_HOME): https://grafana.com/grafana/download"


def find():
    """(program, home) or None. The home holds Grafana's own public/ and conf/."""
    home = os.environ.get("GRAFANA_HOME")
    if home:
        for name in ("bin/grafana-server", "bin/grafana"):
            if os.access(Path(home, name), os.X_OK):
                return Path(home, name), Path(home)
    program = children.find_program("grafana-server")
    if not program:
        return None
    beside = Path(program).resolve().parent.parent
    return Path(program), next((place for place in (beside, Path("/usr/share/grafana")) if (place / "public").is_dir()),
                               beside)


def command(found, directory, dashboards, address, port, prometheus_url):
    """Writes the provisioning and returns the command line."""
    program, home = found
    for name in ("datasources", "dashboards"):
        (directory / "grafana" / name).mkdir(parents=True)
    configure.write_yaml(directory / "grafana/datasources/prometheus.yaml", {
        "apiVersion": 1,
        "datasources": [{"name": "Prometheus", "uid": "prometheus", "type": "prometheus", "access": "proxy",
                         "url": prometheus_url, "isDefault": True, "jsonData": {"timeInterval": "1s"}}]})
    configure.write_yaml(directory / "grafana/dashboards/vigie.yaml", {
        "apiVersion": 1,
        "providers": [{"name": "vigie", "type": "file", "options": {"path": str(dashboards)}}]})
    settings = configure.write(directory / "grafana/grafana.ini", f"""\
[server]
http_addr = {address}
http_port = {port}
[paths]
data = {directory}/grafana/data
logs = {directory}/grafana
plugins = {directory}/grafana/plugins
provisioning = {directory}/grafana
[auth.anonymous]
enabled = true
org_role = Viewer
[dashboards]
default_home_dashboard_path = {dashboards}/plant.json
[analytics]
reporting_enabled = false
check_for_updates = false
check_for_plugin_updates = false
""")
    server = [program, "server"] if program.name == "grafana" else [program]
    return [*server, "--homepath", home, "--config", settings]
