"""A node is a cell: what is said there is heard there, and nowhere else."""

import re
from collections import Counter

from kube import until
from publisher import once


def series_of(shown):
    """The series of sensors on a page, each as it would be in Prometheus but for the agent's own labels."""
    return [(metric, tuple(sorted(labels.items()))) for metric, found in shown.items()
            if metric.startswith("plant_") for labels, _ in found]


def test_each_sensor_s_series_is_on_exactly_one_agent(release, all_nodes):
    for node in all_nodes:
        until(lambda: "plant_load_ratio" in release.page(node), f"the machines of {node} are heard")
    seen = Counter(one for node in all_nodes for one in series_of(release.page(node)))
    assert seen
    assert not [one for one, times in seen.items() if times > 1]


def test_an_agent_shows_the_line_of_its_node_and_no_other(release, all_nodes):
    for node in all_nodes:
        lines = {labels["line"] for labels, _ in release.page(node)["plant_load_ratio"]}
        assert lines == {node}


def test_a_message_published_on_a_node_stays_there(release, all_nodes):
    for node in all_nodes:
        once(release, f"says-{node}", node, 'mosquitto_pub -h "$BROKER" -u sensors -P "$(head -n 1 /secrets/sensors)" -q 1 '
             f"-t plant/test/cell/{node}/probe -m 7", BROKER=f"{release.name}-mosquitto")
    for node in all_nodes:
        until(lambda: release.value(node, "plant_probe", machine=node) == 7, f"{node} has heard its message", 30)
    for node in all_nodes:
        heard = {labels["machine"] for labels, _ in release.page(node)["plant_probe"] if labels["line"] == "cell"}
        assert heard == {node}


def test_each_agent_tells_of_its_own_node(release, all_nodes):
    for node in all_nodes:
        until(lambda: "vigie_node_memory_total_bytes" in release.page(node), f"the readings of {node}", 60)
        assert {labels["host"] for labels, _ in release.page(node)["vigie_node_memory_total_bytes"]} == {node}


def test_whoever_asks_for_an_agent_s_page_on_a_node_gets_that_of_the_node(release, all_nodes):
    for node in all_nodes:
        asked = "for each in 1 2 3 4 5 6; do wget -q -O - http://$AGENT:9469/metrics | grep ^vigie_node_memory_total_bytes; done"
        said = once(release, f"asks-{node}", node, asked, AGENT=f"{release.name}-agent")
        assert set(re.findall(r'host="([^"]+)"', said)) == {node}
