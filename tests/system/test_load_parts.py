"""The parts of the load test that need no k6: which words it takes, what it says at the end, what it finds."""

import argparse
import json
import os
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from stack import ROOT

sys.path.insert(0, str(ROOT))
from demo import application, children, running  # noqa: E402  found by the line above
from demo.children import Children, Failed  # noqa: E402
from watched import PROGRAMS  # noqa: E402


@pytest.fixture(autouse=True)
def load_on_the_path(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "perf/k6"))
    yield
    for name in ("load", "load_options"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(("url", "loopback"), [
    ("http://127.0.0.1:8080", True), ("http://127.9.9.9", True), ("http://[::1]:80", True), ("http://localhost:1", True),
    ("http://10.0.0.1:8080", False), ("https://shop.example", False), ("http://localhost.example", False),
    ("http://0.0.0.0:80", False), ("http://127.0.0.1.nip.example", False),
])
def test_only_this_machine_is_loaded_without_being_permitted(url, loopback):
    from load_options import is_loopback, parse
    assert is_loopback(url) is loopback
    assert parse(["--url", url, "--permitted"]).url == url
    if not loopback:
        with pytest.raises(SystemExit):
            parse(["--url", url])


@pytest.mark.parametrize("text", ["ftp://127.0.0.1", "http://", "http://127.0.0.1/api", "http://u@127.0.0.1", "http://127.0.0.1:0",
                                  "http://127.0.0.1:99999", "http://127.0.0.1?x", "127.0.0.1:80"])
def test_what_is_no_address_is_refused(text):
    from load_options import address
    with pytest.raises(argparse.ArgumentTypeError, match="such as"):
        address(text)


@pytest.mark.parametrize(("ended", "said", "status"), [
    (0, "average: all limits hold", 0),
    (99, "average: missed 4 of 5 limits: checks{route:/} rate>=1; http_req_duration{route:/} p(95)<50; http_req_duration{route:/} p(99)<100 and 1 more", 99),
    (105, "average: was stopped before its end", 130),
    (107, "average: k6 ended with status 107, which is not a verdict on the application", 1),
])
def test_what_came_of_it_is_one_line_and_one_status(ended, said, status):
    from load import verdict
    limits = [{"metric": "http_req_duration{route:/}", "limit": "p(95)<50", "ok": False},
              {"metric": "http_req_duration{route:/}", "limit": "p(99)<100", "ok": False},
              {"metric": "http_req_duration{input:bad}", "limit": "p(99)<100", "ok": False},
              {"metric": "checks{route:/}", "limit": "rate>=1", "ok": False},
              {"metric": "checks{route:/api/age}", "limit": "rate>=1", "ok": True}]
    assert verdict(SimpleNamespace(scenario="average"), ended, {"limits": limits}) == (said, status)


def test_figures_are_written_only_where_there_is_a_prometheus():
    from load import command, environment
    wanted = SimpleNamespace(scenario="spike", duration="30s", rate=7)
    without = command("k6", wanted, None)
    assert "--out" not in without and without[-1].endswith("perf/k6/spike.js") and os.path.exists(without[-1])
    beside = command("k6", wanted, "http://127.0.0.1:9090")
    assert beside[beside.index("--out") + 1] == "experimental-prometheus-rw"
    settings = environment(wanted, "http://127.0.0.1:1", "http://127.0.0.1:9090", "s.json")
    assert settings["K6_PROMETHEUS_RW_SERVER_URL"] == "http://127.0.0.1:9090/api/v1/write"
    assert (settings["BASE_URL"], settings["DURATION"], settings["RATE"]) == ("http://127.0.0.1:1", "30s", "7")


def test_without_k6_and_without_a_network_it_says_what_is_missing(tmp_path):
    """In a copy of the scripts, where none has been built, with a Go that cannot build one."""
    for folder in ("scripts", "perf", "demo"):
        subprocess.run(["cp", "-r", ROOT / folder, tmp_path / folder], check=True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/go").write_text("#!/bin/sh\n[ \"$1\" = version ] && { echo go version go1.99.0; exit; }\nexit 1\n")
    (tmp_path / "bin/go").chmod(0o755)
    run = subprocess.run([tmp_path / "scripts/load", "smoke"], capture_output=True, text=True, timeout=60, check=False,
                         env={**os.environ, "PATH": f"{tmp_path}/bin:/usr/bin:/bin"})
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("vigie: load: there is no k6")


def test_a_demo_that_runs_is_found_and_one_that_was_killed_is_not(tmp_path, monkeypatch):
    alive = {"http://127.0.0.1:1"}
    monkeypatch.setattr(running.ready, "http_ok", lambda url: url.removesuffix("/-/ready") in alive)
    assert running.find(tmp_path) is None
    left_behind = tmp_path / "build/demos/1.json"
    with running.Announced(tmp_path, "http://127.0.0.1:1", "http://127.0.0.1:2"):
        left_behind.write_text(json.dumps({"application": "http://127.0.0.1:3", "prometheus": "http://127.0.0.1:4"}))
        assert running.find(tmp_path) == {"application": "http://127.0.0.1:1", "prometheus": "http://127.0.0.1:2"}
    assert running.find(tmp_path) is None
    left_behind.write_text("{")
    assert running.find(tmp_path) is None


def test_a_port_that_is_taken_is_named_by_the_program_that_wanted_it(tmp_path):
    started = Children(tmp_path)
    one = application.Application(PROGRAMS, started, lambda _: None)
    with socket.create_server(("127.0.0.1", 0)) as occupied:
        one.ports["service-age"] = occupied.getsockname()[1]
        with pytest.raises(Failed, match="(?s)service-age ended with exit status 1.*in use"):
            one.start()
    started.stop()


def test_a_program_that_was_not_built_is_named_with_the_mend(tmp_path):
    with pytest.raises(Failed, match="service-age is not there: ./vigie build makes it"):
        application.Application(tmp_path, Children(tmp_path), lambda _: None).start()


def test_a_program_that_was_ended_on_purpose_is_no_failure_and_can_come_back(tmp_path):
    started = Children(tmp_path)
    try:
        started.start("sleeper", ["sleep", "60"])
        started.end("sleeper")
        started.check()
        started.start("sleeper", ["sleep", "60"])
        started.check()
    finally:
        started.stop()
    assert children.bound(["sleep"])[-1] == "sleep"


def test_a_program_is_not_started_for_a_demo_that_has_gone_meanwhile():
    started_by_another = subprocess.run(["bash", "-c", '"$@"; true', "bash", *children.bound(["echo", "started"])],
                                        capture_output=True, text=True, timeout=30)
    started_by_this = subprocess.run(children.bound(["echo", "started"]), capture_output=True, text=True, timeout=30)
    assert (started_by_another.stdout, started_by_this.stdout) == ("", "started\n")
