"""vigie-agent suggest: what it writes is a good configuration, and takes what it was written for."""
import json
import subprocess

import pytest
import yaml
from conftest import PROGRAM, ROOT
from real_broker import until

START = 1_709_272_800


def run(*arguments, text=None):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60)


def lines_of(messages):
    return "".join(json.dumps({"topic": topic, "payload": payload, "qos": 0, "retain": 0, "tst": START + number}) + "\n"
                   for number, (topic, payload) in enumerate(messages))


@pytest.fixture
def suggested(tmp_path):
    """The file that is suggested for messages; it passes check. And what explain says of each message with it."""
    def suggest(lines):
        done = run("suggest", text=lines)
        assert done.returncode == 0, done.stderr + done.stdout
        file = tmp_path / "suggested.yaml"
        file.write_text(done.stdout)
        checked = run("check", file)
        assert checked.returncode == 0, checked.stderr + done.stdout
        explained = run("explain", "--config.file", file, text=lines)
        assert explained.returncode == 0, explained.stderr
        return done.stdout, [json.loads(line) for line in explained.stdout.splitlines()]
    return suggest


PLANT = [
    ("plant/lyon/pump-1/temperature/de", {"value": 61.5, "unit": "°C", "ts": START * 1000}),
    ("plant/lyon/pump-2/temperature/de", {"value": 63.5, "unit": "°C", "ts": START * 1000 + 1000}),
    ("plant/lyon/pump-1/pressure/in", {"value": 3.5, "unit": "bar", "ts": START * 1000 + 2000}),
    ("plant/lyon/press-1/status", {"mode": "auto", "strokes": 17, "oil": {"temp_c": 44.5}}),
    ("plant/lyon/press-2/status", {"mode": "manual", "strokes": 18, "oil": {"temp_c": 43.5}, "alarm": False}),
    ("meters/m1/power", "215,5"),
    ("meters/m2/power", "12,25"),
    ("cells/a", {"cells": [{"force": 1.5}, {"force": 2.5}]}),
    ("cells/b", {"cells": [{"force": 3.5}]}),
]


def test_each_message_of_a_plant_is_taken(suggested):
    text, told = suggested(lines_of(PLANT))
    assert [line["rejected"] for line in told] == [[]] * len(PLANT), text
    rules = {rule["topic"]: rule for rule in yaml.safe_load(text)["rules"]}
    temperature = rules["plant/lyon/{machine}/temperature/de"]
    assert (temperature["time"], temperature["time_unit"]) == ("/ts", "ms")
    assert temperature["readings"][0]["metric"] == "plant_temperature_celsius"
    assert rules["meters/{machine}/power"]["format"] == "plain"

    readings = {(each["metric"], each["labels"].get("machine")): each["value"] for line in told for each in line["readings"]}
    assert readings["plant_pressure_pascals", None] == 350_000
    assert readings["plant_temperature_celsius", "press-1"] == 44.5
    assert readings["plant_power_watts", "m1"] == 215.5
    assert "# a text at \"/mode\": 'auto', 'manual'" in text


def test_ready_made_mappings_are_included_where_they_fit(suggested):
    fixtures = ROOT / "tests/fixtures/mappings"
    lines = "".join((fixtures / f"{name}.jsonl").read_text() for name in ("shelly-gen1", "tasmota")) + lines_of(PLANT[:2])
    text, told = suggested(lines)
    document = yaml.safe_load(text)
    assert document["include"] == ["shelly-gen1", "tasmota"]
    assert [rule["topic"] for rule in document["rules"]] == ["plant/lyon/{machine}/temperature/de"]
    assert all(line["readings"] for line in told)


@pytest.mark.parametrize("payload", [
    {"total": 1, "count": 2, "seconds": 3, "a": {"count": 4}, "b": {"count": 5}}, {"": 1, "a/b": 2, "~": 3, "*x": 4, "{y}": 5, "[z": 6},
    [[1, 2], [3]], "21.5", {"x": "NaN", "y": 1}, {"é": 1, "\u0001": 2, "\"": 3}, {f"k{i}": i for i in range(120)},
], ids=["reserved", "pointers", "lists", "number", "nan", "unicode", "many"])
@pytest.mark.parametrize("topic", ["a/b", "a//b", "node/{x}/up", "+x/y", "é/ü", "machine/#1", "sensor/vigie-x"])
def test_strange_names_make_a_good_file(suggested, topic, payload):
    suggested(lines_of([(topic, payload), (topic + "2", payload)]))


def test_what_is_left_out_is_said(suggested):
    text, _ = suggested(lines_of([(f"flood/{number}/t/x{number}", "1") for number in range(10_050)]))
    assert "# Left out: 50 messages, of topics beyond" in text
    done = run("suggest", text='{"topic":"a","payload_hex":"ff00fe01"}\nnonsense\n')
    assert "1 topics whose payloads no format recognises" in done.stdout and "line 2: " in done.stderr


def test_a_broker_is_listened_to(broker):
    process = subprocess.Popen([str(PROGRAM), "suggest", "--broker", broker.url, "--seconds", "4", "--topic", "plant/#"],
                               stdout=subprocess.PIPE, text=True)

    def over():
        broker.publish("plant/pump-1/temperature", '{"value": 21.5}')
        broker.publish("other/pump-1/temperature", '{"value": 21.5}')
        return process.poll() is not None
    until(over, "the suggestion is made")
    document = yaml.safe_load(process.stdout.read())
    assert process.returncode == 0
    assert document["broker"] == {"url": broker.url}
    assert [rule["topic"] for rule in document["rules"]] == ["plant/pump-1/temperature"]


def test_nothing_heard_and_nobody_there_are_said(idle_broker):
    assert "nothing was heard" in run("suggest", text="").stderr
    done = run("suggest", "--broker", idle_broker.url, "--seconds", "1")
    assert done.returncode == 1 and "refused" in done.stderr
    assert "expected mqtt://" in run("suggest", "--broker", "tcp://a").stderr
