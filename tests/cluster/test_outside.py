"""A machine outside the cluster publishes by TLS to a port of its node: that node's broker hears it and no other, and nobody does
while the node is off."""

import base64

import pytest
import yaml
from kube import address, nodes, until
from publisher import once
from release import HERE

PORT = yaml.safe_load((HERE / "values.yaml").read_text())["broker"]["hostPort"]["port"]
SAYS = """\
[ -n "$PASSWORD" ] || PASSWORD=$(head -n 1 /secrets/sensors)
echo "$CERTIFICATE" >/tmp/ca.crt
timeout 10 mosquitto_pub -h "$ADDRESS" -p "$PORT" --cafile /tmp/ca.crt -u sensors -P "$PASSWORD" -q 1 \\
    -t "plant/test/outside/$MACHINE/probe" -m 9 2>&1 &&
  echo acknowledged || echo refused
"""


@pytest.fixture
def says(release, all_nodes):
    """What comes of it when a machine says something to a node; it stands beside another node, in none of the pods' networks."""
    certificate = base64.b64decode(release.space.kubectl("get", "secret", "outside-tls", "--output", r"jsonpath={.data.tls\.crt}")).decode()

    def say(machine, node, password=""):
        beside = next((each for each in all_nodes if each != node), node)
        return once(release, f"outside-{machine}", beside, SAYS, outside=True, ADDRESS=address(node), PORT=str(PORT),
                    PASSWORD=password, MACHINE=machine, CERTIFICATE=certificate)
    return say


def heard(release, node):
    return {labels["machine"] for labels, _ in release.page(node).get("plant_probe", []) if labels["line"] == "outside"}


def test_a_machine_outside_is_heard_by_its_node_alone(release, all_nodes, says):
    for node in all_nodes:
        assert "acknowledged" in says(f"beside-{node}", node)
    for node in all_nodes:
        until(lambda: f"beside-{node}" in heard(release, node), f"{node} has heard its machine", 30)
    for node in all_nodes:
        assert heard(release, node) == {f"beside-{node}"}


def test_a_machine_outside_needs_a_password(release, node, says):
    said = says("stranger", node, password="guessed")
    assert "refused" in said and "not authori" in said.lower(), said
    assert "stranger" not in heard(release, node)


def test_a_machine_outside_has_nobody_while_its_node_is_off(release, all_nodes, node, power, says):
    off, on = power
    other = next(each for each in all_nodes if each != node)
    off(node)
    try:
        assert "refused" in says("orphan", node)
        assert "acknowledged" in says("neighbour", other)
    finally:
        on(node)
    until(lambda: node in nodes(), f"{node} is back", 300)
    release.space.close()
    until(lambda: "acknowledged" in says("orphan", node), f"the broker of {node} answers again", 180)
    until(lambda: "orphan" in heard(release, node), f"{node} has heard its machine", 60)
    release.until_ready()
