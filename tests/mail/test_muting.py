"""What mutes what among the platform team's alerts, as a real Alertmanager has it: ours, and the one of the Kubernetes values."""

import json
import time
import urllib.request

import pytest
import yaml
from monitoring import RULES, alertmanager, free_port

VALUES = RULES.parent / "helm/values/prometheus-values.yaml"
CONFIGS = {"reference": lambda: yaml.safe_load((RULES / "alertmanager.yaml").read_text()),
           "kubernetes": lambda: yaml.safe_load(VALUES.read_text())["alertmanager"]["config"]}
EVERYWHERE, THERE = tuple(CONFIGS), ("kubernetes",)

# where, the alert that mutes, the one that is muted, one that is not
CASES = [
    (EVERYWHERE, "VigieMailFailing", "VigieWatchdog", "VigieAgentDown"),
    (EVERYWHERE, "VigieRulesFailing", "VigieWatchdog", "VigieAgentDown"),
    (EVERYWHERE, "VigieStorageFailing", "VigieWatchdog", "VigieAgentDown"),
    (EVERYWHERE, "VigieMessagesDropped instance=a", "VigieAgentTooSlow instance=a", "VigieAgentTooSlow instance=b"),
    (EVERYWHERE, "VigieCertificateExpires instance=a severity=critical", "VigieCertificateExpires instance=a severity=warning",
     "VigieCertificateExpires instance=b severity=warning"),
    (EVERYWHERE, "VigieNodeDiskFull instance=a mountpoint=/ of=room severity=critical",
     "VigieNodeDiskFull instance=a mountpoint=/ of=room severity=warning",
     "VigieNodeDiskFull instance=a mountpoint=/var of=room severity=warning"),
    (EVERYWHERE, "VigieNodeDiskFull instance=a mountpoint=/ of=room severity=warning",
     "VigieNodeDiskFilling instance=a mountpoint=/ severity=warning",
     "VigieNodeDiskFilling instance=a mountpoint=/var severity=warning"),
    # A graver alert of another kind says nothing of this one.
    (EVERYWHERE, "VigieNodeReadOnly instance=a mountpoint=/ severity=critical",
     "VigieNodeReadOnly instance=a mountpoint=/ severity=warning", "VigieNodeDiskFilling instance=a mountpoint=/ severity=warning"),
    (THERE, "AlertmanagerFailedToSendAlerts integration=email", "Watchdog", "VigieAgentDown"),
    (THERE, "AlertmanagerClusterFailedToSendAlerts integration=email", "Watchdog", "VigieAgentDown"),
    (THERE, "AlertmanagerFailedToSendAlerts integration=webhook severity=critical",
     "AlertmanagerFailedToSendAlerts integration=webhook severity=warning", "Watchdog"),
    (THERE, "PrometheusRuleFailures", "Watchdog", "VigieAgentDown"),
    (THERE, "VigieAgentRestarting instance=a", "KubePodCrashLooping container=vigie-agent",
     "KubePodCrashLooping container=mosquitto"),
]


def labels(words):
    name, *others = words.split()
    return {"alertname": name, "job": "x", **dict(word.split("=", 1) for word in others)}


def mutes_only(config):
    """The configuration, by which nobody is mailed."""
    config.setdefault("global", {}).update(smtp_smarthost=f"127.0.0.1:{free_port()}")
    config["templates"] = []
    config["route"]["group_wait"] = "1h"
    return config


def tell(api, alerts):
    body = json.dumps([{"labels": one} for one in alerts]).encode()
    urllib.request.urlopen(urllib.request.Request(api, body, {"Content-Type": "application/json"}), timeout=10).close()


def muted(api, alert):
    with urllib.request.urlopen(api, timeout=10) as answer:
        (state,) = [one["status"]["state"] for one in json.load(answer) if one["labels"] == alert]
    return state == "suppressed"


@pytest.mark.parametrize(("where", "muting", "silent", "loud"),
                         [(where, *case) for places, *case in CASES for where in places])
def test_an_alert_mutes_what_it_stands_for_and_nothing_else(tmp_path, where, muting, silent, loud):
    alerts = [labels(words) for words in (muting, silent, loud)]
    with alertmanager(tmp_path, mutes_only(CONFIGS[where]())) as address:
        api = f"http://{address}/api/v2/alerts"
        tell(api, alerts)
        deadline = time.monotonic() + 10
        while not muted(api, labels(silent)):
            assert time.monotonic() < deadline, f"{silent} is not muted"
            time.sleep(0.05)
        assert not muted(api, labels(loud))
