"""./vigie load, with the k6 that is there. Without one these tests are skipped, since building it takes minutes:
VIGIE_WITH_K6=1 builds it."""

import http.server
import json
import os
import re
import signal
import subprocess
import sys

import pytest

from stack import ROOT

sys.path.insert(0, str(ROOT))
from demo.application import Application  # noqa: E402  found by the line above
from demo.children import Children  # noqa: E402
from demo.monitoring import Monitoring  # noqa: E402
from demo.page import parse  # noqa: E402
from demo.served import Served  # noqa: E402
from demo import ready  # noqa: E402
from watched import PROGRAMS, wait_until  # noqa: E402

BUILT = subprocess.run([ROOT / "scripts/go-tool", "--present", "k6"], capture_output=True, text=True, check=False).returncode == 0

pytestmark = pytest.mark.skipif(not BUILT and os.environ.get("VIGIE_WITH_K6") != "1",
                                reason="k6 is not here; VIGIE_WITH_K6=1 builds it, in some minutes")


def load(*words, **environment):
    return subprocess.run([ROOT / "vigie", "load", *map(str, words)], capture_output=True, text=True, timeout=300,
                          env={**os.environ, **environment})


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """The application and a Prometheus that takes figures."""
    directory = tmp_path_factory.mktemp("load")
    children = Children(directory)

    def start(name, command, is_ready):
        children.start(name, command)
        children.wait_until(f"{name} is not ready", is_ready)

    try:
        application = Application(PROGRAMS, children, lambda _: None)
        application.start()
        monitoring = Monitoring(ROOT, directory, start)
        monitoring.start_prometheus(application.ports, "https://grafana.example", "https://runbooks.example", "application*")
        yield application.url, monitoring.prometheus
    finally:
        children.stop()


@pytest.fixture(scope="module")
def smoke(watched, tmp_path_factory):
    """One run; the tests below look at what came of it."""
    url, prometheus = watched
    summary = tmp_path_factory.mktemp("smoke") / "summary.json"
    run = load("smoke", "--url", url, "--prometheus", prometheus, "--json", summary, "--duration", "6s", P95_MS="2000", P99_MS="2000")
    run.summary = json.loads(summary.read_text())
    run.prometheus = prometheus
    return run


def test_all_limits_hold_and_the_last_line_says_so(smoke):
    assert smoke.returncode == 0, smoke.stdout + smoke.stderr
    assert smoke.stderr.splitlines()[-1] == "vigie: smoke: all limits hold"


def test_the_summary_has_a_line_a_route_as_text_and_as_json(smoke):
    routes = ["/api/age", "/api/ideal-weight", "/api/profile", "/"]
    for route in [*routes, "bad input"]:
        assert re.search(rf"^{re.escape(route)} +\d+ +0 +0 +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+$", smoke.stdout, re.MULTILINE), smoke.stdout
    assert list(smoke.summary["routes"]) == routes
    assert smoke.summary["ok"] and smoke.summary["scenario"] == "smoke"
    asked = sum(one["requests"] for one in smoke.summary["routes"].values()) + smoke.summary["bad_input"]["requests"]
    assert asked == smoke.summary["requests"] > 100
    assert smoke.summary["bad_input"]["requests"] > 0


def test_the_figures_stand_in_prometheus_by_the_services_routes(smoke):
    def ask(query):
        answer = json.loads(ready.fetch(f"{smoke.prometheus}/api/v1/query?query={query}"))
        return {one["metric"].get("route"): float(one["value"][1]) for one in answer["data"]["result"]}

    sent = ask("sum%20by%20(route)(last_over_time(k6_http_reqs_total%7Binput=%22good%22%7D%5B10m%5D))")
    assert sent == {route: one["requests"] for route, one in smoke.summary["routes"].items()}
    p99 = ask("max%20by%20(route)(last_over_time(k6_http_req_duration_p99%7Binput=%22good%22%7D%5B10m%5D))")
    assert set(p99) == set(sent) and 0 < p99["/api/age"] < 2


class Wrong(http.server.BaseHTTPRequestHandler):
    """Answers quickly, and always the same."""

    def do_GET(self):  # noqa: N802, http.server's name
        self.send_response(200)
        body = b'{"years": 36}\n'
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def wrong():
    with Served(Wrong) as server:
        yield f"http://127.0.0.1:{server.port}"


def test_a_fast_wrong_answer_is_a_failure_that_is_named_in_one_line(wrong):
    run = load("smoke", "--url", wrong, "--duration", "3s")
    assert run.returncode == 99
    assert re.fullmatch(r"vigie: smoke: missed \d+ of \d+ limits: (checks|http_req_failed)\{.* and \d+ more", run.stderr.splitlines()[-1])
    for missed in ("rate>=1 of checks{route:/api/age}", "rate<=0 of http_req_failed{input:bad}"):
        assert f"missed: {missed}, it was " in run.stdout


@pytest.mark.parametrize("scenario", ["average", "stress", "spike", "soak"])
def test_every_scenario_runs(watched, scenario):
    run = load(scenario, "--url", watched[0], "--rate", "20", "--duration", "4s", P95_MS="3000", P99_MS="3000", FAILED="0")
    assert run.returncode in (0, 99), run.stdout + run.stderr  # a busy machine may not start all in time
    missed = re.findall(r"^missed: .*", run.stdout, re.MULTILINE)
    assert not [line for line in missed if "dropped_iterations" not in line], run.stdout


def test_where_no_demo_runs_it_starts_the_application_and_ends_it():
    run = load("smoke", "--duration", "2s", P95_MS="3000", P99_MS="3000")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "the application is started for this" in run.stderr
    port = re.search(r"smoke on http://127\.0\.0\.1:(\d+)$", run.stderr, re.MULTILINE)[1]
    assert not ready.listens(int(port))


def test_where_nothing_listens_it_says_so():
    run = load("--url", "http://127.0.0.1:9")
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("vigie: load: nothing that is ready answers at http://127.0.0.1:9")


def test_a_prometheus_that_is_not_there_is_told_before_the_load(watched):
    run = load("--url", watched[0], "--prometheus", "http://127.0.0.1:9")
    assert run.returncode == 1 and "no Prometheus answers at http://127.0.0.1:9" in run.stderr
    run = load("--url", watched[0], "--prometheus", watched[0])
    assert run.returncode == 1 and "takes no remote write" in run.stderr


def answered(url):
    """How many ages the gateway has told so far."""
    page = parse(ready.fetch(f"{url}/metrics"))
    return sum(count for labels, count in page["http_requests_total"] if labels["route"] == "/api/age")


def test_a_signal_ends_it_early_with_the_summary_of_what_there_was(watched):
    before = answered(watched[0])
    process = subprocess.Popen([ROOT / "vigie", "load", "soak", "--url", watched[0], "--rate", "10"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    wait_until(lambda: answered(watched[0]) > before + 3, 60, lambda: "there is no load")
    process.send_signal(signal.SIGTERM)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 130, out + errors
    assert errors.splitlines()[-1] == "vigie: soak: was stopped before its end"
    assert re.search(r"^soak: \d+ requests", out, re.MULTILINE)
