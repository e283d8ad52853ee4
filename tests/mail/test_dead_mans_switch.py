"""Mails that do not come are noticed outside: the real Prometheus and Alertmanager, each broken in turn."""

import contextlib
import json
import re
import time
import types
import urllib.parse
import urllib.request

import pytest
import yaml
from mail_sink import MailSink
from monitoring import RULES, alertmanager, alertmanager_config, free_port, prometheus, prometheus_config
from outside_service import OutsideService
from stub_agent import StubAgent

QUIET = 10  # seconds; signs of life come every two


def quick_platform(directory):
    """platform.yaml, over whose windows nobody waits."""
    file = directory / "platform.yaml"
    file.write_text((RULES / "platform.yaml").read_text(encoding="utf-8").replace("[2m]", "[20s]"), encoding="utf-8")
    return file


def mailing(smtp_port, url):
    """Alertmanager's configuration, with an outside service."""
    config = alertmanager_config(smtp_port, "en")
    (receiver,) = [one for one in config["receivers"] if one["name"] == "dead-mans-switch"]
    receiver["webhook_configs"] = [{"url": url, "send_resolved": False}]
    (route,) = [one for one in config["route"]["routes"] if one["receiver"] == "dead-mans-switch"]
    route["repeat_interval"] = "1s"
    return config


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """All is well. `mails` and `prometheus` are contexts that a test closes, to break the chain there."""
    directory, smtp_port = tmp_path_factory.mktemp("chain"), free_port()
    mailer, server = (f"127.0.0.1:{free_port()}" for _ in range(2))
    with OutsideService() as outside, StubAgent([]) as agent, alertmanager(directory, mailing(smtp_port, outside.url), mailer), \
            contextlib.ExitStack() as mails, contextlib.ExitStack() as running:
        mails.enter_context(MailSink(smtp_port))
        jobs = {"vigie-agent": [agent.address], "prometheus": [server], "alertmanager": [mailer]}
        rules = prometheus_config(jobs, [mailer], [RULES / "agents.yaml", quick_platform(directory)])
        running.enter_context(prometheus(directory, rules, "--rules.alert.resend-delay=1s", address=server))
        yield types.SimpleNamespace(outside=outside, agent=agent, mails=mails, prometheus=running, smtp_port=smtp_port,
                                    address=server)


def asked(chain, query):
    with urllib.request.urlopen(f"http://{chain.address}/api/v1/query?query={urllib.parse.quote(query)}", timeout=10) as answer:
        return json.load(answer)["data"]["result"]


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.2)


def fires(chain, alert):
    return bool(asked(chain, f'ALERTS{{alertname="{alert}", alertstate="firing"}}'))


def test_signs_of_life_come_while_all_is_well(chain):
    chain.outside.wait_for_signs()
    wait_until(lambda: asked(chain, 'up{job="alertmanager"} == 1'))
    assert not fires(chain, "VigieMailFailing") and not fires(chain, "VigieRulesFailing")


def test_prometheus_and_alertmanager_have_every_figure_that_the_rules_ask_for(chain):
    rules = yaml.safe_load((RULES / "platform.yaml").read_text())["groups"][0]["rules"]
    names = {name for rule in rules for name in re.findall(r"\b(?:prometheus|alertmanager)_\w+", rule["expr"])}
    assert len(names) > 5
    wait_until(lambda: not [name for name in names if not asked(chain, name)])


def test_they_stop_while_mails_fail_and_come_back_with_the_mail_server(chain):
    chain.outside.wait_for_signs()
    chain.mails.close()
    chain.agent.brokers["main"] = 0  # something to tell
    wait_until(lambda: fires(chain, "VigieMailFailing"), 90)
    chain.outside.wait_for_absence(QUIET)
    assert fires(chain, "VigieWatchdog")  # it is muted: Prometheus is well
    mails = chain.mails.enter_context(MailSink(chain.smtp_port))
    mails.wait_for("[CRITICAL] Agent", seconds=60)
    chain.outside.wait_for_signs(seconds=90)


def test_they_stop_when_prometheus_ends(chain):
    chain.outside.wait_for_signs()
    chain.prometheus.close()
    chain.outside.wait_for_absence(QUIET)
