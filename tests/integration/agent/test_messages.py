"""From a message to a line on the page, and what becomes of those that are not taken."""
import pathlib
import subprocess

from real_broker import until

LINE = 'plant_temperature_celsius{machine="pump-1"}'


def rejected(agent, reason, rule="temperature"):
    return agent.value(f'vigie_messages_rejected_total{{rule="{rule}",reason="{reason}"}}')


def test_a_message_becomes_a_line_and_a_judged_sensor(agent, broker):
    broker.publish("plant/pump-1/temperature", '{"value": 61.5}')
    agent.until_value(LINE, 61.5)
    assert agent.value('plant_sensor_limit_state{metric="plant_temperature_celsius",machine="pump-1"}') == 0
    assert agent.value('plant_machine_state{machine="pump-1"}') == 0


def test_bad_payloads_are_counted_by_reason_and_the_next_good_one_is_served(agent, broker):
    bad = {
        "empty_payload": b"",
        "not_utf8": b'{"value": "\xff\xfe"}',
        "payload_too_large": b" " * 1_000_000,
        "too_deep": b"[" * 2000,
        "malformed": b'{"value": 1',
        "not_finite": b'{"value": 1e400}',
        "not_a_number": b'{"value": "warm"}',
        "value_missing": b'{"temperature": 1}',
    }
    for reason, payload in bad.items():
        broker.publish_file("plant/pump-1/temperature", payload)
        until(lambda: rejected(agent, reason) == 1, reason)
    broker.publish_file("plant/pump-1/temperature", b'{"value": NaN}')
    until(lambda: rejected(agent, "not_finite") == 2, "NaN")
    broker.publish("plant/pump-1/temperature", '{"value": 20}')
    agent.until_value(LINE, 20)
    assert "malformed" in agent.get("/"), "the landing page says why"


def test_every_message_ends_in_exactly_one_place(agent, broker):
    broker.publish("plant/a/temperature", *['{"value": 1}', '{"value": "x"}', "nonsense"] * 500, qos=0)
    broker.publish("count/a", *["1", "one"] * 500)
    until(lambda: rejected(agent, "not_a_number", rule="counter") == 500 == rejected(agent, "malformed"), "all have come")
    page = dict(line.rsplit(" ", 1) for line in agent.get().splitlines() if not line.startswith("#"))
    total = lambda name: sum(float(v) for k, v in page.items() if k.split("{")[0] == name)
    assert total("vigie_messages_total") == (
        total("vigie_messages_taken_total") + total("vigie_messages_rejected_total")
        + total("vigie_messages_dropped_total") + total("vigie_queue_messages"))
    assert rejected(agent, "not_a_number") == 500


def test_a_queue_that_is_too_short_loses_nothing_in_silence(idle_agent, broker):
    agent = idle_agent.start(limits="limits: {queue_messages: 64}").until_connected()
    broker.publish("plant/a/temperature", *['{"value": 1}'] * 20_000, qos=0)
    until(lambda: agent.value("vigie_queue_messages") == 0, "worked off")
    received, taken, dropped = (agent.total(name) for name in (
        "vigie_messages_total", "vigie_messages_taken_total", "vigie_messages_dropped_total"))
    rejections = agent.total("vigie_messages_rejected_total")
    assert received == taken + dropped + rejections
    broker.publish("plant/b/temperature", '{"value": 7}')
    agent.until_value('plant_temperature_celsius{machine="b"}', 7)


def test_the_brokers_own_figures_are_metrics(agent):
    until(lambda: agent.value('vigie_broker_messages_dropped_total{broker="main"}') is not None, "$SYS dropped", 30)
    until(lambda: agent.value('vigie_broker_clients_connected{broker="main"}') == 1, "$SYS clients", 30)


def test_the_nodes_readings_come_back_over_mqtt(idle_agent, broker):
    agent = idle_agent.start(node="true")
    until(lambda: 'vigie_node_memory_total_bytes{host="test-host"}' in agent.get(), "memory", 30)
    assert 'vigie_node_cpu_seconds_total{' in agent.get()


def test_the_page_passes_promtool(agent, broker):
    broker.publish("plant/pump-1/temperature", '{"value": 61.5}')
    agent.until_value(LINE, 61.5)
    lint = subprocess.run(["promtool", "check", "metrics"], input=agent.get(), text=True, capture_output=True)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_the_golden_page_passes_promtool():
    golden = pathlib.Path(__file__).resolve().parents[2] / "fixtures/metrics.golden.txt"
    lint = subprocess.run(["promtool", "check", "metrics"], input=golden.read_text(), text=True, capture_output=True)
    assert lint.returncode == 0, lint.stdout + lint.stderr
