"""Another configuration while the agent runs."""
import json
import signal
import threading

import pytest
from conftest import CONNECTED
from real_broker import Broker, until

LINE = 'plant_temperature_celsius{machine="pump-1"}'
STATE = 'plant_sensor_limit_state{metric="plant_temperature_celsius",machine="pump-1"}'
NO_RULE = 'vigie_messages_rejected_total{rule="",reason="no_rule"}'
RULE = """\
  - name: pressure
    topic: plant/{machine}/pressure
    readings: [{metric: plant_pressure_pascals, help: Pressure, value: /value}]
"""


def config(agent, **settings):
    agent.configure(**settings)
    return agent.config.read_text()


def without_counter(agent):
    text = config(agent)
    return text[:text.index("  - name: counter")] + text[text.index("sensors:"):]


def until_the_counter_is_given_back(agent, broker):
    """What is published for it no longer comes, though what is published after it does."""
    values = iter(range(100, 10_000))

    def given_back():
        unknown, value = agent.value(NO_RULE), next(values)
        broker.publish("count/a", "1")
        broker.publish("plant/pump-1/temperature", f'{{"value": {value}}}')
        agent.until_value(LINE, value)
        return agent.value(NO_RULE) == unknown
    until(given_back, "no longer subscribed to")


def good_since(agent):
    return agent.value("vigie_config_last_reload_success_timestamp_seconds")


@pytest.fixture
def heated(agent, broker):
    """A value, its judgement, and counters."""
    broker.publish("plant/pump-1/temperature", '{"value": 61.5}')
    broker.publish("plant/pump-1/temperature", "nonsense")
    agent.until_value(LINE, 61.5)
    until(lambda: agent.value('vigie_messages_rejected_total{rule="temperature",reason="malformed"}') == 1, "nonsense")
    return agent


def test_a_rule_that_is_added_is_heard_and_what_is_known_stays(heated, broker):
    before = {name: heated.total(name) for name in ("vigie_messages_total", "vigie_messages_taken_total")}
    hash_before = heated.value("vigie_config_hash")
    state_before = heated.value(STATE.replace("limit_state", "state_since_timestamp_seconds"))
    assert heated.reload(config(heated).replace("sensors:\n", RULE + "sensors:\n")) == (
        200, "The new configuration is in use.\n")
    broker.publish("plant/pump-1/pressure", '{"value": 5}')
    heated.until_value('plant_pressure_pascals{machine="pump-1"}', 5)
    assert heated.value(LINE) == 61.5
    assert heated.value(STATE) == 0
    assert heated.value(STATE.replace("limit_state", "state_since_timestamp_seconds")) == state_before
    assert heated.value('vigie_messages_rejected_total{rule="temperature",reason="malformed"}') == 1
    assert all(heated.total(name) >= count for name, count in before.items())
    assert heated.value('vigie_broker_connects_total{broker="main"}') == 1, "without reconnecting"
    assert heated.value("vigie_config_last_reload_successful") == 1
    assert heated.value("vigie_config_hash") != hash_before


def test_a_rule_that_goes_takes_its_series_along_and_is_no_longer_asked_for(heated, broker):
    assert heated.reload(without_counter(heated))[0] == 200
    assert "shop_sales_total" not in heated.get()
    assert heated.value(LINE) == 61.5
    until_the_counter_is_given_back(heated, broker)


def test_a_rule_that_is_another_begins_anew(heated):
    text = config(heated).replace("value: /value", "value: /value, scale: 2")
    assert heated.reload(text)[0] == 200
    assert LINE not in heated.get()


def test_a_sensor_that_is_described_otherwise_is_judged_anew_and_keeps_its_value(heated, broker):
    assert heated.reload(config(heated).replace("warning: 80", "warning: 50, low_warning: 0"))[0] == 200
    assert heated.value(LINE) == 61.5
    limit = 'plant_sensor_limit{metric="plant_temperature_celsius",machine="pump-1",side="high",severity="warning"}'
    assert heated.value(limit) == 50


