"""What becomes of messages when the agent is told to stop in the middle of them."""
import re
import threading

import pytest
from conftest import ROOT
from real_broker import Broker, until

TAKEN = 'vigie_messages_taken_total{rule="counter"}'
COUNT = 20_000
IN_FLIGHT = 1_000  # of broker/mosquitto.conf


@pytest.fixture
def idle_broker(tmp_path):
    """With the limits that Vigie ships, so that what comes while the agent is away is held."""
    one = Broker(tmp_path, (ROOT / "broker/mosquitto.conf").read_text())
    yield one
    one.stop()


def said_at_the_end(agent):
    """Of each stop so far: what the rule had taken."""
    return [int(count) for count in re.findall(r'"taken until the end" rule=counter messages=(\d+)', agent.log.read_text())]


def test_no_acknowledged_message_is_lost_over_a_stop(agent, broker):
    before = agent.value(TAKEN)
    feeder = threading.Thread(target=broker.publish, args=("count/a", *[str(i) for i in range(COUNT)]))
    feeder.start()
    until(lambda: agent.value(TAKEN) > before + 100, "in the middle of it")
    assert agent.stop() == 0
    agent.start()
    feeder.join()
    until(lambda: agent.value("vigie_queue_messages") == 0
          and said_at_the_end(agent)[0] + agent.value(TAKEN) >= before + COUNT, "all have come")
    # Some may come twice: taken, and the farewell was faster than their acknowledgement.
    assert said_at_the_end(agent)[0] + agent.value(TAKEN) <= before + COUNT + IN_FLIGHT


def test_the_last_words_have_the_sum_of_all_messages(agent, broker):
    broker.publish("count/a", "1", "one", "2")
    until(lambda: agent.total("vigie_messages_rejected_total") == 1, "one is refused")
    assert agent.stop() == 0
    last = agent.log.read_text().splitlines()[-1]
    received, taken, rejected, dropped = (int(n) for n in re.findall(r"=(\d+)", last.split('"stopped"')[1]))
    assert received == taken + rejected + dropped and rejected == 1 and dropped == 0
