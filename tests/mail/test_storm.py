"""Much at a time is few mails: a broker that dies under 200 machines, a plant that stops as planned, a sensor that flaps."""

import json
import subprocess
import time
import types
import urllib.request

import pytest
import yaml
from mail_sink import MailSink
from monitoring import RULES, free_port, monitoring
from stub_agent import NORMAL, STANDING_STILL, Machine, Sensor, StubAgent, vibration

MACHINES = 200
STEP = 5  # seconds between two evaluations of an hour


@pytest.fixture(scope="module")
def large_plant(tmp_path_factory):
    """All is well. `canary` stands behind a broker of its own: its mail shows that mails come."""
    names = [f"drill-{number:03}" for number in range(MACHINES)]
    machines = [Machine(name) for name in names]
    sensors = [vibration(name, value=0.001) for name in names]
    canary = Sensor("canary-1", broker="other")
    port, directory = free_port(), tmp_path_factory.mktemp("storm")
    with MailSink(port) as mails, StubAgent([*machines, *sensors, canary], {"main": 1, "other": 1}) as agent, \
            monitoring(directory, {"vigie-agent": [agent.address]}, port) as api:
        yield types.SimpleNamespace(machines=machines, sensors=sensors, canary=canary, agent=agent, mails=mails, alertmanager=api)


def silent_alerts(api):
    """state → how many alerts about silent sensors Alertmanager holds in it."""
    with urllib.request.urlopen(f"{api}/alerts?filter=alertname%3D%22PlantSensorSilent%22", timeout=20) as answer:
        states = [alert["status"]["state"] for alert in json.load(answer)]
    return {state: states.count(state) for state in set(states)}


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def stopped_plant(large_plant):
    """Every machine stands still, and meanwhile one sensor falls silent and comes back."""
    for machine in large_plant.machines:
        machine.condition = STANDING_STILL
    large_plant.canary.silent = 1
    large_plant.mails.wait_for("canary-1")
    large_plant.canary.silent = 0
    large_plant.mails.wait_for("[RESOLVED]", "canary-1", seconds=90)
    return large_plant


@pytest.fixture(scope="module")
def plant_without_broker(stopped_plant):
    """The machines run again; then the broker dies, and at the same moment every sensor behind it is silent."""
    plant = stopped_plant
    for machine in plant.machines:
        machine.condition = NORMAL
    plant.agent.brokers["main"] = 0
    for sensor in plant.sensors:
        sensor.silent = 1
    plant.mails.wait_for("no connection to its broker", seconds=90)
    wait_until(lambda: silent_alerts(plant.alertmanager) == {"suppressed": MACHINES})
    return plant


def test_a_planned_stop_of_the_whole_plant_is_no_mail(stopped_plant):
    assert not stopped_plant.mails.subjects("drill-")
    assert len(stopped_plant.mails.subjects("canary-1")) == 2


def test_a_broker_that_dies_under_200_machines_is_one_mail_and_one_when_it_is_back(plant_without_broker):
    plant = plant_without_broker
    assert len(plant.mails.subjects("broker")) == 1
    plant.agent.brokers["main"] = 1
    for sensor in plant.sensors:
        sensor.silent = 0
    plant.mails.wait_for("[RESOLVED]", "VigieBrokerDown", seconds=150)
    wait_until(lambda: not silent_alerts(plant.alertmanager))
    assert not plant.mails.subjects("drill-")
    assert len(plant.mails.subjects("")) == 4  # the canary's two and the broker's two


def held(steps):
    """promtool's notation of (value, seconds) one behind the other."""
    return " ".join(f"{value}x{seconds // STEP - 1}" for value, seconds in steps)


@pytest.mark.parametrize(("silent", "heard", "times"), [(20, 20, 1), (120, 120, 2), (600, 600, 2)])
def test_a_sensor_that_flaps_for_an_hour(tmp_path, silent, heard, times):
    """Each time is one mail and one at its end, until the third, with which the agent calls the sensor intermittent: that is
    one mail, and from then on there is none. A pause shorter than keep_firing_for is no end: the alert goes on."""
    period = silent + heard
    series = {"plant_sensor_silent": held([(1, silent), (0, heard)] * (3600 // period)),
              "plant_sensor_fault": held([(0, 2 * period), (1, 3600 - 2 * period)])}
    labels = 'site="lyon",line="l2",machine="fan-7",sensor="de",metric="plant_temperature_celsius",instance="a",broker="main"'
    more = {"plant_sensor_silent": "", "plant_sensor_fault": ',fault="intermittent"'}
    began = 'ALERTS_FOR_STATE{alertname=~"PlantSensor(Silent|Fault)"}'
    test = {"rule_files": [str(RULES / "sensors.yaml")], "evaluation_interval": f"{STEP}s", "tests": [{
        "interval": f"{STEP}s",
        "input_series": [{"series": f"{name}{{{labels}{more[name]}}}", "values": values} for name, values in series.items()],
        "promql_expr_test": [{"expr": f"sum by (alertname) (1 + changes({began}[1h]))", "eval_time": "1h",
                              "exp_samples": [{"labels": '{alertname="PlantSensorFault"}', "value": 1},
                                              {"labels": '{alertname="PlantSensorSilent"}', "value": times}]}]}]}
    file = tmp_path / "flapping.yaml"
    file.write_text(yaml.safe_dump(test), encoding="utf-8")
    done = subprocess.run(["promtool", "test", "rules", str(file)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