def test_a_bad_file_changes_nothing_and_says_all_that_is_wrong(heated, broker):
    before, hash_before = good_since(heated), heated.value("vigie_config_hash")
    status, answer = heated.reload(config(heated).replace("format: plain", "formatt: plain") + "windov: 5s\n")
    assert status == 500
    assert f"{heated.config}:" in answer and "'formatt'" in answer and "'windov'" in answer
    assert heated.value("vigie_config_last_reload_successful") == 0
    assert good_since(heated) == before
    assert heated.value("vigie_config_hash") == hash_before
    assert "formatt" in heated.log.read_text()
    assert "formatt" in heated.get("/"), "the landing page says so"
    broker.publish("plant/pump-1/temperature", '{"value": 62}')
    heated.until_value(LINE, 62)
    assert heated.reload(config(heated))[0] == 200
    assert heated.value("vigie_config_last_reload_successful") == 1
    assert good_since(heated) > before
    assert "formatt" not in heated.get("/")


def test_a_file_that_is_gone_changes_nothing(heated):
    heated.config.unlink()
    status, answer = heated.post("/-/reload")
    assert status == 500 and "cannot be read: No such file or directory" in answer
    assert heated.value(LINE) == 61.5


def test_a_signal_does_the_same_as_a_request(heated, broker):
    before = good_since(heated)
    heated.config.write_text(config(heated).replace("sensors:\n", RULE + "sensors:\n"))
    heated.process.send_signal(signal.SIGHUP)
    until(lambda: good_since(heated) > before, "reloaded")
    until(lambda: (broker.publish("plant/pump-1/pressure", '{"value": 5}'),
                   heated.value('plant_pressure_pascals{machine="pump-1"}') == 5)[1], "heard")
    heated.config.write_text("rules: [")
    heated.process.send_signal(signal.SIGHUP)
    heated.until_value("vigie_config_last_reload_successful", 0)


def test_a_request_is_refused_unless_it_is_allowed(idle_agent, broker):
    agent = idle_agent.start(lifecycle=False)
    status, answer = agent.post("/-/reload")
    assert status == 403 and "--web.enable-lifecycle" in answer


def test_only_post_reloads(agent):
    with pytest.raises(Exception, match="405"):
        agent.get("/-/reload")


def test_a_broker_that_has_moved_is_followed_and_the_old_one_asked_for_nothing_more(tmp_path, heated, broker):
    (tmp_path / "other").mkdir()
    other = Broker(tmp_path / "other", "sys_interval 1\n").start()
    try:
        text = config(heated).replace(broker.url, other.url)
        assert heated.reload(text)[0] == 200
        assert heated.value(LINE) == 61.5, "the rule is the same"
        # Connected is not yet subscribed, and the other broker keeps nothing for a session that it does not know.
        until(lambda: (other.publish("plant/pump-1/temperature", '{"value": 63}'), heated.value(LINE) == 63)[1],
              "the other broker is heard")
        assert not broker.keeps_for("vigie-test", "plant/pump-1/temperature")
    finally:
        other.stop()


def test_a_broker_that_only_speaks_otherwise_keeps_the_session(heated, broker):
    assert heated.reload(config(heated, broker=", keep_alive: 7s"))[0] == 200
    until(lambda: heated.value('vigie_broker_connects_total{broker="main"}') == 2, "connected again")
    broker.publish("plant/pump-1/temperature", '{"value": 64}')
    heated.until_value(LINE, 64)


def test_what_a_broker_that_is_away_is_no_longer_asked_for_is_given_back_later(heated, broker):
    """The session outlives the connection, and with it the subscription."""
    # A broker with a memory, so that the session is there when it comes back.
    broker.stop()
    text = broker.config.read_text()
    broker.config.write_text(text + f"persistence true\npersistence_location {broker.config.parent}/\nuser root\n")
    broker.start()
    heated.until_connected()
    broker.stop_gently()
    heated.until_value(CONNECTED, 0)
    assert heated.reload(without_counter(heated))[0] == 200
    broker.start()
    heated.until_value(CONNECTED, 1)
    until_the_counter_is_given_back(heated, broker)


