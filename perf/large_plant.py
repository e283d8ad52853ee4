"""The metrics page of a plant of 10,000 sensors: that of the demo's plant as a real agent shows it, many times over."""
import os
import re
import time

import page
from processes import ROOT, Agent, Broker, Process

TIMES = 370             # the demo's plant of some 30 sensors
LINES = 15               # of each of the demo's two
FAILING = "pump-1"
PLANT_SECONDS = 6 * 3600
SPEED = 1200
MACHINE = re.compile(r'line="([^"]+)",machine="([^"]+)"')


def page_of_the_demo(options, programs, directory):
    """After six hours of the plant's, in which what is normal is learned and a pump begins to wear."""
    with Broker(directory) as broker, Agent(options.agent, directory, broker.port, "demo/agent.yaml") as agent:
        agent.connect()
        with Process([os.path.join(programs, "sensor-sim"), os.path.join(ROOT, "plants/demo.yaml"), "--speed", str(SPEED),
                      "--broker", f"mqtt://127.0.0.1:{broker.port}"], directory, "sensor-sim"):
            time.sleep(PLANT_SECONDS / SPEED)
            with page.Scraper(agent.port) as scraper:
                return scraper.scrape().decode()


def many_times_over(shown, failing):
    """Every machine TIMES times, and the one that fails `failing` times, on lines of their own; what is of no machine once."""
    made = []
    for line in shown.splitlines():
        found = MACHINE.search(line)
        if not found or line.startswith("#"):
            made.append(line)
            continue
        before, after = line[:found.start()], line[found.end():]
        times = failing if found[2] == FAILING else TIMES
        made += [f'{before}line="{found[1]}-{place % LINES:02}",machine="{found[2]}-{place:03}"{after}' for place in range(times)]
    return "\n".join(made) + "\n"
