"""To another version and back while sensors publish and the application is asked: nothing that was acknowledged is lost,
one node after the other is without its cell, and nobody is turned away."""

from dataclasses import dataclass

import pytest
from kube import meanwhile
from logs import Logs
from publisher import Publisher, Visitor
from release import is_ready

IN_FLIGHT = 1000  # broker/mosquitto.conf: on the way to the agent, and sent again when it comes back


class Missing:
    """On how many nodes at once each part of a cell was not ready. `most`: part → nodes."""

    def __init__(self, release, all_nodes):
        self._release, self._nodes, self.most = release, all_nodes, {"vigie-agent": 0, "mosquitto": 0}

    def look(self):
        for component, most in self.most.items():
            there = {pod["spec"]["nodeName"] for pod in self._release.pods(component) if is_ready(pod)}
            self.most[component] = max(most, len(self._nodes) - len(there))


@dataclass
class Rolled:
    images: list  # of the agents, after the upgrade and after the rollback
    same_brokers: set  # those that one of both has not replaced
    passwords: set  # of the broker's users, before, between and after
    most_missing: dict
    messages: dict  # node → (acknowledged, failed, taken)
    visits: tuple  # (answered, failed)


@pytest.fixture(scope="module")
def rolled(release, tags, all_nodes, node, tmp_path_factory):
    """What was counted while the release became another and the former again."""
    def images():
        return {pod["spec"]["containers"][0]["image"] for pod in release.pods("vigie-agent")}

    def brokers():
        return {pod["metadata"]["uid"] for pod in release.pods("mosquitto")}

    def passwords():
        return release.space.kubectl("get", "secret", f"{release.name}-mqtt-passwords", "--output", "jsonpath={.data}")
    visitor, publishers = Visitor(release, node), [Publisher(release, each).until_under_way() for each in all_nodes]
    missing, first, known = Missing(release, all_nodes), brokers(), passwords()
    with Logs(release, tmp_path_factory.mktemp("logs")) as logs:
        with meanwhile(missing.look, every=0.2):
            release.upgrade("--set-string", "broker.extraConfig=# another", tag=tags[1])
            upgraded, second, between = images(), brokers(), passwords()
            release.rollback()
        counted = {}
        for publisher in publishers:
            acknowledged, failed = publisher.stop()
            counted[publisher.node] = acknowledged, failed, logs.taken(publisher, acknowledged)
    yield Rolled([upgraded, images()], (first & second) | (second & brokers()), {known, between, passwords()}, missing.most,
                 counted, visitor.stop())
    for each in (visitor, *publishers):
        each.remove()


def test_an_upgrade_and_a_rollback_replace_agents_and_brokers(rolled, tags):
    assert rolled.images == [{f"vigie-agent:{tags[1]}"}, {f"vigie-agent:{tags[0]}"}]
    assert not rolled.same_brokers


def test_the_sensors_passwords_stay(rolled):
    assert len(rolled.passwords) == 1


def test_no_acknowledged_message_is_lost_by_them(rolled, tell):
    for node, (acknowledged, failed, taken) in rolled.messages.items():
        tell(f"upgrade and rollback on {node}: {acknowledged} messages acknowledged, {taken} taken, {failed} attempts failed "
             "and were repeated")
    for acknowledged, failed, taken in rolled.messages.values():
        assert acknowledged <= taken <= acknowledged + failed + IN_FLIGHT


def test_one_node_after_the_other_is_without_agent_or_broker(rolled):
    assert rolled.most_missing == {"vigie-agent": 1, "mosquitto": 1}


def test_nobody_who_asks_the_application_is_turned_away(rolled, tell):
    answered, failed = rolled.visits
    tell(f"upgrade and rollback: {answered} requests answered, {failed} not")
    assert answered > 100 and failed == 0
