"""A flood of topics that nobody has seen before, at full speed, against the bounds of series and topics: does memory
stay flat, and do the sensors that were there before go on? Prints the curve as Markdown, or as CSV.

Run ./vigie bench --quick first, or scripts/build perf: both build what this needs."""
import argparse
import csv
import http.client
import os
import sys
import tempfile
import time

import page
from processes import ROOT, Agent, Broker, Failed, Load

OLD = 1000  # sensors from before the flood, each renewed once a second
COLUMNS = ("seconds", "resident MB", "peak MB", "messages", "series", "refused", "dropped", "old sensors shown",
           "of them renewed")


def old_values(text):
    """Topic → value of the sensors from before."""
    front = b'plant_temperature_celsius{sensor="old-'
    return dict(line.rsplit(b" ", 1) for line in text.splitlines() if line.startswith(front))


class Curve:
    """One row a look: what is resident, what became of the messages, and which old sensors have a new value."""

    def __init__(self, agent, write):
        self.agent, self.write = agent, write
        self.start, self.before = time.monotonic(), {}
        self.scraper = page.Scraper(agent.port)

    def look(self):
        resident = self.agent.memory_bytes("VmRSS")  # before there is a page
        text = self.scraper.scrape()
        now = old_values(text)
        renewed = sum(1 for name, value in now.items() if self.before.get(name) != value)
        self.before = now
        count = page.messages(text)
        self.write((f"{time.monotonic() - self.start:.1f}", f"{resident / 1e6:.1f}",
                    f"{self.agent.memory_bytes('VmHWM') / 1e6:.1f}", count["received"],
                    int(page.value(text, "vigie_series")), count["rejected"], count["dropped"], len(now), renewed))


def look_for_a_while(curve, every):
    for _ in range(5):
        time.sleep(every)
        curve.look()


def markdown(row):
    print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)


def run(options):
    programs = os.path.join(ROOT, "build", "perf", "bin")
    if options.csv:
        out = open(options.csv, "w", newline="", encoding="utf-8")
        write = csv.writer(out).writerow
        write(COLUMNS)
    else:
        write = markdown
        markdown(COLUMNS)
        markdown(["---"] * len(COLUMNS))
    with tempfile.TemporaryDirectory(prefix="vigie-flood-") as directory, Broker(directory) as broker, \
            Agent(options.agent, directory, broker.port) as agent:
        agent.connect()
        curve = Curve(agent, write)

        with Load(programs, directory, broker.port, "old", prefix="perf/old-", topics=OLD, count=OLD * 3600, rate=OLD,
                  qos=1):
            look_for_a_while(curve, options.every)
            with Load(programs, directory, broker.port, "flood", topics=options.topics,
                      count=options.topics * options.rounds, qos=0) as flood:
                while not flood.ended():
                    time.sleep(options.every)
                    curve.look()
            look_for_a_while(curve, options.every)
    if options.csv:
        out.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--topics", type=int, default=1_000_000, help="topics of the flood (1,000,000)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each comes (2)")
    parser.add_argument("--every", type=float, default=1.2, help="seconds between two looks (1.2)")
    parser.add_argument("--csv", metavar="FILE", help="writes the curve there in place of printing it")
    parser.add_argument("--agent", default=os.path.join(ROOT, "build", "perf", "bin", "vigie-agent"))
    try:
        run(parser.parse_args())
    except (Failed, OSError, http.client.HTTPException) as failure:
        sys.exit(f"flood.py: {failure}")


if __name__ == "__main__":
    main()
