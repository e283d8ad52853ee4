"""Prometheus and Alertmanager with the project's rules, templates and route, at the ports that `where` has."""

from demo import configure, ready
from demo.children import Failed, find_program
from demo.ports import Ports


def program(*names):
    """The first that is installed."""
    found = find_program(*names)
    if not found:
        raise Failed(f"{' or '.join(names)} is not installed")
    return found


class Monitoring:
    """`start(name, command, is_ready)` runs a program and returns when it is ready. `where`: Ports; free ones without."""

    def __init__(self, root, directory, start, where=None):
        where = where or Ports()
        self._address = where.address
        self._rules, self._directory, self._start = root / "alert-rules", directory, start
        self._prometheus_port, self._alertmanager_port = where.of("prometheus"), where.of("alertmanager")
        self.prometheus = f"http://127.0.0.1:{self._prometheus_port}"
        self.alertmanager = f"http://127.0.0.1:{self._alertmanager_port}"
        self.targets = {"prometheus": self._prometheus_port, "alertmanager": self._alertmanager_port}  # they tell when they fail

    def start_alertmanager(self, smtp_port, language="en"):
        config = configure.alertmanager(self._directory, self._rules, smtp_port, language)
        self._start("alertmanager", [program("prometheus-alertmanager", "alertmanager"), f"--config.file={config}",
                                     f"--storage.path={self._directory}/alertmanager", "--cluster.listen-address=",
                                     f"--web.listen-address={self._address}:{self._alertmanager_port}",
                                     f"--web.external-url={self.alertmanager}"],
                    lambda: ready.http_ok(f"{self.alertmanager}/-/ready"))

    def start_prometheus(self, targets, dashboards_url, runbooks_url, files="*"):
        """`targets`: job → port. Ready once all have been scraped. `files`: which of the rule files."""
        rules = [path for path in configure.rule_files(self._rules) if path.match(files)]
        config = configure.prometheus(self._directory, rules, self._alertmanager_port, targets, dashboards_url, runbooks_url)
        self._start("prometheus", [program("prometheus"), f"--config.file={config}",
                                   f"--storage.tsdb.path={self._directory}/prometheus",
                                   f"--web.listen-address={self._address}:{self._prometheus_port}",
                                   "--web.enable-remote-write-receiver",  # a load test's figures beside the rest
                                   f"--web.external-url={self.prometheus}"],
                    lambda: ready.targets_up(self.prometheus, len(targets)))
