"""A broker that is absent, goes, comes back without its session, or holds messages for an absent agent."""
import subprocess

from conftest import CONNECTED
from old_broker import OldBroker, closing_door
from real_broker import until

FAILURES = 'vigie_broker_connect_failures_total{broker="main",reason="%s"}'
LINE = 'plant_temperature_celsius{machine="pump-1"}'


def test_a_broker_that_is_absent_at_start_is_a_metric_and_no_failure(idle_agent, idle_broker):
    agent = idle_agent.start()
    assert agent.value(CONNECTED) == 0
    assert "ready" in agent.get("/-/ready")
    until(lambda: agent.value(FAILURES % "unreachable") >= 1, "counted by its reason")
    assert "nobody answers there: Connection refused" in agent.log.read_text()
    assert "nobody answers there: Connection refused" in agent.get("/"), "the landing page says so, too"
    idle_broker.start()
    agent.until_connected()
    idle_broker.publish("plant/pump-1/temperature", '{"value": 1}')
    agent.until_value(LINE, 1)


def test_a_broker_that_comes_back_without_its_session_is_subscribed_to_again(agent, broker):
    broker.stop()
    agent.until_value(CONNECTED, 0)
    broker.start()  # it has no persistence: the session is gone
    agent.until_connected()
    broker.publish("plant/pump-1/temperature", '{"value": 2}')
    agent.until_value(LINE, 2)
    assert agent.value('vigie_broker_connects_total{broker="main"}') >= 2


def test_what_came_while_the_agent_was_away_arrives_later(agent, broker):
    assert agent.stop() == 0
    broker.publish("plant/pump-1/temperature", '{"value": 3}')
    agent.start()
    agent.until_value(LINE, 3)


def test_retained_messages_come_at_the_first_subscription(idle_agent, broker):
    subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(broker.port), "-r", "-q", "1",
                    "-t", "plant/pump-1/temperature", "-m", '{"value": 4}'], check=True, timeout=20)
    idle_agent.start().until_value(LINE, 4)


def test_a_client_with_the_same_identifier_does_not_stop_the_agent(agent, broker):
    thief = subprocess.Popen(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(broker.port), "-i", "vigie-test",
                              "-t", "nothing"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: agent.value('vigie_broker_connects_total{broker="main"}') >= 2, "taken over, and connected again")
    finally:
        thief.kill()
        thief.wait()
    agent.until_connected()


def test_a_broker_that_does_not_speak_mqtt_5_is_spoken_to_in_3_1_1(idle_agent, broker):
    old = OldBroker(broker)
    try:
        idle_agent.broker = old
        agent = idle_agent.start().until_connected()
        assert old.levels[:2] == [5, 4]
        assert agent.total("vigie_broker_connect_failures_total") == 0, "that is no failure"
        broker.publish("plant/pump-1/temperature", '{"value": 6}')
        agent.until_value(LINE, 6)
        assert agent.value('vigie_broker_connects_total{broker="main"}') == 1
    finally:
        old.stop()


def test_a_broker_that_wants_a_password_says_so_and_gets_it_from_the_file(tmp_path, idle_agent, idle_broker):
    passwords = tmp_path / "passwords"
    subprocess.run(["mosquitto_passwd", "-b", "-c", str(passwords), "vigie", "let me in"], check=True, timeout=20)
    passwords.chmod(0o644)  # the broker reads it as another user
    text = idle_broker.config.read_text().replace("allow_anonymous true", "allow_anonymous false")
    idle_broker.config.write_text(f"{text}\npassword_file {passwords}\nuser root\n")
    idle_broker.start()
    agent = idle_agent.start()
    until(lambda: agent.value(FAILURES % "not_authorized") >= 1, "counted by its reason")
    assert "Not authorized" in agent.log.read_text()
    assert "Not authorized" in agent.get("/")
    assert agent.value(FAILURES % "unreachable") == 0
    agent.stop()
    secret = tmp_path / "secret"
    secret.write_text("let me in\n")
    agent.start(broker=f', username: vigie, password_file: "{secret}"')
    agent.until_value(CONNECTED, 1)


def test_a_host_that_has_no_address_is_named(idle_agent, idle_broker):
    idle_broker.url = "mqtt://broker.invalid:1883"
    agent = idle_agent.start()
    until(lambda: agent.value(FAILURES % "unreachable") >= 1, "counted by its reason", 30)
    assert "broker.invalid" in agent.log.read_text()


def test_a_peer_that_takes_the_connection_and_closes_it_speaks_no_mqtt(idle_agent, idle_broker):
    with closing_door() as port:
        idle_broker.url = f"mqtt://127.0.0.1:{port}"
        agent = idle_agent.start()
        until(lambda: agent.value(FAILURES % "protocol") >= 1, "counted by its reason")
        assert "CONNECT gets no answer" in agent.get("/")


def test_the_broker_is_told_how_large_a_message_may_be_and_how_many_may_be_on_their_way(idle_agent, broker):
    listening = OldBroker(broker)
    try:
        idle_agent.broker = listening
        idle_agent.start(limits="limits: {payload_bytes: 4KiB, queue_messages: 400}").until_connected()
        assert listening.told[0x27] == 1_048_576 + 131_072, "Maximum Packet Size: what is far too large is still seen"
        assert listening.told[0x21] == 100, "Receive Maximum: the last quarter of the queue"
        assert listening.told[0x11] == 3600, "Session Expiry Interval"
        assert 0x22 not in listening.told, "no Topic Alias Maximum: Paho does not know aliases"
    finally:
        listening.stop()
