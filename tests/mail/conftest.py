"""One plant for all tests, in three stages that all machines go through together, so that nobody waits in turn."""

import pathlib
import sys
import types

import pytest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2]))

from mail_sink import MailSink  # noqa: E402  found by the line above
from monitoring import APPLICATION_FILES, free_port, monitoring  # noqa: E402
from stub_agent import DEGRADED, NORMAL, SEVERE, STANDING_STILL, UNDER_MAINTENANCE, Indicator, Machine, Sensor, StubAgent, vibration  # noqa: E402
from stub_application import gateway, service  # noqa: E402


def sensors_of_the_plant():
    return types.SimpleNamespace(
        pump=vibration("pump-1", value=0.00762, state=2, predicted=1, seconds_to_limit=0),
        pump_suction=Sensor("pump-1", name="suction", metric="plant_pressure_pascals", quantity="Suction pressure",
                            unit="bar", factor=1e-5, value=620000, warning=600000, critical=900000, state=1),
        fan=Sensor("fan-7", value=97.44, state=2),
        mixer=Sensor("mixer-2", value=84, state=1, seconds_to_limit=11530),
        press=vibration("press-3", value=0.0041, predicted=1, seconds_to_limit=73000),
        saw=Sensor("saw-4", name="a<b>&", silent=1),
        kiln=Sensor("kiln-5", silent=1, faults=("irregular",)),
        kiln_of_other_broker=Sensor("kiln-6", silent=1, broker="hall-2"),
        compressor=vibration("compressor-1", line="l 2", value=0.0043),
        compressor_oil=Sensor("compressor-1", line="l 2", name="oil", quantity="Oil temperature"),
        mill=vibration("mill-2", value=0.0041, predicted=1, seconds_to_limit=73000),
        lathe=vibration("lathe-6", value=0.0051, state=1),
        drill=vibration("drill-7", value=0.0051, faults=("offline",), silent=1),
        oven=Sensor("oven-8", faults=("stuck",)),
        crane=Sensor("crane-9"),
    )


def machines_of_the_plant(sensors):
    return types.SimpleNamespace(
        pump=Machine("pump-1", condition=SEVERE, deviation=6.1, pattern="balance"),
        compressor=Machine("compressor-1", line="l 2", condition=DEGRADED, deviation=3.14, pattern="bearing",
                           indicators=(Indicator(sensors.compressor, 0.00432, 0.002, 3.8),
                                       Indicator(sensors.compressor_oil, 71.2, 61, 2.5)),
                           course=(0.1, 0.2, 0.2, 0.1, 0.3, 0.6, 0.9, 1.4, 1.9, 2.3, 2.6, 3.14),
                           to_severe=(180000, 260000, 430000)),
        mill=Machine("mill-2", condition=DEGRADED, deviation=2.7, pattern="lubrication"),
        lathe=Machine("lathe-6", condition=DEGRADED, deviation=2.7, pattern="balance"),
        drill=Machine("drill-7", condition=UNDER_MAINTENANCE),
        oven=Machine("oven-8"),
        crane=Machine("crane-9", condition=STANDING_STILL),
    )


@pytest.fixture(scope="session")
def plant(tmp_path_factory):
    """The faults begin."""
    sensors = sensors_of_the_plant()
    machines = machines_of_the_plant(sensors)
    # A device that took twenty sensors along.
    robot = [Sensor("robot-10", name=f"joint-{number:02}", faults=("offline",), silent=1) for number in range(1, 21)]
    kilns = [sensors.kiln, sensors.kiln_of_other_broker]
    behind_live_broker = [one for one in [*vars(sensors).values(), *vars(machines).values(), *robot] if one not in kilns]
    directory = tmp_path_factory.mktemp("plant")
    port, french_port = free_port(), free_port()
    with MailSink(port) as mails, MailSink(french_port) as french_mails, StubAgent(behind_live_broker) as edge_1, \
            StubAgent(kilns, {"main": 0, "hall-2": 1}) as edge_2, \
            monitoring(directory, {"vigie-agent": [edge_1.address, edge_2.address]}, port, french_smtp_port=french_port) as api:
        yield types.SimpleNamespace(sensors=sensors, machines=machines, mails=mails, french_mails=french_mails, alertmanager=api,
                                    agent_behind_dead_broker=edge_2)


@pytest.fixture(scope="session")
def changed_plant(plant):
    """The pump calms down to a warning, mixer and compressor become critical, the press's prediction comes true, and
    somebody begins to work at the lathe."""
    for machine in ("pump-1", "mixer-2", "press-3", "compressor-1", "lathe-6"):
        plant.mails.wait_for(machine)
    pump, mixer, press = plant.sensors.pump, plant.sensors.mixer, plant.sensors.press
    pump.value, pump.state, pump.predicted = 0.0052, 1, 0
    mixer.value, mixer.state = 96.1, 2
    press.value, press.state, press.predicted = 0.0046, 1, 0
    plant.machines.pump.condition = DEGRADED
    plant.machines.compressor.condition, plant.machines.compressor.deviation = SEVERE, 5.4
    plant.machines.lathe.condition, plant.sensors.lathe.state = UNDER_MAINTENANCE, 0
    plant.mails.wait_for("[WARNING] pump-1")
    plant.mails.wait_for("[CRITICAL] mixer-2")
    plant.mails.wait_for("press-3:", "warning limit")
    plant.mails.wait_for("[CRITICAL] compressor-1")
    return plant


@pytest.fixture(scope="session")
def healed_plant(changed_plant):
    """All is well again, but for the fan, and for what stands still or is being worked at."""
    plant = changed_plant
    plant.mails.wait_for("saw-4")
    for sensor in vars(plant.sensors).values():
        if sensor not in (plant.sensors.fan, plant.sensors.kiln):
            sensor.state = sensor.silent = sensor.predicted = 0
            sensor.faults = ()
    for machine in (plant.machines.pump, plant.machines.compressor, plant.machines.mill):
        machine.condition = NORMAL
    for machine in ("pump-1", "mixer-2", "press-3", "saw-4", "compressor-1", "mill-2", "oven-8", "kiln-6"):
        plant.mails.wait_for("[RESOLVED]", machine)
    return plant


@pytest.fixture(scope="session")
def application(tmp_path_factory):
    """service-poids is gone, service-age refuses connections and is not reached by the gateway."""
    port, french_port = free_port(), free_port()
    with MailSink(port) as mails, MailSink(french_port) as french_mails, gateway() as front, service() as age:
        jobs = {"api-gateway": [front.address], "service-age": [age.address]}
        with monitoring(tmp_path_factory.mktemp("application"), jobs, port, APPLICATION_FILES, french_port) as api:
            yield types.SimpleNamespace(mails=mails, french_mails=french_mails, alertmanager=api)