def test_limits_window_and_clock_change_while_the_agent_runs(heated, broker):
    assert heated.reload(config(heated, limits="limits: {series: 2, queue_messages: 512}\nwindow: 5s"))[0] == 200
    assert heated.value("vigie_series_limit") == 2
    assert heated.value("vigie_queue_limit_messages") == 512
    assert heated.value("vigie_window_seconds") == 5
    assert heated.value(LINE) == 61.5
    assert heated.reload(config(heated, limits="clock: payload"))[0] == 200
    assert heated.value(LINE) == 61.5, "it has no time of its own"


def test_a_page_that_is_being_written_while_the_configuration_changes_is_whole(idle_agent, broker):
    """A rule whose labels come from the document makes many series of few messages."""
    many = RULE.replace("plant/{machine}/pressure", "plant/all").replace("value: /value", "value: '/{machine}'")
    idle_agent.start()
    plain = idle_agent.config.read_text().replace("sensors:\n", many + "sensors:\n")
    assert idle_agent.reload(plain)[0] == 200
    idle_agent.until_connected()
    count = 20_000
    for first in range(0, count, 200):
        broker.publish_file("plant/all", json.dumps({f"m{n}": n for n in range(first, first + 200)}).encode())
    until(lambda: idle_agent.value("vigie_series") >= count, "many series")
    stop, broken = threading.Event(), []

    def look():
        while not stop.is_set():
            page = idle_agent.get()
            if page.count("\nplant_pressure_pascals{") != count or "process_start_time_seconds" not in page:
                broken.append(page.count("\nplant_pressure_pascals{"))

    lookers = [threading.Thread(target=look) for _ in range(3)]
    for one in lookers:
        one.start()
    try:
        for round_ in range(8):
            text = plain if round_ % 2 else plain.replace("shop_sales_total", "shop_visits_total")
            assert idle_agent.reload(text)[0] == 200
    finally:
        stop.set()
        for one in lookers:
            one.join()
    assert not broken


def test_reloading_under_load_loses_no_message(idle_agent, idle_broker):
    idle_broker.config.write_text(idle_broker.config.read_text() + "max_queued_messages 0\n")
    idle_broker.start()
    agent = idle_agent.start().until_connected()
    text = config(agent)
    other = text.replace("sensors:\n", RULE + "sensors:\n")
    taken_before, count = agent.total("vigie_messages_taken_total"), 20_000
    feeder = threading.Thread(target=idle_broker.publish, args=("count/load", *["1"] * count))
    feeder.start()
    reloads = 0
    while feeder.is_alive():
        # Other rules, another broker's setting, and back: with and without a new connection.
        for each in (other, text, text.replace("client_id: vigie-test", "client_id: vigie-test, keep_alive: 9s")):
            assert agent.reload(each)[0] == 200
            reloads += 1
            page = agent.get()
            assert agent.total("vigie_messages_total", page) == sum(
                agent.total(name, page) for name in ("vigie_messages_taken_total", "vigie_messages_rejected_total",
                                                     "vigie_messages_dropped_total", "vigie_queue_messages"))
    feeder.join()
    assert reloads >= 3
    until(lambda: agent.total("vigie_messages_taken_total") >= taken_before + count, "every message")
    assert agent.total("vigie_messages_dropped_total") == 0


def test_another_file_in_its_place_is_read_by_who_watches(idle_agent, tmp_path):
    """As Kubernetes mounts it: the file is a link into a folder, and the folder's link is replaced."""
    agent = idle_agent
    agent.flags = ["--config.watch", "--host.name", "edge-7"]
    agent.configure()
    text = agent.config.read_text()
    mount_anew(agent, tmp_path, "first", text)
    agent.start(mounted=True)
    mount_anew(agent, tmp_path, "second", text.replace("warning: 80", "warnin: 80"))
    agent.until_value("vigie_config_last_reload_successful", 0)
    mount_anew(agent, tmp_path, "third", text + "window: 10s\n")
    agent.until_value("vigie_config_last_reload_successful", 1)
    assert agent.value("vigie_window_seconds") == 10
    assert agent.log.read_text().count("by=\"another file\"") == 2, "each once"


def mount_anew(agent, directory, name, text):
    (directory / name).mkdir()
    (directory / name / "agent.yaml").write_text(text)
    (directory / "next").symlink_to(name)
    (directory / "next").rename(directory / "data")
    if not agent.config.is_symlink():
        agent.config.unlink()
        agent.config.symlink_to("data/agent.yaml")
