"""The ready-made rules take what devices really send, and the examples load."""
import json
import subprocess

import pytest
from conftest import PROGRAM, ROOT

# Messages that say nothing of a reading: metadata, a component without an id, a text field, a bad quality.
REFUSED = {
    "influx": ["not_a_number"],
    "opcua-pubsub": ["bad_quality", "bad_quality", "condition_not_met"],
    "shelly-gen2": ["condition_not_met"],
}
MAPPINGS = sorted(path.stem for path in (ROOT / "agent/mappings").glob("*.yaml"))


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_mapping_takes_what_its_devices_send(name):
    recording = ROOT / f"tests/fixtures/mappings/{name}.jsonl"
    done = subprocess.run([PROGRAM, "explain", "--config.file", ROOT / f"agent/mappings/{name}.yaml",
                           "--input", recording], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == len(recording.read_text().splitlines())
    assert [refused["reason"] for line in lines for refused in line["rejected"]] == REFUSED.get(name, [])
    assert all(line["rule"].startswith(name) for line in lines)
    assert sum(len(line["readings"]) for line in lines) >= len(lines)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_example_is_without_fault(path):
    done = subprocess.run([PROGRAM, "check", path], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def mappings(*arguments):
    return subprocess.run([PROGRAM, "mappings", *arguments], capture_output=True, text=True, timeout=60)


def test_the_program_holds_every_mapping():
    listed = mappings().stdout.splitlines()
    assert [line.split()[0] for line in listed] == MAPPINGS
    assert all(len(line.split()) > 3 for line in listed)
    for name in MAPPINGS:
        assert mappings(name).stdout == (ROOT / f"agent/mappings/{name}.yaml").read_text()
    unknown = mappings("shely-gen1")
    assert unknown.returncode == 1 and "did you mean 'shelly-gen1'?" in unknown.stderr


def test_an_included_mapping_does_what_its_file_does(tmp_path):
    """Under a prefix, behind a rule of the operator's."""
    config = tmp_path / "agent.yaml"
    config.write_text("include: [senml, {name: shelly-gen1, topic_prefix: 'halls/{hall}'}]\n"
                      "rules: [{name: own, topic: own, readings: [{metric: plant_own, help: Own}]}]\n")
    lines = (ROOT / "tests/fixtures/mappings/shelly-gen1.jsonl").read_text().replace('"topic":"', '"topic":"halls/7/')
    done = subprocess.run([PROGRAM, "explain", "--config.file", config], input=lines, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["rejected"] for line in told] == [[]] * len(told)
    assert {reading["labels"]["hall"] for line in told for reading in line["readings"]} == {"7"}


# One of each message: metric, labels, value in the base unit.
TAKEN = {
    "tasmota": [
        ("plant_energy_joules_total", {"device": "compressor"}, 771_613_200),
        ("plant_power_watts", {"device": "board-3", "channel": "0"}, 120),
        ("plant_temperature_celsius", {"device": "hall", "sensor": "DS18B20-2"}, 38.1),
        ("plant_temperature_celsius", {"device": "boiler", "sensor": "DS18B20"}, 65),
        ("plant_switch_on", {"device": "compressor"}, 1),
        ("plant_switch_on", {"device": "board-3", "channel": "2"}, 0),
        ("plant_device_online", {"device": "boiler"}, 0)],
    "zigbee2mqtt": [
        ("plant_battery_volts", {"device": "press_hall_climate"}, 2.985),
        ("plant_voltage_volts", {"device": "compressor_plug"}, 231),
        ("plant_contact_closed", {"device": "gate_4"}, 0),
        ("plant_water_leak", {"device": "pit_leak"}, 1),
        ("plant_carbon_dioxide_ratio", {"device": "office_air"}, 0.000612),
        ("plant_link_quality", {"device": "office_blind"}, 70),
        ("plant_device_online", {"device": "gate_4"}, 0)],
}


@pytest.mark.parametrize("name", TAKEN)
def test_values_come_in_base_units_with_their_labels(name):
    done = subprocess.run([PROGRAM, "explain", "--config.file", ROOT / f"agent/mappings/{name}.yaml",
                           "--input", ROOT / f"tests/fixtures/mappings/{name}.jsonl"], capture_output=True, text=True, timeout=60)
    for line, (metric, labels, value) in zip(map(json.loads, done.stdout.splitlines()), TAKEN[name], strict=True):
        [found] = [each["value"] for each in line["readings"] if (each["metric"], each["labels"]) == (metric, labels)]
        assert found == pytest.approx(value)
