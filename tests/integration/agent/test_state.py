"""What the agent has learned of a machine survives its end, whichever way that comes."""
import json
import math
import random
import signal

import pytest
from real_broker import until

CONFIG = """\
broker: {{url: "{url}", client_id: vigie-test}}
clock: payload
node: {{enabled: false}}
state: {{directory: {directory}, every: 1s}}
commands: {{topic: "vigie/commands/{{machine}}"}}
rules:
  - name: counter
    topic: count/{{device}}
    format: plain
    readings: [{{metric: shop_sales_total, type: counter, help: Sales}}]
  - name: vibration
    topic: plant/{{machine}}/vibration/{{axis}}
    time: /ts
    time_unit: s
    readings: [{{metric: plant_vibration_velocity_meters_per_second, help: Velocity, value: /value, unit: mm/s}}]
machines:
  - profile: bearing
    learning: 2h
    smoothing: 5m
    hold: 10m
    indicators: [{{metric: plant_vibration_velocity_meters_per_second, measures: velocity_rms, group_by: axis}}]
"""
PUMP = '{machine="pump-1"}'


class Pump:
    """A minute of the plant a reading, as fast as it goes."""

    def __init__(self, agent, broker):
        self.agent, self.broker, self.now, self.draw = agent, broker, 1_700_000_000, random.Random(1)

    def run(self, minutes, factor=1.0):
        for axis in "xy":
            values = [{"ts": self.now + 60 * i, "value": 2 * factor * math.exp(self.draw.gauss(0, 0.03))}
                      for i in range(minutes)]
            self.broker.publish(f"plant/pump-1/vibration/{axis}", *[json.dumps(each) for each in values])
        self.now += 60 * minutes
        last = 'plant_sensor_last_sample_timestamp_seconds{metric="plant_vibration_velocity_meters_per_second"'
        for axis in "xy":
            self.agent.until_value(f'{last},axis="{axis}",machine="pump-1"}}', self.now - 60)

    def shown(self, name):
        return self.agent.value(name + PUMP)


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def pump(idle_agent, broker, state):
    idle_agent.start(text=CONFIG.format(url=broker.url, directory=state)).until_connected()
    return Pump(idle_agent, broker)


def start_again(pump):
    text = pump.agent.config.read_text()
    pump.agent.start(text=text).until_connected()


def until_saved(agent):
    before = agent.value("vigie_state_saves_total")
    until(lambda: agent.value("vigie_state_saves_total") > before + 1, "a state that is newer than what it asks")


def test_a_killed_agent_goes_on_without_a_new_warm_up(pump):
    pump.run(60)
    assert 0.4 < pump.shown("plant_machine_learned_ratio") < 0.6
    pump.run(90)
    assert pump.shown("plant_machine_learned_ratio") == 1
    until_saved(pump.agent)
    pump.agent.stop(signal.SIGKILL)
    start_again(pump)
    assert pump.agent.value('vigie_state_restored{result="restored"}') == 1
    assert pump.shown("plant_machine_learned_ratio") is None, "nothing has come yet"
    pump.run(5)
    assert pump.shown("plant_machine_learned_ratio") == 1
    pump.run(60)
    assert pump.shown("plant_machine_condition") == 2
    pump.run(120, factor=2)
    assert pump.shown("plant_machine_condition") == 3


def test_a_degraded_machine_is_degraded_after_sigterm(pump, state):
    pump.run(180)
    pump.run(120, factor=2)
    assert pump.shown("plant_machine_condition") == 3
    since = pump.shown("plant_machine_condition_since_timestamp_seconds")
    (state / "vigie.state").unlink(missing_ok=True)
    assert pump.agent.stop(signal.SIGTERM) == 0
    assert (state / "vigie.state").stat().st_size > 200
    start_again(pump)
    pump.run(2, factor=2)
    assert pump.shown("plant_machine_condition") == 3
    assert pump.shown("plant_machine_condition_since_timestamp_seconds") == since


def test_a_damaged_file_is_set_aside_and_learning_begins_afresh(pump, state):
    pump.run(180)
    pump.agent.stop(signal.SIGTERM)
    file = state / "vigie.state"
    file.write_bytes(file.read_bytes()[:-3] + b"???")
    start_again(pump)
    assert pump.agent.value('vigie_state_restored{result="damaged"}') == 1
    assert (state / "vigie.state.damaged").exists()
    assert "set aside" in pump.agent.log.read_text()
    pump.run(5)
    assert pump.shown("plant_machine_learned_ratio") < 0.1


def test_a_state_that_cannot_be_written_is_counted_and_tried_again(pump, state):
    pump.run(5)
    until_saved(pump.agent)
    (state / "vigie.state").unlink()
    (state / "vigie.state.new").mkdir()
    failures = lambda: pump.agent.total("vigie_state_save_failures_total")
    until(lambda: failures() >= 2, "failures")
    assert pump.agent.log.read_text().count("will be tried again") == 1
    (state / "vigie.state.new").rmdir()
    until(lambda: (state / "vigie.state").exists(), "a state")


def test_a_replaced_part_is_learned_again_by_mqtt_and_by_http(pump):
    pump.run(180)
    pump.broker.publish("vigie/commands/pump-1", "relearn")
    pump.agent.until_value("plant_machine_relearns_total" + PUMP, 1)
    assert pump.shown("plant_machine_learned_ratio") == 0
    status, text = pump.agent.post("/api/v1/machines/pump-1/relearn")
    assert (status, "pump-1" in text) == (200, True)
    assert pump.shown("plant_machine_relearns_total") == 2
    assert pump.agent.post("/api/v1/machines/pump-2/relearn") == (
        404, "No machine 'pump-2' is judged as a whole: did you mean 'pump-1'?\n")
    pump.broker.publish("vigie/commands/pump-1", "explode")
    pump.agent.until_value('vigie_messages_rejected_total{rule="vigie-commands",reason="malformed"}', 1)


def test_maintenance_by_command_hides_the_machine_and_ends(pump):
    pump.run(180)
    pump.broker.publish("vigie/commands/pump-1", "maintenance on 2h")
    pump.agent.until_value("plant_machine_condition" + PUMP, 6)
    assert pump.shown("plant_machine_state") == 3
    pump.run(60, factor=4)
    assert pump.shown("plant_machine_condition") == 6
    pump.broker.publish("vigie/commands/pump-1", "maintenance off")
    pump.run(30)
    assert pump.shown("plant_machine_condition") == 2


def test_machines_are_told_as_json(pump):
    pump.run(180)
    pump.run(120, factor=2)
    listed = json.loads(pump.agent.get("/api/v1/machines"))
    assert [each["condition"] for each in listed["machines"]] == ["degraded"]
    one = json.loads(pump.agent.get("/api/v1/machines/pump-1"))
    assert one["deviation"] > one["limits"]["warning"]
    assert one["leading"][0]["now"] > 1.5 * one["leading"][0]["normal"]
    assert one["pattern"] == "alignment" and "Coupling" in one["check"]
