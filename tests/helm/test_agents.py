"""Which agent takes what: no sensor's series is on two, and every configuration is one that the agent takes."""

import subprocess

import pytest
import yaml
from modes import BROKERS, FILTERS, merged
from rendering import Refused

COMMISSIONED = {"inventory": [{"labels": {"site": "lyon", "line": "press", "machine": "pump-1"}, "sensors": [
    {"metric": "plant_temperature_celsius", "labels": {"sensor": "bearing"}}]}]}


def agents_of(rendered):
    return [name.removeprefix("vigie-agent-") for name in rendered.of("ConfigMap") if name.startswith("vigie-agent-")]


@pytest.mark.parametrize("mode", BROKERS)
def test_the_agent_takes_its_configuration(chart, agent, tmp_path, mode):
    rendered = chart.render(BROKERS[mode])
    assert agents_of(rendered)
    for name in agents_of(rendered):
        (tmp_path / "vigie.yaml").write_text(rendered.one("ConfigMap", f"vigie-agent-{name}")["data"]["vigie.yaml"])
        done = subprocess.run([agent, "check", "vigie.yaml"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0 and done.stdout.startswith("vigie.yaml: ok, "), done.stdout + done.stderr
        assert (done.stdout + done.stderr).count("\n") == 1, "no warnings"


@pytest.mark.parametrize("values", ["vigie-demo", "vigie-production"])
def test_the_agent_takes_that_of_the_values_files(chart, agent, root, tmp_path, values):
    rendered = chart.render(files=[root / f"helm/values/{values}.yaml"])
    (tmp_path / "vigie.yaml").write_text(rendered.one("ConfigMap", "vigie-agent-node")["data"]["vigie.yaml"])
    assert subprocess.run([agent, "check", "vigie.yaml"], cwd=tmp_path, timeout=60).returncode == 0


def test_in_a_cell_the_nodes_agent_takes_all_of_its_own_broker(chart):
    rendered = chart.render()
    assert agents_of(rendered) == ["node"]
    config = rendered.agent_config("node")
    assert config["broker"]["url"] == "mqtt://vigie-mosquitto:1883"
    assert config["node"] == {"procfs": "/host/proc", "sysfs": "/host/sys", "rootfs": "/host/root"}
    assert config["state"] == {"directory": "/var/lib/vigie"}
    assert config["broker"]["figures"] is True and len(config["rules"]) == 8
    assert rendered.one("Service", "vigie-mosquitto")["spec"]["internalTrafficPolicy"] == "Local"


@pytest.mark.parametrize("mode", ["central", "external"])
def test_with_one_broker_one_agent_takes_the_machines_and_nodes_only_their_readings(chart, mode):
    rendered = chart.render(BROKERS[mode])
    assert agents_of(rendered) == ["node", "plant"]
    node, plant = rendered.agent_config("node"), rendered.agent_config("plant")
    assert not {"rules", "machines", "sensors", "state"} & node.keys()
    assert node["broker"]["figures"] is False and plant["broker"]["figures"] is True
    assert plant["node"] == {"enabled": False} and len(plant["rules"]) == 8
    assert "internalTrafficPolicy" not in rendered.of("Service").get("vigie-mosquitto", {"spec": {}})["spec"]


def test_the_host_is_called_by_what_stays(chart):
    """The client identifier is made of it, and the broker keeps messages by that: a pod's name is another each time."""
    rendered = chart.render(BROKERS["central, an agent a line"])
    hosts = {pod: flag for (pod, _), container in rendered.containers().items() for flag in container.get("args", [])
             if flag.startswith("--host.name=")}
    assert hosts == {"vigie-agent": "--host.name=$(NODE_NAME)", "vigie-agent-plant-press": "--host.name=vigie-plant-press",
                     "vigie-agent-plant-paint": "--host.name=vigie-plant-paint"}


def test_an_agent_a_line_asks_for_its_lines_topics_and_keeps_all_labels(chart):
    rendered = chart.render(BROKERS["central, an agent a line"])
    assert agents_of(rendered) == ["node", "plant-press", "plant-paint"]
    press, paint = rendered.agent_config("plant-press"), rendered.agent_config("plant-paint")
    assert press["rules"][0]["topic"] == "plant/lyon/press/{machine}/vibration/{sensor}/{axis}"
    assert all(rule["labels"] == {"site": "lyon", "line": "press"} for rule in press["rules"])
    assert [rule.get("window") for rule in press["rules"]] == [None] * 6 + [False, False]
    assert {rule["topic"].split("/")[2] for rule in paint["rules"]} == {"paint"}
    assert [one["broker"]["figures"] for one in (press, paint)] == [True, False], "the broker's figures once"


def rule(topic, **more):
    return {"name": topic.replace("/", "-"), "topic": topic, "readings": [], **more}


@pytest.mark.parametrize(("topic", "wanted", "found", "labels"), [
    ("plant/{site}/{line}/{machine}", "plant/lyon/#", "plant/lyon/{line}/{machine}", {"site": "lyon"}),
    ("plant/{site}/{line}/{machine}", "plant/+/press/+", "plant/{site}/press/{machine}", {"line": "press"}),
    ("plant/{site}/{machine}/+/{sensor}", "plant/lyon/p-1/temp/#", "plant/lyon/p-1/temp/{sensor}", {"site": "lyon", "machine": "p-1"}),
    ("plant/{site}/{rest#}", "plant/lyon/#", "plant/lyon/{rest#}", {"site": "lyon"}),
    ("plant/lyon/{machine}", "plant/lyon/p-1", "plant/lyon/p-1", {"machine": "p-1"}),
    ("plant/{site}/{machine}", "plant/lyon/p-1/#", "plant/lyon/p-1", {"site": "lyon", "machine": "p-1"}),
])
def test_a_filter_narrows_a_rule(chart, topic, wanted, found, labels):
    rules = [rule(topic, labels={"area": "north"}), rule("elsewhere/{machine}")]
    values = {"broker": {"mode": "central"}, "agent": {"config": {"rules": rules}, "filters": [{"name": "a", "filter": wanted}]}}
    narrowed = chart.render(values).agent_config("plant-a")["rules"]
    assert [(one["topic"], one["labels"]) for one in narrowed] == [(found, {**labels, "area": "north"})]


@pytest.mark.parametrize(("filters", "said"), [
    (["plant/lyon/press/#", "plant/lyon/#"], "two agents could hear the same machine"),
    (["plant/+/+/+/vibration/#", "plant/+/+/+/temperature/#"], "two agents could hear the same machine"),
    (["factory/#"], "no rule of agent.config takes a topic of 'factory/#'"),
])
def test_no_machine_is_heard_by_two(chart, filters, said):
    values = {"broker": {"mode": "central"},
              "agent": {"filters": [{"name": f"a{i}", "filter": one} for i, one in enumerate(filters)]}}
    with pytest.raises(Refused, match=said):
        chart.render(values)


def test_what_topics_do_not_divide_is_given_to_one(chart, agent, tmp_path):
    both = {"broker": {"mode": "central"}, "agent": {"filters": FILTERS, "config": COMMISSIONED}}
    with pytest.raises(Refused, match="agent.config.inventory: with agent.filters it belongs in config of an entry"):
        chart.render(both)
    apart = [{**FILTERS[0], "config": COMMISSIONED}, FILTERS[1]]
    rendered = chart.render({"broker": {"mode": "central"}, "agent": {"filters": apart}})
    assert rendered.agent_config("plant-press")["inventory"] and "inventory" not in rendered.agent_config("plant-paint")
    (tmp_path / "vigie.yaml").write_text(yaml.safe_dump(rendered.agent_config("plant-press")))
    done = subprocess.run([agent, "check", tmp_path / "vigie.yaml"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_large_numbers_stay_whole(chart):
    config = chart.render({"agent": {"config": {"limits": {"series": 5_000_000}}}})
    assert "series: 5000000\n" in config.one("ConfigMap", "vigie-agent-node")["data"]["vigie.yaml"]


def test_the_brokers_settings_that_are_free_are_passed_on(chart):
    config = chart.render(merged(BROKERS["external"], {"agent": {"config": {"broker": {"session_expiry": "2h"}}}})).agent_config("plant")
    assert config["broker"] == {"url": "mqtts://broker.plant", "ca_file": "/etc/vigie-ca/ca.crt", "username": "agent",
                                "password_file": "/etc/vigie-broker/agent", "figures": True, "session_expiry": "2h"}


def test_a_change_is_read_by_the_running_agent(chart):
    """No checksum rolls it, the file is no subPath, which would never change, and the agent watches it."""
    rendered = chart.render()
    assert "--config.watch" in rendered.containers()["vigie-agent", "vigie-agent"]["args"]
    template = rendered.one("DaemonSet", "vigie-agent")["spec"]["template"]
    assert "annotations" not in template["metadata"]
    assert not [one for one in template["spec"]["containers"][0]["volumeMounts"] if "subPath" in one]
