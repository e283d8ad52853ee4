"""CPU a message: the agent and its peers beside a subscriber that only counts, under the same load in turns."""
import statistics
import sys
import time

from peers import start_peers
from processes import Agent, Failed, Floor, run_load

TOPICS = 1000

# name, options of the load, messages a round, what the ratio may be at most, whether peers take part
TRAFFIC = (
    ("one value, QoS 0, full speed", {"qos": 0}, 300_000, 1.2, True),
    ("one value, QoS 1, full speed", {"qos": 1}, 150_000, 1.2, False),
    ("one value, QoS 0, 2,000/s", {"qos": 0, "rate": 2000}, 20_000, 1.2, True),
    ("one value, QoS 1, 2,000/s", {"qos": 1, "rate": 2000}, 20_000, 1.2, False),
    ("ten fields, QoS 0, full speed", {"qos": 0, "fields": 10, "prefix": "ten/"}, 200_000, 1.4, False),
    ("ten fields, QoS 0, 2,000/s", {"qos": 0, "fields": 10, "prefix": "ten/", "rate": 2000}, 20_000, 1.4, False),
)


def note(text):
    print(text, file=sys.stderr, flush=True)


def one_turn(subscriber, programs, broker, load, count):
    """One subscriber under one load: CPU per message in µs, and what became of the messages."""
    total = TOPICS + count
    options = {key: value for key, value in load.items() if key != "rate"}
    with subscriber as side:
        side.connect()
        # Each topic once, so that nobody pays for meeting it; then a moment to work that off.
        run_load(programs, broker.port, topics=TOPICS, count=TOPICS, **options)
        time.sleep(0.5)
        before = side.cpu_ns()
        seconds = run_load(programs, broker.port, topics=TOPICS, count=count, **load)
        came = side.wait_for(total)
        cpu = side.cpu_ns() - before
    received = came["received"]
    return {"us": cpu / 1e3 / max(1, min(count, received - TOPICS)), "rate": count / seconds,
            "lost": max(0, total - received), "refused": came.get("rejected", 0), "dropped": came.get("dropped", 0)}


def compare_messages(options, programs, directory, broker, figures):
    peers = start_peers(figures) if options.peers else {}
    for name, load, count, most, with_peers in TRAFFIC:
        count = count // 10 if options.quick else count
        prefix = load.get("prefix", "perf/")
        total = TOPICS + count
        sides = {"floor": lambda prefix=prefix, total=total: Floor(programs, directory, broker.port, total, prefix)}
        sides["agent"] = sides["floor"] if options.null else lambda: Agent(options.agent, directory, broker.port)
        if with_peers and not options.null:
            for peer, start in peers.items():
                sides[peer] = lambda start=start: start(directory, broker.port)
        turns = {side: [] for side in sides}
        for number in range(options.rounds):
            # Who goes first changes, so that no side always meets the warmer machine.
            for side in sorted(sides, reverse=number % 2 == 0):
                if side in figures.skipped:
                    continue
                try:
                    turn = one_turn(sides[side](), programs, broker, load, count)
                except Failed as failure:
                    if side in ("floor", "agent"):
                        raise
                    figures.skip(side, str(failure))
                    continue
                turns[side].append(turn)
                note(f"round {number + 1}/{options.rounds}, {name}, {side}: {turn['us']:.1f} µs a message, "
                     f"{turn['rate']:,.0f}/s, {turn['lost']} lost")
        report(figures, name, turns, most)


def report(figures, name, turns, most):
    def middle(side):
        return statistics.median(turn["us"] for turn in turns[side])

    def total(side, key):
        return sum(turn[key] for turn in turns[side])

    for side in turns:
        if side == "floor" or len(turns[side]) < len(turns["floor"]):
            continue
        ratios = [one["us"] / floor["us"] for floor, one in zip(turns["floor"], turns[side])]
        figures.add(f"CPU a message, {name}: {side}", middle(side), "µs", beside=middle("floor"),
                    ratios=ratios, most_ratio=most if side == "agent" else None)
    figures.add(f"dropped or refused by the agent, {name}", total("agent", "dropped") + total("agent", "refused"), "",
                most=0)
    figures.add(f"lost by the broker on the way to the agent, {name}", total("agent", "lost"), "", most=0)
    for side in turns:
        if side not in ("floor", "agent") and total(side, "lost"):
            figures.add(f"lost on the way to {side}, {name}", total(side, "lost"), "")
