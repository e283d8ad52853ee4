#!/usr/bin/python3
"""What the agent costs beside a subscriber that only counts, in one run on one machine.

Ratios count, not microseconds: the floor and the agent take turns under the same load, so that what else the machine
does meets both. Prints Markdown. docs/performance.md says how to read it."""
import argparse
import http.client
import os
import statistics
import sys
import tempfile
import time

import page
from processes import Agent, Broker, Failed, Floor, run_load

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOPICS = 1000
SENSORS = 10_000
WINDOW_SECONDS = 30   # of perf/agent.yaml
BETWEEN_SCRAPES = 0.15  # the agent gives a page younger than 100 ms again

TRAFFIC = (  # name, options of the load, messages a round
    ("QoS 0, full speed", {"qos": 0}, 300_000),
    ("QoS 1, full speed", {"qos": 1}, 150_000),
    ("QoS 0, 2,000/s", {"qos": 0, "rate": 2000}, 20_000),
    ("QoS 1, 2,000/s", {"qos": 1, "rate": 2000}, 20_000),
)


def note(text):
    print(text, file=sys.stderr, flush=True)


def one_turn(start, programs, broker, load, count):
    """One subscriber under one load: CPU per message in µs, and what became of the messages."""
    total = TOPICS + count
    with start(total) as subscriber:
        subscriber.connect()
        # Each topic once, so that neither side pays for meeting it; then a moment to work that off.
        run_load(programs, broker.port, topics=TOPICS, count=TOPICS, qos=load["qos"])
        time.sleep(0.5)
        before = subscriber.cpu_ns()
        seconds = run_load(programs, broker.port, topics=TOPICS, count=count, **load)
        came = subscriber.wait_for(total)
        cpu = subscriber.cpu_ns() - before
    received = came["received"]
    return {"us": cpu / 1e3 / max(1, min(count, received - TOPICS)), "rate": count / seconds,
            "missing": max(0, total - received), "again": max(0, received - total),
            "refused": came.get("rejected", 0) + came.get("dropped", 0)}


