"""What the services cost: CPU of a request beside nginx and Flask, how long requests take at half of what can be served,
memory after a million of them, and how long a start takes."""
import contextlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

from http_services import AGE, FLASK, WEIGHT, Flask, Nginx, Service
from messages import note
from processes import ROOT, Failed

CONNECTIONS = 32
MB = 1e6
MOST_OF_NGINX, LEAST_OF_FLASK = 2, 15
MOST_P99_MS, MOST_MB, MOST_GROWTH_MB, MOST_START_MS = 5, 12, 0.5, 50


def wrk(served, target, seconds):
    """Saturates for so long. Returns the requests that were answered."""
    done = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", served.url(target)], capture_output=True, text=True,
                          check=False)
    requests = re.search(r"(\d+) requests in", done.stdout)
    if done.returncode != 0 or not requests or "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise Failed(f"wrk at {served.url(target)}: {done.stdout} {done.stderr}")
    return int(requests[1])


def cpu_of(served, target, seconds):
    """Microseconds of CPU a request, and requests a second."""
    before = served.cpu_ns()
    requests = wrk(served, target, seconds)
    return (served.cpu_ns() - before) / 1e3 / requests, requests / seconds


def compare_cpu(options, sides, figures):
    """The sides take turns. `sides`: name → (served, target). Returns each one's requests a second at saturation."""
    seconds, spent, rates = 1 if options.quick else 4, {}, {}
    for served, target in sides.values():
        wrk(served, target, 1)  # connections, caches and branch predictors
    for turn in range(options.rounds):
        for name, (served, target) in sides.items():
            note(f"requests, round {turn + 1} of {options.rounds}: {name}")
            cpu, rate = cpu_of(served, target, seconds)
            spent.setdefault(name, []).append(cpu)
            rates.setdefault(name, []).append(rate)
    median = {name: statistics.median(each) for name, each in spent.items()}
    for name in ("service-age", "service-poids", "api-gateway"):
        beside = f"nginx, as {name}"
        figures.add(f"CPU of a request, {name}, beside nginx with a fixed body of the same size", median[name], "µs",
                    beside=median[beside], ratios=[a / b for a, b in zip(spent[name], spent[beside])],
                    most_ratio=MOST_OF_NGINX if name != "api-gateway" else None)
    if "Flask" in median:
        figures.add("CPU of a request, service-age, beside Flask with gunicorn that calculates the same", median["service-age"],
                    "µs", beside=median["Flask"], ratios=[a / b for a, b in zip(spent["service-age"], spent["Flask"])],
                    most_ratio=round(1 / LEAST_OF_FLASK, 3))
    return {name: statistics.median(each) for name, each in rates.items()}


def compare_delays(options, sides, rates, figures):
    for name in ("service-age", "service-poids", "api-gateway"):
        served, target = sides[name]
        rate = rates[name] / 2
        note(f"delay of requests at {rate:,.0f}/s: {name}")
        done = subprocess.run([sys.executable, os.path.join(ROOT, "perf", "steady_http.py"), str(served.port), target,
                               str(rate), "2" if options.quick else "10"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failed(f"steady_http.py: {done.stderr.strip()}")
        seen = json.loads(done.stdout)
        if seen["rate"] < 0.95 * rate:
            figures.skip(f"p99 of {name}", f"the client came to {seen['rate']:,.0f} requests/s of {rate:,.0f}")
            continue
        figures.add(f"p99 at half of saturation, {rate:,.0f} requests/s, {name} (median {seen['p50']:.2f} ms)", seen["p99"], "ms",
                    most=MOST_P99_MS if name != "api-gateway" else None)


def compare_memory(options, sides, rates, figures):
    """Resident memory each tenth of a million requests."""
    tenth = 10_000 if options.quick else 100_000
    for name in ("service-age", "service-poids", "api-gateway"):
        served, target = sides[name]
        course, answered = [], 0
        for part in range(1, 11):
            note(f"memory of {name}: {answered:,} requests")
            while answered < part * tenth:
                answered += wrk(served, target, max(1, round(tenth / rates[name])))
            course.append(served.memory_bytes("VmRSS") / MB)
        figures.add(f"resident after {10 * tenth:,} requests, {name} (course: {', '.join(f'{each:.1f}' for each in course)})",
                    course[-1], "MB", most=MOST_MB)
        figures.add(f"the same, less that after {tenth:,}", course[-1] - course[0], "MB", most=MOST_GROWTH_MB)


def compare_starts(options, programs, directory, figures):
    for program in ("service-age", "service-poids", "api-gateway"):
        note(f"starts of {program}")
        times = []
        for _ in range(5 if options.quick else 20):
            with Service(os.path.join(programs, program), directory) as one:
                times.append(one.connect())
        figures.add(f"start to ready, {program}, median of {len(times)}", statistics.median(times), "ms", most=MOST_START_MS)


def compare_services(options, programs, directory, figures):
    for program in ("wrk", "nginx"):
        if shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin") is None:
            figures.skip("services", f"{program} is not there (Debian: {program})")
            return
    with contextlib.ExitStack() as running:
        def start(one):
            running.enter_context(one).connect()
            return one
        age = start(Service(os.path.join(programs, "service-age"), directory))
        weight = start(Service(os.path.join(programs, "service-poids"), directory))
        gateway = start(Service(os.path.join(programs, "api-gateway"), directory, "--upstream.age", age.url(""),
                                "--upstream.weight", weight.url("")))
        sides = {"service-age": (age, AGE), "service-poids": (weight, WEIGHT), "api-gateway": (gateway, "/api" + AGE)}
        bodies = {f"/{i}": served.get(target)[1].decode() for i, (served, target) in enumerate(sides.values())}
        nginx = start(Nginx(directory, bodies))
        sides |= {f"nginx, as {name}": (nginx, path) for name, path in zip(list(sides), bodies)}
        if os.path.exists(FLASK):
            sides["Flask"] = (start(Flask(directory)), AGE)
            same_answer(age, sides["Flask"][0])
        else:
            figures.skip("Flask", "could not be installed from PyPI into build/peers")
        rates = compare_cpu(options, sides, figures)
        compare_delays(options, sides, rates, figures)
        compare_memory(options, sides, rates, figures)
    compare_starts(options, programs, directory, figures)


def same_answer(age, flask):
    for target in (AGE, "/age?birth_date=2000-02-29&on=2026-02-28", "/age?birth_date=1999-01-31&on=2026-03-01"):
        ours, theirs = json.loads(age.get(target)[1]), json.loads(flask.get(target)[1])
        if ours != theirs:
            raise Failed(f"service-age and Flask do not say the same of {target}: {ours} {theirs}")
