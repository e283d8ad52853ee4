"""What a plant of 10,000 sensors costs Prometheus: the rules, and every dashboard that somebody opens.

Prometheus scrapes the page of large_plant.py and has a shift's history of what machines produced, which is what panels
look at over the whole time. A dashboard is opened as Grafana does: its variables one after the other, then its queries,
six at a time."""
import concurrent.futures
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

from large_plant import many_times_over, page_of_the_demo
from messages import note
from processes import ROOT, Process, free_port, until

sys.path[:0] = [ROOT, os.path.join(ROOT, "tests/dashboards"), os.path.join(ROOT, "tests/mail")]
from demo import configure  # noqa: E402
from metrics_page import MetricsPage  # noqa: E402
from panels import DASHBOARDS, chosen, fill, queries  # noqa: E402
from prometheus import VALUES  # noqa: E402

EVERY = 15                # seconds between scrapes, and between evaluations
SHIFT, HISTORY = 8 * 3600, 30
AT_ONCE, PIXELS = 6, 1000
MOST_MS, MOST_PERCENT = 1000, 5
IN_ALARM = 10             # machines, a bad day
OF_A_SHIFT = re.compile(r"^(plant_machine_(?:p|s)\w+_total)(\{[^}]*\}) ", re.M)
CHOSEN = {"site": "lyon", "line": "press-00", "machine": "pump-1-000", "quantity": "Vibration velocity"}


class Plant(MetricsPage):
    """Shows `text`, as an agent would."""

    def __init__(self, text):
        super().__init__()
        self.text = text

    def page(self):
        return self.text


class Prometheus:
    def __init__(self, port):
        self._url = f"http://127.0.0.1:{port}"

    def get(self, path, **asked):
        with urllib.request.urlopen(f"{self._url}/api/v1/{path}?{urllib.parse.urlencode(asked)}", timeout=120) as answer:
            return json.load(answer)["data"]

    def number(self, expr):
        found = self.get("query", query=expr)["result"]
        return float(found[0]["value"][1]) if found else 0.0

    def label_values(self, query, now):
        selector, label = VALUES.fullmatch(query).groups()
        return self.get(f"label/{label}/values", **{"match[]": selector, "start": now - SHIFT, "end": now})


def backfill(page, directory, now):
    """Counters that grow over a shift, as blocks on the disk."""
    text = os.path.join(directory, "shift.txt")
    names = sorted({name for name, _ in OF_A_SHIFT.findall(page)})
    with open(text, "w", encoding="utf-8") as out:
        for name in names:
            out.write(f"# TYPE {name.removesuffix('_total')} counter\n")
            for each, labels in OF_A_SHIFT.findall(page):
                if each == name:
                    series = f'{name}{labels[:-1]},job="vigie-agent",instance="agent"}}'
                    out.writelines(f"{series} {back} {now - SHIFT + back}\n" for back in range(0, SHIFT, HISTORY))
        out.write("# EOF\n")
    subprocess.run(["promtool", "tsdb", "create-blocks-from", "openmetrics", "-q", text, os.path.join(directory, "judging/data")],
                   check=True, stdout=subprocess.DEVNULL)


def prometheus_of(directory, name, port_of_page, rules):
    """The process, and whom to ask."""
    port, own = free_port(), Path(directory, name)
    own.mkdir(exist_ok=True)
    file = configure.prometheus(own, rules, 1, {"vigie-agent": port_of_page}, "", "")
    document = configure.read_yaml(file)
    document["global"].update(scrape_interval=f"{EVERY}s", scrape_timeout=f"{EVERY - 1}s", evaluation_interval=f"{EVERY}s")
    document["scrape_configs"][0]["static_configs"][0]["labels"] = {"instance": "agent"}
    configure.write_yaml(file, document)
    return Process(["prometheus", f"--config.file={file}", f"--storage.tsdb.path={own}/data",
                    f"--web.listen-address=127.0.0.1:{port}"], directory, name), Prometheus(port)


def opened(prometheus, name):
    """Milliseconds until all is there, and the slowest query with its own."""
    began = now = time.time()
    values = chosen(name, lambda query: prometheus.label_values(query, now), CHOSEN)
    hours = DASHBOARDS[name]["time"]["from"]
    span = int(re.fullmatch(r"now-(\d+)([hm])", hours)[1]) * (3600 if hours.endswith("h") else 60)
    step = max(EVERY, span // PIXELS)

    def ask(query):
        expr = query.expr.replace("$__range", f"{span}s").replace("$__rate_interval", f"{4 * EVERY}s")
        expr, start = fill(expr, values), time.monotonic()
        if query.instant:
            prometheus.get("query", query=expr, time=now)
        else:
            prometheus.get("query_range", query=expr, start=now - span, end=now, step=step)
        return (time.monotonic() - start) * 1e3, f"{query.panel} {query.ref}"

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        slowest = max(pool.map(ask, [query for query in queries() if query.dashboard == name]))
    return (time.time() - began) * 1e3, slowest


def compare_queries(options, programs, directory, figures):
    note("the page of the demo's plant, many times over")
    of_one = page_of_the_demo(options, programs, directory)
    page = many_times_over(of_one, IN_ALARM)
    sensors = len(re.findall(r"^plant_sensor_silent\{", page, re.M))
    note(f"a shift's history of {len(OF_A_SHIFT.findall(page)):,} series")
    backfill(page, directory, int(time.time()) // EVERY * EVERY)
    rules = configure.rule_files(Path(ROOT, "alert-rules"))
    with Plant(page) as agent:
        judging, prometheus = prometheus_of(directory, "judging", agent.port, rules)
        scraping, other = prometheus_of(directory, "scraping", agent.port, [])
        with judging, scraping:
            until(lambda: has_scraped(prometheus) and has_scraped(other), "the page is scraped", seconds=120, every=0.5)
            for failing in (0, IN_ALARM):
                agent.text = many_times_over(of_one, failing)
                cost_of_rules(options, (judging, scraping), f"{sensors:,} sensors, {failing} machines in alarm", figures)
            for name in sorted(DASHBOARDS):
                note(f"opens the dashboard {name}")
                cost_of_dashboard(options, prometheus, name, sensors, figures)


def has_scraped(prometheus):
    try:
        return prometheus.number("count(plant_sensor_silent)") > 0
    except OSError:
        return False


def cost_of_rules(options, both, plant, figures):
    """CPU of a Prometheus with all rules less that of one without any, which scrapes the same."""
    note(f"the rules: {plant}")
    time.sleep(4 * EVERY)  # what was there is forgotten, what is new is announced
    before, start = [each.cpu_ns() for each in both], time.monotonic()
    time.sleep((2 if options.quick else 12) * EVERY)
    with_rules, without = (100 * (each.cpu_ns() - was) / 1e9 / (time.monotonic() - start) for each, was in zip(both, before))
    figures.add(f"all rules each {EVERY} s, {plant}, share of a core; beside it scraping", with_rules - without, "%",
                beside=without, most=MOST_PERCENT)


def cost_of_dashboard(options, prometheus, name, sensors, figures):
    rounds = [opened(prometheus, name) for _ in range(1 if options.quick else 5)]
    slowest = max(slow for _, slow in rounds)
    figures.add(f"opening the dashboard {name}, {sensors:,} sensors; slowest query {slowest[0]:.0f} ms, {slowest[1]}",
                statistics.median(whole for whole, _ in rounds), "ms", most=MOST_MS)
