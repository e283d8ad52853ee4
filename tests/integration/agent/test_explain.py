"""vigie-agent explain on what a real mosquitto_sub prints."""
import json
import subprocess

import pytest
from conftest import PROGRAM
from real_broker import until

CONFIG = """\
rules:
  - name: temperature
    topic: plant/{machine}/temperature
    readings: [{metric: plant_temperature_celsius, help: Temperature, value: /value, unit: °C}]
  - name: door
    topic: plant/{machine}/door
    format: plain
    expiry: never
    readings: [{metric: plant_door_open, help: Door, states: {OPEN: 1, CLOSED: 0}}]
"""


@pytest.fixture
def configuration(tmp_path):
    file = tmp_path / "agent.yaml"
    file.write_text(CONFIG, encoding="utf-8")
    return file


def explain(configuration, text, *more):
    done = subprocess.run([str(PROGRAM), "explain", "--config.file", str(configuration), *more],
                          input=text, capture_output=True, timeout=60)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


class Recording:
    """mosquitto_sub with a format, until so many messages have come."""

    def __init__(self, broker, form, file):
        self.file = file
        self.process = subprocess.Popen(
            ["mosquitto_sub", "-h", "127.0.0.1", "-p", str(broker.port), "-t", "plant/#", "-t", "probe", "-q", "1", "-F", form],
            stdout=file.open("wb"), stderr=subprocess.DEVNULL)

        def hears():
            broker.publish("probe", "1")
            return b'"topic":"probe"' in file.read_bytes()
        until(hears, "mosquitto_sub listens")

    def until(self, part):
        until(lambda: part in self.file.read_bytes(), f"{part!r} in the recording")
        self.process.terminate()
        self.process.wait()
        lines = self.file.read_bytes().splitlines(keepends=True)
        return b"".join(line for line in lines if b'"topic":"probe"' not in line)


@pytest.mark.parametrize("form", ["%j", "%J"])
def test_a_recording_is_explained(broker, tmp_path, configuration, form):
    recording = Recording(broker, form, tmp_path / "recording.jsonl")
    broker.publish("plant/p-1/temperature", '{"value": 21.50}', '{"Value": 21.5}', qos=0)
    broker.publish("plant/p-1/door", '"OPEN"' if form == "%J" else "OPEN", "12")
    broker.publish("plant/p-1/end", "0")
    status, lines, problems = explain(configuration, recording.until(b"plant/p-1/end"))
    assert (status, problems) == (0, "")
    assert [(line["topic"], line["rule"]) for line in lines] == [
        ("plant/p-1/temperature", "temperature"), ("plant/p-1/temperature", "temperature"),
        ("plant/p-1/door", "door"), ("plant/p-1/door", "door"), ("plant/p-1/end", None)]
    [reading] = lines[0]["readings"]
    assert (reading["metric"], reading["labels"], reading["value"]) == ("plant_temperature_celsius", {"machine": "p-1"}, 21.5)
    assert reading["timestamp_ms"] > 1_600_000_000_000
    assert lines[1]["rejected"] == [{"reason": "value_missing",
                                     "detail": "plant_temperature_celsius: nothing at /value; the document has /Value"}]
    if form == "%j":
        assert lines[2]["readings"][0]["value"] == 1
    else:  # the payload was JSON, quotes and all, which the rule does not ask for
        assert lines[2]["rejected"][0]["reason"] == "unknown_state"
    assert [refused["reason"] for refused in lines[4]["rejected"]] == ["no_rule"]


def test_what_the_broker_had_kept_is_known_as_such(broker, tmp_path, configuration):
    subprocess.run(["mosquitto_pub", "-p", str(broker.port), "-t", "plant/p-1/temperature", "-r", "-m", '{"value":1}'], check=True)
    subprocess.run(["mosquitto_pub", "-p", str(broker.port), "-t", "plant/p-1/door", "-r", "-m", "OPEN"], check=True)
    recording = Recording(broker, "%j", tmp_path / "recording.jsonl")
    _, lines, _ = explain(configuration, recording.until(b"plant/p-1/door"))
    by_rule = {line["rule"]: line for line in lines}
    assert by_rule["temperature"]["rejected"][0]["reason"] == "retained"
    assert by_rule["door"]["readings"][0]["value"] == 1


def test_bytes_are_read_from_hexadecimal(broker, tmp_path, configuration):
    recording = Recording(broker, '{"tst":%U,"topic":"%t","payload_hex":"%x"}', tmp_path / "recording.jsonl")
    broker.publish_file("plant/p-1/door", b"OP\0EN")
    _, lines, _ = explain(configuration, recording.until(b"plant/p-1/door"))
    assert lines[-1]["rejected"][0]["reason"] == "unknown_state"
    assert "'OP?EN'" in lines[-1]["rejected"][0]["detail"]


def test_each_line_of_a_pipe_is_answered_at_once(configuration):
    process = subprocess.Popen([str(PROGRAM), "explain", "--config.file", str(configuration), "--input", "-"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for value in (1, 2):
        process.stdin.write(b'{"tst":%d,"topic":"plant/a/temperature","payload":{"value":%d}}\n' % (value, value))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["readings"][0]["value"] == value
    process.stdin.close()
    assert process.wait(timeout=20) == 0


def test_a_bad_line_is_named_and_the_rest_explained(tmp_path, configuration):
    recording = tmp_path / "recording.jsonl"
    recording.write_text('{"topic":"plant/a/door","payload":"OPEN"}\nnonsense\n{"topic":"plant/a/door","payload":"CLOSED"}\n')
    status, lines, problems = explain(configuration, None, "--input", str(recording))
    assert status == 1
    assert [line["readings"][0]["value"] for line in lines] == [1, 0]
    note, error = [json.loads(line) for line in problems.splitlines()]
    assert note["line"] == 1 and "no tst" in note["note"]
    assert error["line"] == 2 and "mosquitto_sub -F '%j'" in error["error"]


def test_a_missing_recording_and_a_strange_broker_are_named(configuration):
    status, _, problems = explain(configuration, None, "--input", "/nowhere/recording.jsonl")
    assert status == 1 and "/nowhere/recording.jsonl: cannot be read" in problems
    status, _, problems = explain(configuration, b"", "--broker", "mian")
    assert status == 1 and "did you mean 'main'?" in problems
