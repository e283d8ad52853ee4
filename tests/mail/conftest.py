"""One plant for all tests, in three stages that all machines go through together, so that nobody waits in turn."""

import types

import pytest
from mail_sink import MailSink
from monitoring import free_port, monitoring
from stub_agent import Sensor, StubAgent, vibration


@pytest.fixture(scope="session")
def plant(tmp_path_factory):
    """The faults begin."""
    sensors = types.SimpleNamespace(
        pump=vibration("pump-1", value=0.00762, state=2, predicted=1, seconds_to_limit=0),
        pump_suction=Sensor("pump-1", name="suction", metric="plant_pressure_pascals", quantity="Suction pressure",
                            unit="bar", factor=1e-5, value=620000, warning=600000, critical=900000, state=1),
        fan=Sensor("fan-7", value=97.44, state=2),
        mixer=Sensor("mixer-2", value=84, state=1, seconds_to_limit=11530),
        press=vibration("press-3", value=0.0041, predicted=1, seconds_to_limit=73000),
        saw=Sensor("saw-4", name="a<b>&", silent=1),
        kiln=Sensor("kiln-5", silent=1),
    )
    behind_dead_broker = [sensors.kiln]
    behind_live_broker = [sensor for sensor in vars(sensors).values() if sensor is not sensors.kiln]
    directory = tmp_path_factory.mktemp("plant")
    port = free_port()
    with MailSink(port) as mails, StubAgent(behind_live_broker) as edge_1, \
            StubAgent(behind_dead_broker, broker_connected=0) as edge_2, \
            monitoring(directory, [edge_1.address, edge_2.address], port) as api:
        yield types.SimpleNamespace(sensors=sensors, mails=mails, alertmanager=api, agent_behind_dead_broker=edge_2)


@pytest.fixture(scope="session")
def changed_plant(plant):
    """The pump calms down to a warning, the mixer becomes critical, the press's prediction comes true."""
    for machine in ("pump-1", "mixer-2", "press-3"):
        plant.mails.wait_for(machine)
    pump, mixer, press = plant.sensors.pump, plant.sensors.mixer, plant.sensors.press
    pump.value, pump.state, pump.predicted = 0.0052, 1, 0
    mixer.value, mixer.state = 96.1, 2
    press.value, press.state, press.predicted = 0.0046, 1, 0
    plant.mails.wait_for("[WARNING] pump-1")
    plant.mails.wait_for("[CRITICAL] mixer-2")
    plant.mails.wait_for("press-3:", "warning limit")
    return plant


@pytest.fixture(scope="session")
def healed_plant(changed_plant):
    """All is well again, but for the fan."""
    plant = changed_plant
    plant.mails.wait_for("saw-4")
    for sensor in vars(plant.sensors).values():
        if sensor not in (plant.sensors.fan, plant.sensors.kiln):
            sensor.state = sensor.silent = 0
    for machine in ("pump-1", "mixer-2", "press-3", "saw-4"):
        plant.mails.wait_for("[RESOLVED]", machine)
    return plant
