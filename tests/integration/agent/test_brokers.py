"""Several brokers: each for itself, all into one queue."""
import socket
import subprocess

import pytest
from real_broker import Broker, until

CONFIG = """\
brokers:
  - {{name: north, url: "{north}", client_id: vigie-test}}
  - {{name: south, url: "{south}", client_id: vigie-test{south_settings}}}
node: {{enabled: {node}, interval: 1s, host: test-host}}
{more}
rules:
  - name: north-temperature
    broker: north
    topic: plant/{{machine}}/temperature
    readings: [{{metric: plant_temperature_celsius, help: Temperature, value: /value, labels: {{hall: north}}}}]
  - name: south-temperature
    broker: south
    topic: plant/{{machine}}/temperature
    readings: [{{metric: plant_temperature_celsius, value: /value, labels: {{hall: south}}}}]
"""
FAILURES = 'vigie_broker_connect_failures_total{broker="%s",reason="%s"}'
LINE = 'plant_temperature_celsius{hall="%s",machine="%s"}'


@pytest.fixture
def halls(tmp_path):
    both = []
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        both.append(Broker(tmp_path / name, "sys_interval 1\n"))
    yield both
    for one in both:
        one.stop()


def text(north, south, node="false", more="", south_settings=""):
    return CONFIG.format(north=north.url, south=south.url, node=node, more=more, south_settings=south_settings)


def connected(agent, name):
    return agent.value(f'vigie_broker_connected{{broker="{name}"}}')


def until_heard(agent, broker, hall, machine="probe", value=1):
    def heard():
        broker.publish(f"plant/{machine}/temperature", f'{{"value": {value}}}')
        return agent.value(LINE % (hall, machine)) == value
    until(heard, f"{hall} is heard")


@pytest.fixture
def two(idle_agent, halls):
    north, south = halls
    north.start(), south.start()
    agent = idle_agent.start(text=text(north, south))
    for broker, hall in zip(halls, ("north", "south")):
        until_heard(agent, broker, hall)
    return agent, north, south


def test_the_same_topic_goes_by_the_rules_of_its_broker(two):
    agent, north, south = two
    north.publish("plant/pump-1/temperature", '{"value": 20}')
    south.publish("plant/pump-1/temperature", '{"value": 30}')
    agent.until_value(LINE % ("north", "pump-1"), 20)
    agent.until_value(LINE % ("south", "pump-1"), 30)


def test_each_broker_has_figures_of_its_own(two):
    agent, _, _ = two
    for name in ("north", "south"):
        assert connected(agent, name) == 1
        assert agent.value(f'vigie_broker_connects_total{{broker="{name}"}}') == 1
        assert agent.value(f'vigie_broker_pauses_total{{broker="{name}"}}') == 0
        until(lambda: agent.value(f'vigie_broker_clients_connected{{broker="{name}"}}') == 1, "$SYS", 30)
    lint = subprocess.run(["promtool", "check", "metrics"], input=agent.get(), text=True, capture_output=True)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_a_broker_that_dies_does_not_hold_up_the_other(two):
    agent, north, south = two
    north.stop()
    until(lambda: connected(agent, "north") == 0, "north is missed")
    for value in range(2, 12):
        until_heard(agent, south, "south", "pump-1", value)
    assert connected(agent, "south") == 1
    assert agent.value('vigie_broker_connects_total{broker="south"}') == 1
    page = agent.get("/")
    assert page.count("<b class=\"s0\">connected</b>") == 1 and page.count("<b class=\"s4\">not connected</b>") == 1
    north.start()
    until_heard(agent, north, "north", "pump-1", 5)


def test_a_broker_that_never_answers_does_not_hold_up_the_other(idle_agent, halls):
    north, south = halls
    south.start()
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and says nothing
        north.url = f"mqtt://127.0.0.1:{silent.getsockname()[1]}"
        agent = idle_agent.start(text=text(north, south))
        until_heard(agent, south, "south")
        assert connected(agent, "north") == 0
        until(lambda: agent.value(FAILURES % ("north", "protocol")) >= 1, "it is given up", 40)
        until_heard(agent, south, "south", value=2)


def test_each_broker_has_a_password_of_its_own(tmp_path, idle_agent, halls):
    north, south = halls
    passwords = tmp_path / "passwords"
    subprocess.run(["mosquitto_passwd", "-b", "-c", str(passwords), "vigie", "southern"], check=True, timeout=20)
    passwords.chmod(0o644)  # the broker reads it as another user
    open_to_all = south.config.read_text()
    south.config.write_text(open_to_all.replace("allow_anonymous true", "allow_anonymous false")
                            + f"\npassword_file {passwords}\nuser root\n")
    north.start(), south.start()
    secret = tmp_path / "secret"
    secret.write_text("wrong\n")
    credentials = f', username: vigie, password_file: "{secret}"'
    agent = idle_agent.start(text=text(north, south, south_settings=credentials))
    until_heard(agent, north, "north")
    until(lambda: agent.value(FAILURES % ("south", "not_authorized")) >= 1, "south refuses")
    page = agent.get()
    assert agent.total("vigie_broker_connect_failures_total", page) == agent.value(
        FAILURES % ("south", "not_authorized"), page)
    secret.write_text("southern\n")
    agent.reload()  # the configuration is the same, the password is another
    until(lambda: connected(agent, "south") == 1, "south takes the new password")
    assert agent.value('vigie_broker_connects_total{broker="north"}') == 1


def test_the_nodes_readings_go_to_the_first_broker(idle_agent, halls):
    north, south = halls
    north.start(), south.start()
    agent = idle_agent.start(text=text(north, south, node="true"))
    until(lambda: 'vigie_node_memory_total_bytes{host="test-host"}' in agent.get(), "memory", 30)
    assert agent.total("vigie_node_publish_failures_total") == 0


def test_a_queue_that_is_nearly_full_stops_them_all_and_loses_nothing_in_silence(idle_agent, halls):
    north, south = halls
    for one in halls:
        one.config.write_text(one.config.read_text() + "max_queued_messages 0\nmax_inflight_messages 0\n")
        one.start()
    agent = idle_agent.start(text=text(north, south, more="limits: {queue_messages: 400}"))
    for broker, hall in zip(halls, ("north", "south")):
        until_heard(agent, broker, hall)
    before = agent.total("vigie_messages_total")
    sent = 0

    def all_have_paused():
        """How many bursts it takes depends on how fast this machine works them off."""
        nonlocal sent
        for broker in halls:
            broker.publish("plant/pump-1/temperature", *['{"value": 1}'] * 4000)
            sent += 4000
        page = agent.get()
        return all(agent.value(f'vigie_broker_pauses_total{{broker="{name}"}}', page) >= 1 for name in ("north", "south"))

    until(all_have_paused, "both brokers are paused", 60)
    # Each pause costs Paho a second to come back.
    until(lambda: agent.total("vigie_messages_total") >= before + sent, "all have come", 60)
    until(lambda: agent.total("vigie_queue_messages") == 0, "worked off")
    page = agent.get()
    for name in ("north", "south"):
        until(lambda: connected(agent, name) == 1, "back again")
    assert agent.total("vigie_messages_total", page) == sum(
        agent.total(name, page) for name in ("vigie_messages_taken_total", "vigie_messages_rejected_total",
                                             "vigie_messages_dropped_total", "vigie_queue_messages"))
