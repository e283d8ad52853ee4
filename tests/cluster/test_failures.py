"""An agent, a broker, a node that dies as in a power cut: what is lost is counted, what was learned is still known, and the
other nodes notice nothing."""

import time

import pytest
from kube import Absent, as_root, meanwhile, nodes, until
from logs import Logs
from publisher import Publisher, once
from release import broker_image, is_ready, restarts, total

# The processes of one pod by its cgroup, so that nobody else's of the same name is meant.
SIGNAL = """\
for process in /proc/[0-9]*; do
  if grep -q -e UID -e UIDWITH_ $process/cgroup 2>/dev/null && [ "$(cat $process/comm)" = PROGRAM ]; then
    kill -SIGNAL ${process#/proc/}
    echo sent
  fi
done
"""


def signal(release, node, component, program, name):
    """Sends a program of a node's pod a signal, as the kernel does it."""
    uid = release.on_node(component)[node]["metadata"]["uid"]
    script = SIGNAL.replace("UIDWITH_", uid.replace("-", "_")).replace("UID", uid).replace("PROGRAM", program)
    assert "sent" in as_root(release.space, f"signals-{component}", node, broker_image(), script.replace("SIGNAL", name))


def kill(release, node, component, program):
    """No word to the program. Its container comes back in the same pod."""
    before = restarts(release.on_node(component)[node])
    signal(release, node, component, program, "KILL")
    until(lambda: restarts(release.on_node(component)[node]) > before and is_ready(release.on_node(component)[node]),
          f"{program} is back on {node}", 180)


class Watch:
    """What an agent had taken. `last`: what the first of its processes had at the last look."""

    def __init__(self, release, node):
        self._release, self._node = release, node
        self.last = release.taken(node)

    def look(self):
        """Whether that process is gone."""
        try:
            now = self._release.taken(self._node)
        except Absent:
            return True
        if now >= self.last:
            self.last = now
        return now < self.last


def learned(release, node):
    """The machines that the agent of a node knows, each with how much of its normal has been learned."""
    return {labels["machine"]: value for labels, value in release.page(node).get("plant_machine_learned_ratio", [])
            if labels["line"] == node}


def until_learned(release, node):
    known = until(lambda: (known := learned(release, node)) and min(known.values()) == 1 and known,
                  f"the agent of {node} has learned its machines", 240)
    until(lambda: release.value(node, "vigie_state_last_save_timestamp_seconds") > time.time() - 5, "it has kept what it knows")
    return known


def still_knows(release, node, known):
    assert release.value(node, "vigie_state_restored", result="restored") == 1
    until(lambda: learned(release, node).keys() >= known.keys(), f"the machines of {node} are heard again", 90)
    assert min(learned(release, node)[machine] for machine in known) == 1


@pytest.fixture
def publisher(release, node):
    one = Publisher(release, node).until_under_way()
    yield one
    one.remove()


@pytest.fixture
def others(release, all_nodes, node):
    """After the test: whether the other nodes' pods are as they were, and their agents went on."""
    def state():
        return {pod["metadata"]["uid"]: restarts(pod) for pod in release.pods() if pod["spec"]["nodeName"] != node
                and pod["metadata"]["labels"]["app.kubernetes.io/component"] in ("vigie-agent", "mosquitto", "sensor-sim")}
    pods = state()
    taken = {each: release.value(each, "vigie_readings_taken_total") for each in all_nodes if each != node}
    yield
    assert state() == pods
    for each, before in taken.items():
        until(lambda: release.value(each, "vigie_readings_taken_total") > before, f"{each} goes on", 30)


def test_a_killed_agent_comes_back_with_what_it_had_learned(release, node, others, publisher, tmp_path, tell):
    known = until_learned(release, node)
    watch = Watch(release, node)
    with meanwhile(watch.look, every=0.1):
        kill(release, node, "vigie-agent", "vigie-agent")
    acknowledged, _ = publisher.stop()
    # What it took between the last look and its end nobody has told, so this is the most that it can be.
    until(lambda: release.value(node, "vigie_queue_messages") == 0, "worked off")
    missing = acknowledged - (watch.last - publisher.before + release.taken(node))
    tell(f"agent killed on {node}: {acknowledged} messages acknowledged, at most {max(0, missing):.0f} taken by nobody")
    still_knows(release, node, known)


def test_a_killed_broker_comes_back_and_is_heard_again(release, node, others, publisher, tmp_path, tell):
    connects = release.value(node, "vigie_broker_connects_total")
    with Logs(release, tmp_path) as logs:
        kill(release, node, "mosquitto", "mosquitto")
        until(lambda: release.value(node, "vigie_broker_connected") == 1
              and release.value(node, "vigie_broker_connects_total") > connects, "the agent is connected again", 60)
        before = release.taken(node)
        until(lambda: release.taken(node) > before + 20, "messages arrive again", 60)
        acknowledged, failed = publisher.stop()
        taken = logs.taken(publisher, acknowledged)
    lost = max(0, acknowledged - taken)
    tell(f"broker killed on {node}: {acknowledged} messages acknowledged, {taken} taken, {lost} lost, {failed} repeated")
    assert lost <= 100, "more than what can have been on its way"


def test_another_broker_brings_along_what_no_agent_has_taken(release, node, others):
    signal(release, node, "vigie-agent", "vigie-agent", "STOP")
    try:
        once(release, "late", node, 'mosquitto_pub -h "$BROKER" -u sensors -P "$(head -n 1 /secrets/sensors)" -q 1 '
             "-t plant/test/late/pump/probe -m 1", BROKER=f"{release.name}-mosquitto")
        release.space.kubectl("delete", "pod", release.on_node("mosquitto")[node]["metadata"]["name"])
        until(lambda: is_ready(release.on_node("mosquitto").get(node, {})), f"{node} has another broker", 120)
    finally:
        kill(release, node, "vigie-agent", "vigie-agent")  # and with it what its socket had
    until(lambda: release.value(node, "plant_probe", line="late") == 1, "the message is heard", 90)


def test_a_node_without_power_takes_only_itself_along(release, node, power, others, tell):
    off, on = power
    known = until_learned(release, node)
    off(node)
    gone = time.monotonic()
    until(lambda: node not in nodes(), f"{node} is missed", 300)
    missed = time.monotonic() - gone
    on(node)
    until(lambda: node in nodes(), f"{node} is back", 300)
    release.space.close()
    until(lambda: all(is_ready(release.on_node(component)[node]) for component in ("vigie-agent", "mosquitto", "sensor-sim")),
          f"its cell is back on {node}", 300)
    until(lambda: total(release.page(node), "vigie_broker_connected") == 1, "agent and broker have found each other", 90)
    tell(f"power cut of {node}: missed after {missed:.0f} s, its cell back {time.monotonic() - gone - missed:.0f} s after that")
    still_knows(release, node, known)
