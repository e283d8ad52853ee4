"""To another version and back while sensors go on publishing: whatever a broker has acknowledged, an agent has taken."""

import pytest
from logs import Logs
from publisher import Publisher

IN_FLIGHT = 1000  # broker/mosquitto.conf: on the way to the agent, and sent again when it comes back


@pytest.fixture
def under_load(release, all_nodes):
    publishers = [Publisher(release, node).until_under_way() for node in all_nodes]
    yield publishers
    for each in publishers:
        each.remove()


def image(pod):
    return pod["spec"]["containers"][0]["image"]


def test_upgrade_and_rollback_under_load_lose_no_acknowledged_message(release, tags, under_load, tmp_path, tell):
    brokers = {pod["metadata"]["uid"] for pod in release.pods("mosquitto")}
    with Logs(release, tmp_path) as logs:
        release.upgrade("--set-string", "broker.extraConfig=# another", tag=tags[1])
        assert {image(pod) for pod in release.pods("vigie-agent")} == {f"vigie-agent:{tags[1]}"}
        assert not brokers & {pod["metadata"]["uid"] for pod in release.pods("mosquitto")}
        release.rollback()
        assert {image(pod) for pod in release.pods("vigie-agent")} == {f"vigie-agent:{tags[0]}"}
        for publisher in under_load:
            acknowledged, failed = publisher.stop()
            taken = logs.taken(publisher, acknowledged)
            tell(f"upgrade and rollback on {publisher.node}: {acknowledged} messages acknowledged, {taken} taken, "
                 f"{failed} attempts failed and were repeated")
            assert acknowledged <= taken <= acknowledged + failed + IN_FLIGHT
