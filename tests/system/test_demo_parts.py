"""The parts of the demo that need no running stack."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stack import ROOT

sys.path.insert(0, str(ROOT))
from demo import configure, grafana, inbox, machines, page, recording, verdict  # noqa: E402
from demo.ports import Ports, free_port  # noqa: E402

RULES = ROOT / "alert-rules"


def mail(subject, text="PlantMachineLimit"):
    return inbox.Mail(Path("1.eml"), "vigie@localhost", "maintenance@localhost", subject, text)


def test_a_page_is_read_with_its_escapes():
    read = page.parse('# HELP x y\nx{a="1",b="q\\"\\\\\\n}"} 2.5\nx 3\nbroken line\n')
    assert read == {"x": [({"a": "1", "b": 'q"\\\n}'}, 2.5), ({}, 3.0)]}


def test_a_machine_shows_its_highest_vibration_and_its_limits():
    read = page.parse("""\
plant_machine_state{site="s",line="l",machine="pump-1"} 2
plant_machine_state{site="s",line="m",machine="fan"} 0
plant_vibration_velocity_meters_per_second{site="s",line="l",machine="pump-1",sensor="a",axis="x"} 0.002
plant_vibration_velocity_meters_per_second{site="s",line="l",machine="pump-1",sensor="a",axis="y"} 0.00312
plant_sensor_limit{site="s",line="l",machine="pump-1",metric="plant_vibration_velocity_meters_per_second",side="high",severity="warning"} 0.0028
plant_sensor_limit{site="s",line="l",machine="pump-1",metric="plant_vibration_velocity_meters_per_second",side="high",severity="critical"} 0.0045
plant_sensor_limit{site="s",line="l",machine="pump-1",metric="plant_temperature_celsius",side="high",severity="warning"} 80
""")
    fan, pump = machines.machines(read)
    assert fan.line().split() == ["s/m/fan", "good"]
    assert pump.line().split() == "s/l/pump-1 out of specification 3.12 mm/s of 2.8 / 4.5".split()


@pytest.mark.parametrize(("mails", "right", "wrong"), [
    ([mail("[WARNING] pump-1: Vibration velocity 3 mm/s (lyon / press)")], True, False),
    ([mail("[WARNING] pump-1 is on its way", "PlantMachineLimitPredicted")], True, False),
    ([mail("[WARNING] pump-1 is degraded", "PlantMachineCondition")], True, False),
    ([mail("[WARNING] pump-1: sensor x is silent", "PlantSensorSilent")], False, False),
    ([mail("[RESOLVED] pump-1: nothing wrong any more")], False, False),
    ([mail("[CRITICAL] pump-2: hot")], False, True),
    ([mail("[CRITICAL] pump-11: hot")], False, True),
    ([mail("[WARNING] pump-1: hot"), mail("[WARNING] pump-2: sensor x is silent", "PlantSensorSilent")], True, True),
    ([mail("[CRITICAL] VigieBrokerDown")], False, False),
])
def test_only_the_faulty_machine_may_have_a_mail(mails, right, wrong):
    judged = verdict.Verdict("pump-1")
    for one in mails:
        judged.add(one, ["pump-1", "pump-2", "pump-11"])
    assert (judged.right is not None, judged.wrong is not None) == (right, wrong)


@pytest.mark.parametrize(("text", "why"), [
    ("", "first line"), ("time,x\n0,1\n", "first line"), ("t_s\n0\n1\n2\n", "first line"), ("t_s,x\n0,1\n1,1\n", "three"),
    ("t_s,x\n0,1\nlate,1\n2,1\n", "number"), ("t_s,x\n5,1\n1,1\n6,1\n", "go up"),
])
def test_what_is_no_recording_is_refused(tmp_path, text, why):
    (tmp_path / "run.csv").write_text(text)
    with pytest.raises(recording.Unreadable, match=why):
        recording.Recording.read(tmp_path / "run.csv")


def test_a_recording_stretches_durations_to_its_sampling(tmp_path):
    (tmp_path / "run.csv").write_text("t_s,x\n" + "".join(f"{t * 3600},1\n" for t in range(100)))
    read = recording.Recording.read(tmp_path / "run.csv")
    assert (read.span, read.interval) == (99 * 3600, 3600)
    made = yaml.safe_load(configure.agent(tmp_path, ROOT / "demo/agent.yaml", 1, read, 7920).read_text())
    assert made["broker"]["url"] == "mqtt://127.0.0.1:1"
    assert {sensor["silent_after"] for sensor in made["sensors"]} == {"79200s"}
    assert {sensor["hold"] for sensor in made["sensors"]} == {"7200s"}
    assert made["expiry"] == "39600s"


def accepted(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_prometheus_accepts_its_configuration(tmp_path):
    rules = configure.rule_files(RULES)
    assert rules and RULES / "alertmanager.yaml" not in rules
    made = configure.prometheus(tmp_path, rules, 1, {"vigie-agent": 2, "node-exporter": 3}, "http://d", "http://r")
    accepted("promtool", "check", "config", made)


def test_alertmanager_accepts_its_configuration_which_knows_no_other_server(tmp_path):
    made = configure.alertmanager(tmp_path, RULES, 2525)
    accepted("amtool", "check-config", made)
    document = yaml.safe_load(made.read_text())
    assert document["global"]["smtp_smarthost"] == "127.0.0.1:2525"
    assert document["inhibit_rules"] == yaml.safe_load((RULES / "alertmanager.yaml").read_text())["inhibit_rules"]
    assert "example" not in made.read_text()


def test_the_agent_accepts_its_configuration(tmp_path):
    agent = Path(os.environ.get("VIGIE_BIN_DIR", ROOT / "build/dev/bin")) / "vigie-agent"
    accepted(agent, "check", ROOT / "demo/agent.yaml")
    accepted(agent, "check", configure.agent(tmp_path, ROOT / "demo/agent.yaml", 1883))


def test_grafana_is_provisioned_where_there_is_one(tmp_path, monkeypatch):
    monkeypatch.delenv("GRAFANA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    if shutil.which("grafana-server", path="/usr/sbin:/usr/local/sbin"):
        pytest.skip("a Grafana is installed where daemons live")
    assert grafana.find() is None
    (tmp_path / "bin").mkdir()
    (tmp_path / "public").mkdir()
    server = tmp_path / "bin/grafana-server"
    server.touch(mode=0o755)
    assert grafana.find() == (server, tmp_path)
    (tmp_path / "run").mkdir()
    command = grafana.command(grafana.find(), tmp_path / "run", ROOT / "dashboards", "127.0.0.1", free_port(), "http://p")
    assert command[0] == server
    source = yaml.safe_load((tmp_path / "run/grafana/datasources/prometheus.yaml").read_text())["datasources"][0]
    assert (source["url"], source["type"]) == ("http://p", "prometheus")
    provider = yaml.safe_load((tmp_path / "run/grafana/dashboards/vigie.yaml").read_text())["providers"][0]
    assert provider["options"]["path"] == str(ROOT / "dashboards")


def test_a_published_demo_listens_on_all_addresses_at_the_ports_that_people_know():
    published = Ports(published=True)
    assert (published.address, published.of("prometheus"), published.of("agent")) == ("0.0.0.0", 9090, 9469)


def test_otherwise_it_listens_on_the_loopback_interface_at_free_ports():
    ports = Ports()
    assert ports.address == "127.0.0.1"
    assert ports.of("prometheus") != ports.of("prometheus")
