"""The real Prometheus and Alertmanager with the real rules and templates, only quicker and on free ports."""

import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.request

import yaml

RULES = pathlib.Path(__file__).resolve().parents[2] / "alert-rules"
RULE_FILES = [RULES / "machines.yaml", RULES / "sensors.yaml", RULES / "agents.yaml"]
APPLICATION_FILES = [RULES / "application-records.yaml", RULES / "application.yaml"]
ALL_FILES = [file for file in sorted(RULES.glob("*.yaml")) if "groups" in yaml.safe_load(file.read_text())]
ALERTMANAGER = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager") or "prometheus-alertmanager"
DASHBOARDS = "https://grafana.example"
RUNBOOKS = "https://runbooks.example"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def alertmanager_config(smtp_port, language):
    """The reference configuration with what an operator sets, and times that suit a test."""
    config = yaml.safe_load((RULES / "alertmanager.yaml").read_text())
    config["global"].update(smtp_smarthost=f"127.0.0.1:{smtp_port}", smtp_require_tls=False, smtp_hello="localhost")
    config["templates"] = [str(RULES / "mail" / "*.tmpl"), str(RULES / "mail" / language / "*.tmpl")]
    for route in (config["route"], *config["route"]["routes"]):
        route.update(group_wait="2s", group_interval="2s")
    return config


def prometheus_config(jobs, alertmanagers, rule_files):
    """`jobs`: job → addresses."""
    return {
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s",
                   "external_labels": {"vigie_dashboards": DASHBOARDS, "vigie_runbooks": RUNBOOKS}},
        "rule_files": [str(file) for file in rule_files],
        "alerting": {
            "alert_relabel_configs": [{"action": "labeldrop", "regex": "vigie_dashboards|vigie_runbooks"}],
            "alertmanagers": [{"static_configs": [{"targets": alertmanagers}]}]},
        "scrape_configs": [{"job_name": job, "static_configs": [{"targets": addresses}]} for job, addresses in jobs.items()],
    }


@contextlib.contextmanager
def program(arguments, ready_url, log):
    with log.open("wb") as output:
        process = subprocess.Popen(arguments, stdout=output, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + 30
        while not answers(ready_url):
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(20)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@contextlib.contextmanager
def monitoring(directory, jobs, smtp_port, rule_files=RULE_FILES, french_smtp_port=None):
    """Yields the address of Alertmanager's API. With a second port another Alertmanager mails the same there, in French."""
    ports = {"en": smtp_port, "fr": french_smtp_port}
    with contextlib.ExitStack() as running:
        mailers = [running.enter_context(alertmanager(directory, alertmanager_config(port, language), name=f"alertmanager-{language}"))
                   for language, port in ports.items() if port]
        running.enter_context(prometheus(directory, prometheus_config(jobs, mailers, rule_files)))
        yield f"http://{mailers[0]}/api/v2"


@contextlib.contextmanager
def alertmanager(directory, config, address=None, name="alertmanager"):
    """Yields its address. Its files begin with the name."""
    address, file = address or f"127.0.0.1:{free_port()}", directory / f"{name}.yml"
    file.write_text(yaml.safe_dump(config))
    start = [ALERTMANAGER, f"--config.file={file}", f"--storage.path={directory}/{name}", f"--web.listen-address={address}",
             "--cluster.listen-address="]
    with program(start, f"http://{address}/-/ready", directory / f"{name}.log"):
        yield address


@contextlib.contextmanager
def prometheus(directory, config, *more, address=None):
    """`more`: flags. Yields its address."""
    address, file = address or f"127.0.0.1:{free_port()}", directory / "prometheus.yml"
    file.write_text(yaml.safe_dump(config))
    start = ["prometheus", f"--config.file={file}", f"--storage.tsdb.path={directory}/data", f"--web.listen-address={address}", *more]
    with program(start, f"http://{address}/-/ready", directory / "prometheus.log"):
        yield address


def alert_states(api, machine):
    """(alert, severity) → active or suppressed, of what Alertmanager holds about a machine."""
    with urllib.request.urlopen(f"{api}/alerts?filter=machine%3D%22{machine}%22", timeout=5) as answer:
        return {(alert["labels"]["alertname"], alert["labels"]["severity"]): alert["status"]["state"]
                for alert in json.load(answer)}
