"""load.py K6 [WORDS…]: finds or starts what is to be loaded, runs one scenario, and says in one line what came of it.

Exit status: 0 all limits hold, 99 at least one does not (as k6 has it), 1 it could not be run, 2 a wrong word.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from demo import ready, running
from demo.application import Application
from demo.children import Children, Failed, Interrupted, bound
from load_options import parse

ROOT = Path(__file__).resolve().parents[2]
MISSED, STOPPED = 99, 105  # k6's status when limits do not hold, and after a signal
NAMED = 3  # of the limits that were missed, in the last line; the table before it has all
TREND = "avg,med,p(95),p(99),max"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def say(text):
    print(f"vigie: {text}", file=sys.stderr, flush=True)


@contextlib.contextmanager
def target(wanted, children):
    """(URL of the gateway, URL of a Prometheus or None)"""
    demo = None if wanted.url else running.find(ROOT)
    if wanted.url or demo:
        url = wanted.url or demo["application"]
        if not ready.http_ok(f"{url}/-/ready"):
            raise Failed(f"nothing that is ready answers at {url}; is the application running there?")
        yield url, wanted.prometheus or (demo and demo["prometheus"])
        return
    say("no ./vigie demo runs here, so the application is started for this")
    build()
    application = Application(ROOT / "build/release/bin", children, say)
    application.start()
    yield application.url, wanted.prometheus


def build():
    if subprocess.run([ROOT / "scripts/build", "release"], stdout=sys.stderr, check=False).returncode != 0:
        raise Failed("the application could not be built")


def takes_figures(prometheus):
    """Raises Failed when nothing can be written there. An empty body is refused, but by whoever takes others."""
    try:
        urllib.request.urlopen(urllib.request.Request(f"{prometheus}/api/v1/write", data=b"", method="POST"), timeout=5)
    except urllib.error.HTTPError as answer:
        if answer.code == 404:
            raise Failed(f"{prometheus} takes no remote write; start it with --web.enable-remote-write-receiver") from None
    except OSError as problem:
        raise Failed(f"no Prometheus answers at {prometheus}: {getattr(problem, 'reason', problem)}") from None


def environment(wanted, url, prometheus, summary):
    settings = {"BASE_URL": url, "SUMMARY_JSON": str(summary), "K6_NO_USAGE_REPORT": "true",
                "K6_AUTO_EXTENSION_RESOLUTION": "false"}
    if wanted.duration:
        settings["DURATION"] = wanted.duration
    if wanted.rate:
        settings["RATE"] = str(wanted.rate)
    if prometheus:
        settings |= {"K6_PROMETHEUS_RW_SERVER_URL": f"{prometheus}/api/v1/write", "K6_PROMETHEUS_RW_TREND_STATS": TREND,
                     "K6_PROMETHEUS_RW_PUSH_INTERVAL": "2s", "K6_PROMETHEUS_RW_STALE_MARKERS": "true"}
    return {**os.environ, **settings}


def command(k6, wanted, prometheus):
    words = [k6, "run", "--no-color", *([] if sys.stdout.isatty() else ["--quiet"])]
    if prometheus:
        run = time.strftime(f"{wanted.scenario}-%Y%m%dT%H%M%SZ", time.gmtime())
        words += ["--out", "experimental-prometheus-rw", "--tag", f"testid={run}"]
    return [*words, str(ROOT / "perf/k6" / f"{wanted.scenario}.js")]


def verdict(wanted, status, summary):
    """One line for people, and the status to end with."""
    name = wanted.scenario
    if status == 0:
        return f"{name}: all limits hold", 0
    if status == MISSED:
        missed = sorted((one for one in summary["limits"] if not one["ok"]), key=lambda one: "duration" in one["metric"])
        named = "; ".join(f"{one['metric']} {one['limit']}" for one in missed[:NAMED])  # what is wrong before what is slow
        more = f" and {len(missed) - NAMED} more" if len(missed) > NAMED else ""
        return f"{name}: missed {len(missed)} of {len(summary['limits'])} limits: {named}{more}", MISSED
    if status == STOPPED:
        return f"{name}: was stopped before its end", 130
    return f"{name}: k6 ended with status {status}, which is not a verdict on the application", 1


def obey(k6, **more):
    """Runs k6 to its end, which a signal brings about early, with a summary of what there was. Returns its status."""
    process = subprocess.Popen(bound(k6), start_new_session=True, **more)  # a terminal's Ctrl-C reaches it once, from here
    for number in SIGNALS:
        signal.signal(number, lambda *_: process.send_signal(signal.SIGINT))
    return process.wait()


def run(k6, wanted, children):
    with target(wanted, children) as (url, prometheus), tempfile.TemporaryDirectory(prefix="vigie-load-") as directory:
        if prometheus:
            takes_figures(prometheus)
        summary = wanted.json or Path(directory, "summary.json")
        summary.unlink(missing_ok=True)  # an old one is none of this run's
        say(f"{wanted.scenario} on {url}" + (f", figures to {prometheus}" if prometheus else ""))
        ended = obey(command(k6, wanted, prometheus), env=environment(wanted, url, prometheus, summary))
        said = json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else {"limits": []}
        text, status = verdict(wanted, ended, said)
        say(text)
        return status


def main(k6, arguments):
    wanted = parse(arguments)
    with tempfile.TemporaryDirectory(prefix="vigie-load-") as directory:
        children = Children(Path(directory))
        for number in SIGNALS:
            signal.signal(number, children.interrupt)
        try:
            return run(k6, wanted, children)
        except Interrupted:
            return 130
        except (Failed, OSError) as failure:
            say(f"load: {failure}")
            return 1
        finally:
            children.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
