"""What is too much: too large a message, too many of them."""
import threading

from real_broker import until

LINE = 'plant_temperature_celsius{machine="pump-1"}'
KINDS = ("vigie_messages_taken_total", "vigie_messages_rejected_total", "vigie_messages_dropped_total",
         "vigie_queue_messages")


def rejected(agent, reason):
    return agent.value(f'vigie_messages_rejected_total{{rule="temperature",reason="{reason}"}}')


def test_a_message_that_is_too_large_is_counted_up_to_what_the_broker_is_told(idle_agent, broker):
    agent = idle_agent.start(limits="limits: {payload_bytes: 4KiB}").until_connected()
    broker.publish_file("plant/pump-1/temperature", b" " * 1_000_000)
    until(lambda: rejected(agent, "payload_too_large") == 1, "too large, and seen")
    # Beyond that the broker keeps it to itself; what comes after it comes all the same.
    received = agent.value("vigie_messages_total")
    broker.publish_file("plant/pump-1/temperature", b" " * 2_000_000)
    broker.publish("plant/pump-1/temperature", '{"value": 9}')
    agent.until_value(LINE, 9)
    assert rejected(agent, "payload_too_large") == 1
    assert agent.value('vigie_broker_connects_total{broker="main"}') == 1
    assert received is not None


def test_received_is_taken_and_rejected_and_dropped_and_queued_at_any_time(idle_agent, broker):
    agent = idle_agent.start(limits="limits: {queue_messages: 128}").until_connected()
    feeders = [threading.Thread(target=broker.publish, args=(topic, *payloads), kwargs={"qos": qos})
               for topic, payloads, qos in (
                   ("plant/a/temperature", ['{"value": 1}', '{"value": "x"}', "nonsense"] * 4000, 0),
                   ("count/a", ["1", "one"] * 3000, 1),
                   ("nowhere/a", ["1"] * 10, 0))]
    for each in feeders:
        each.start()
    looks = 0
    while any(each.is_alive() for each in feeders) or looks < 20:
        page = agent.get()
        assert agent.total("vigie_messages_total", page) == sum(agent.total(kind, page) for kind in KINDS)
        looks += 1
    until(lambda: agent.value("vigie_queue_messages") == 0, "worked off")
    page = agent.get()
    assert agent.total("vigie_messages_total", page) == sum(agent.total(kind, page) for kind in KINDS)
    assert agent.total("vigie_messages_taken_total", page) > 0