def compare_messages(options, programs, directory, broker):
    sides = {"floor": lambda count: Floor(programs, directory, broker.port, count)}
    if options.null:
        sides["agent"] = sides["floor"]
    else:
        sides["agent"] = lambda _: Agent(options.agent, directory, broker.port)
    turns = {name: {side: [] for side in sides} for name, _, _ in TRAFFIC}
    for number in range(options.rounds):
        for name, load, count in TRAFFIC:
            # Who goes first changes, so that neither side always meets the warmer machine.
            for side in sorted(sides, reverse=number % 2 == 0):
                turn = one_turn(sides[side], programs, broker, load, count // (10 if options.quick else 1))
                turns[name][side].append(turn)
                note(f"round {number + 1}/{options.rounds}, {name}, {side}: {turn['us']:.1f} µs a message, "
                     f"{turn['rate']:.0f}/s, {turn['missing']} missing")
    return turns


def message_table(turns, other):
    rows = [f"| CPU a message | messages/s | floor | {other} | ratio (rounds) | missing | refused or dropped |",
            "|---|---|---|---|---|---|---|"]
    for name, sides in turns.items():
        ratios = [agent["us"] / floor["us"] for floor, agent in zip(sides["floor"], sides["agent"])]
        both = sides["floor"] + sides["agent"]
        middle = {side: statistics.median(turn["us"] for turn in sides[side]) for side in sides}
        rows.append(f"| {name} | {statistics.median(turn['rate'] for turn in both):,.0f} "
                    f"| {middle['floor']:.1f} µs | {middle['agent']:.1f} µs "
                    f"| **{statistics.median(ratios):.2f}** ({min(ratios):.2f}–{max(ratios):.2f}) "
                    f"| {sum(turn['missing'] for turn in both)} "
                    f"| {sum(turn['refused'] for turn in sides['agent'])} |")
    return rows


def cpu_of_scrapes(agent, count, idle_ns_per_second, gzip):
    with page.Scraper(agent.port) as scraper:
        bytes_sent = len(scraper.scrape(gzip))  # the first one makes the buffers
        time.sleep(BETWEEN_SCRAPES)
        start, before = time.monotonic(), agent.cpu_ns()
        for _ in range(count):
            scraper.scrape(gzip)
            time.sleep(BETWEEN_SCRAPES)
        spent = agent.cpu_ns() - before - idle_ns_per_second * (time.monotonic() - start)
    return spent / count / 1e6, bytes_sent


def compare_size(options, programs, directory, broker):
    """10,000 sensors, each with a value and a whole window on the page."""
    scrapes = 10 if options.quick else 40
    with Agent(options.agent, directory, broker.port) as agent:
        agent.connect()
        empty = agent.memory_bytes("VmRSS")
        time.sleep(WINDOW_SECONDS - time.time() % WINDOW_SECONDS)  # all samples into one window
        run_load(programs, broker.port, topics=SENSORS, count=3 * SENSORS, qos=1)
        agent.wait_for(3 * SENSORS)
        time.sleep(1)
        full = agent.memory_bytes("VmRSS")
        time.sleep(WINDOW_SECONDS - time.time() % WINDOW_SECONDS)  # that window is the last whole one from here on
        before = agent.cpu_ns()
        time.sleep(5)
        idle = (agent.cpu_ns() - before) / 5
        with page.Scraper(agent.port) as scraper:
            text = scraper.scrape()
        plain = cpu_of_scrapes(agent, scrapes, idle, gzip=False)
        packed = cpu_of_scrapes(agent, scrapes, idle, gzip=True)
        peak = agent.memory_bytes("VmHWM")
    return {"empty": empty, "full": full, "peak": peak, "idle": idle, "lines": page.lines(text), "plain": plain,
            "packed": packed, "scrapes": scrapes}


def size_table(size):
    def scrape(name, figures):
        milliseconds, sent = figures
        return (f"| CPU of a scrape, {name} ({size['lines']:,} lines, {sent / 1e6:.1f} MB, {size['scrapes']} scrapes) "
                f"| {milliseconds:.2f} ms, {milliseconds * 1e6 / size['lines']:.0f} ns a line |")

    return [f"| {SENSORS:,} sensors | |", "|---|---|",
            f"| resident, no sensor yet | {size['empty'] / 1e6:.1f} MB |",
            f"| resident, all sensors known | {size['full'] / 1e6:.1f} MB |",
            f"| peak, scrapes included | {size['peak'] / 1e6:.1f} MB |",
            f"| CPU while nothing happens | {size['idle'] / 1e6:.2f} ms/s |",
            scrape("plain", size["plain"]), scrape("gzip", size["packed"])]


def compare_start(options, directory, broker_port):
    times = []
    for _ in range(3 if options.quick else 15):
        with Agent(options.agent, directory, broker_port) as agent:
            times.append(agent.first_scrape_ms())
    return times


def start_table(starts):
    rows = ["| Start to the first good scrape | median | worst |", "|---|---|---|"]
    for name, times in starts.items():
        rows.append(f"| {name} | {statistics.median(times):.1f} ms | {max(times):.1f} ms |")
    return rows


def surroundings():
    with open("/proc/cpuinfo", encoding="utf-8") as about:
        model = next((line.split(":")[1].strip() for line in about if line.startswith("model name")), "unknown CPU")
    return f"{os.cpu_count()} × {model}, load {os.getloadavg()[0]:.1f} before the run"


def run(options):
    programs = os.path.join(ROOT, "build", "perf", "bin")
    for name in ("mqtt_floor", "mqtt_load"):
        if not os.path.exists(os.path.join(programs, name)):
            raise Failed(f"{programs}/{name} is not there; run perf/run, which builds it")
    if not options.null and not os.path.exists(options.agent):
        raise Failed(f"{options.agent} is not there; build it, or name another with --agent")
    print(surroundings() + "\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="vigie-perf-") as directory, Broker(directory) as broker:
        turns = compare_messages(options, programs, directory, broker)
        print("\n".join(message_table(turns, "floor again" if options.null else "agent")) + "\n", flush=True)
        if options.null:
            return
        print("\n".join(size_table(compare_size(options, programs, directory, broker))) + "\n", flush=True)
        starts = {"with a broker": compare_start(options, directory, broker.port)}
        broker.__exit__()
        starts["without a broker"] = compare_start(options, directory, broker.port)
        print("\n".join(start_table(starts)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side under each load (5)")
    parser.add_argument("--quick", action="store_true", help="a tenth of the messages: does it work, not how fast")
    parser.add_argument("--null", action="store_true", help="the floor on both sides: how far noise moves the ratio")
    parser.add_argument("--agent", default=os.path.join(ROOT, "build", "perf", "bin", "vigie-agent"))
    try:
        run(parser.parse_args())
    except (Failed, OSError, http.client.HTTPException) as failure:
        sys.exit(f"compare.py: {failure}")


if __name__ == "__main__":
    main()
