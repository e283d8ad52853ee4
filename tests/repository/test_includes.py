"""The direction of includes: a room knows those before it in the flow and none after it."""

import re

FLOW = "agent/flow"
PARTS = ("agent", "libs", "sensor-sim", "services")
LIBS = {"libs/build_info", "libs/http", "libs/log", "libs/mqtt", "libs/process", "libs/text", "libs/yaml"}

# room → the rooms that it may include, itself aside. A new edge is a decision: it is made here.
PERMITTED = {
    FLOW: set(),
    "agent/decode": {FLOW, "libs/text"},
    "agent/mappings": set(),
    "agent/waveform": {FLOW, "agent/decode"},
    # A configuration that names a format, a pointer or a broker is checked by those who will read it.
    "agent/config": {FLOW, "agent/decode", "agent/waveform", "agent/mappings", "libs/mqtt", "libs/yaml"},
    "agent/map": {FLOW, "agent/decode", "agent/config"},
    "agent/condition": {FLOW, "agent/config", "agent/map"},
    "agent/store": {FLOW, "agent/config", "agent/map", "agent/condition"},
    "agent/pipeline": {FLOW, "agent/decode", "agent/waveform", "agent/config", "agent/map", "agent/condition", "agent/store"},
    # What is shown is the table and what the pipeline counts; the pipeline knows nothing of who looks.
    "agent/expose": {FLOW, "agent/decode", "agent/config", "agent/map", "agent/condition", "agent/store", "agent/pipeline", *LIBS},
    # The two ends know the configuration and nothing of what becomes of a message.
    "agent/ingest": {FLOW, "agent/config", "libs/log", "libs/mqtt"},
    "agent/node": {FLOW, "agent/config", "agent/decode", "libs/log"},
    "libs/build_info": set(),
    "libs/log": set(),
    "libs/http": {"libs/log", "libs/yaml"},
    "libs/mqtt": set(),
    "libs/process": set(),
    "libs/text": set(),
    "libs/yaml": {"libs/text"},
    # What the services share, the two that calculate, and the gateway, which knows them by HTTP only.
    "services/web": LIBS - {"libs/mqtt"},
    "services/age": {"services/web", "libs/http"},
    "services/weight": {"services/web", "libs/http"},
    "services/gateway": {"services/web", "libs/http"},
}
# agent/*.cpp wire the rooms and may include them all, as may the verbs of the command line, tests and measurements.
ANYTHING = ("agent", "agent/verbs", "tests", "perf")


def room_of(path):
    """agent/decode/json.hpp → agent/decode, agent/flow.hpp → agent/flow, agent/main.cpp → agent, perf/x.cpp → perf"""
    parts = path.split("/")
    if parts[0] in ("agent", "libs", "services") and len(parts) > 2:
        return "/".join(parts[:2])
    if parts[:1] == ["agent"] and parts[1].startswith("flow."):
        return FLOW
    return parts[0]


def may_include(room, other):
    if room == other or room in ANYTHING:
        return True
    if room == "sensor-sim":
        return other in LIBS
    return other in PERMITTED.get(room, set())


def includes(root, path):
    for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if found:
            yield number, found[1]


def test_includes_go_with_the_flow(root, files):
    wrong = [f"{path}:{number}: {room_of(str(path))} may not include {included}"
             for path in files if path.suffix in (".cpp", ".hpp", ".in") and path.parts[0] in PARTS
             for number, included in includes(root, path) if not may_include(room_of(str(path)), room_of(included))]
    assert not wrong, "\n".join(wrong)


def test_includes_of_the_project_are_from_its_root(root, files):
    wrong = [f"{path}:{number}: {included}" for path in files
             if path.suffix in (".cpp", ".hpp") and path.parts[0] in PARTS
             for number, included in includes(root, path)
             if not (root / included).is_file() and not (root / f"{included}.in").is_file()]
    assert not wrong, "\n".join(wrong)


def test_every_room_stands_in_the_table(files):
    rooms = {room_of(str(path)) for path in files if path.parts[0] in ("agent", "libs", "services") and path.suffix in (".cpp", ".hpp")}
    assert rooms - set(ANYTHING) <= PERMITTED.keys()


def test_the_table_has_no_circle():
    done = set()
    while len(done) < len(PERMITTED):
        free = {room for room, others in PERMITTED.items() if room not in done and others <= done}
        assert free, f"these include each other: {sorted(PERMITTED.keys() - done)}"
        done |= free


def test_only_the_ends_know_paho(root, files):
    """Of libs/mqtt the part that connects is theirs, too; the names of brokers and refusals are everybody's."""
    knows = re.compile(r'#\s*include\s+(<(mqtt/|MQTT)|"libs/mqtt/connect\.hpp")')
    ends = (("agent", "ingest"), ("libs", "mqtt"), ("sensor-sim", "publish"))
    wrong = [str(path) for path in files
             if path.parts[0] in PARTS and path.parts[:2] not in ends
             and path.suffix in (".cpp", ".hpp") and knows.search((root / path).read_text(encoding="utf-8"))]
    assert not wrong


def test_only_the_front_of_a_program_asks_for_the_time(root, files):
    """Time is a parameter: logic that asks for it cannot be replayed."""
    rooms = ("decode", "waveform", "map", "condition", "store", "config")
    wrong = [str(path) for path in files if path.parts[0] == "agent" and path.parts[1] in rooms
             and re.search(r"_clock::now\(\)|\btime\(nullptr\)", (root / path).read_text(encoding="utf-8"))]
    assert not wrong
