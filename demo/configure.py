"""Writes the configuration of every program into the demo's directory, from the files that production uses too.

Rules, mail templates, route and dashboards are taken as they are; only addresses and waiting times are the demo's.
"""

import os

import yaml


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def write_yaml(path, document):
    return write(path, yaml.safe_dump(document, sort_keys=False, allow_unicode=True))


def read_yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def mosquitto(directory, limits, address, port):
    """broker/mosquitto.conf for everyone who reaches the address, with news of the broker every second."""
    lines = [limits.read_text(encoding="utf-8"), f"listener {port} {address}", "allow_anonymous true",
             "persistence false", "sys_interval 1"]
    if os.geteuid() == 0:
        lines.append("user root")  # as whoever started the demo: the packaged user may not be there
    return write(directory / "mosquitto.conf", "\n".join(lines) + "\n")


def agent(directory, template, broker_port, recording=None, speed=1):
    """demo/agent.yaml with the broker's address, and for a recording with durations that suit its sampling."""
    document = read_yaml(template)
    document.setdefault("broker", {})["url"] = f"mqtt://127.0.0.1:{broker_port}"
    if recording:
        _suit_sampling(document, recording.interval, speed)
    return write_yaml(directory / "agent.yaml", document)


def _suit_sampling(document, interval, speed):
    """Everything here is plant time. A sample stays for five seconds of the reader's; seven missing ones are silence."""
    document["expiry"] = _seconds(max(7 * interval, 5 * speed))
    document["forget_after"] = _seconds(3600 * speed)
    document["window"] = _seconds(max(60, 2 * interval))
    for sensor in document.get("sensors", []):
        sensor["hold"] = _seconds(max(600, 2 * interval))
        sensor["silent_after"] = _seconds(max(3600, 7 * interval, 10 * speed))
    for machine in document.get("machines", []):
        for demo_only in ("learning", "smoothing", "hold", "memory", "recovery", "operating"):
            machine.pop(demo_only, None)  # a recording lasts for days and has no load
        machine["indicators"] = _of_any_sensor(machine["indicators"])
        machine["longest_step"] = _seconds(max(3600, 7 * interval))
    return document


def _of_any_sensor(indicators):
    """What the plant's sensors are called says nothing of a recording's, and neither does how they stray."""
    plain = [{key: value for key, value in one.items() if key not in ("match", "least_spread")} for one in indicators]
    return [one for place, one in enumerate(plain) if one not in plain[:place]]


def _seconds(count):
    return f"{round(count)}s"


def rule_files(directory):
    """The files that hold rules, not the tests of rules nor Alertmanager's configuration beside them."""
    return [path for path in sorted(directory.glob("*.y*ml")) if "groups" in (read_yaml(path) or {})]


def prometheus(directory, rules, alertmanager_port, targets, dashboards_url, runbooks_url):
    """`targets`: job → port."""
    return write_yaml(directory / "prometheus.yml", {
        "global": {
            "scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s",
            "external_labels": {"vigie_dashboards": dashboards_url, "vigie_runbooks": runbooks_url},
        },
        "rule_files": [str(path) for path in rules],
        "alerting": {
            # Links are made of these two in the rules; on the alerts they would only be noise.
            "alert_relabel_configs": [{"regex": "vigie_(dashboards|runbooks)", "action": "labeldrop"}],
            "alertmanagers": [{"static_configs": [{"targets": [f"127.0.0.1:{alertmanager_port}"]}]}],
        },
        "scrape_configs": [{"job_name": job, "static_configs": [{"targets": [f"127.0.0.1:{port}"]}]}
                           for job, port in targets.items()],
    })


def alertmanager(directory, rules_directory, smtp_port, language="en"):
    """alert-rules/alertmanager.yaml with the demo's mail server and shorter waits, its mails in `language`."""
    document = read_yaml(rules_directory / "alertmanager.yaml")
    settings = document.setdefault("global", {})
    for name in [name for name in settings if name.startswith("smtp_auth")]:
        del settings[name]
    settings.update(smtp_smarthost=f"127.0.0.1:{smtp_port}", smtp_from="vigie@localhost", smtp_hello="localhost",
                    smtp_require_tls=False)
    document["templates"] = [str(rules_directory / pattern.replace("/en/", f"/{language}/"))
                             for pattern in document.get("templates", [])]
    for receiver in document["receivers"]:
        for mail in receiver.get("email_configs", []):
            for name in ("smarthost", "from", "hello", "require_tls", "tls_config",
                         *[name for name in mail if name.startswith("auth_")]):
                mail.pop(name, None)
            mail["to"] = f"{receiver['name']}@localhost"
    _shorten(document["route"])
    return write_yaml(directory / "alertmanager.yml", document)


def _shorten(route):
    """The first mail of a group leaves a second after its first alert, later ones at least fifteen seconds apart."""
    route.update(group_wait="1s", group_interval="15s")
    for child in route.get("routes", []):
        _shorten(child)
