"""The bench's own arithmetic: bounds that are missed are said to be, and pages are read right."""

import json
import socketserver
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def bench_on_the_path(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "perf"))
    yield
    for name in ("figures", "page", "processes"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(("value", "most", "said"), [(14.0, 14, "14.0 MB |"), (14.1, 14, "14.0 MB: **missed** |")])
def test_a_bound_is_met_up_to_its_own_value(value, most, said):
    from figures import Figures
    figures = Figures()
    figures.add("resident", value, "MB", most=most)
    assert figures.markdown().splitlines()[2].endswith(said)


def test_a_ratio_is_the_median_of_the_rounds(tmp_path):
    from figures import Figures
    figures = Figures()
    figures.add("CPU", 12, "µs", beside=10, ratios=[1.1, 1.5, 1.2], most_ratio=1.2)
    figures.add("CPU", 13, "µs", beside=10, ratios=[1.3], most_ratio=1.2)
    figures.skip("telegraf", "not on PATH")
    lines = figures.markdown().splitlines()
    assert lines[2] == "| CPU | 12.0 µs | 10.0 µs | **1.20** (1.10–1.50) | 1.2 × |"
    assert lines[3] == "| CPU | 13.0 µs | 10.0 µs | **1.30** | 1.2 ×: **missed** |"
    assert lines[-1] == "Skipped: telegraf: not on PATH"
    figures.write(tmp_path / "figures.json", {"model": "x"})
    written = json.loads((tmp_path / "figures.json").read_text())
    assert [row["met"] for row in written["figures"]] == [True, False]
    assert written["skipped"] == {"telegraf": "not on PATH"}


def test_a_metric_is_summed_over_its_labels_and_not_over_names_that_begin_alike():
    import page
    text = b'# HELP a_total x\na_total{r="1"} 2\na_total{r="2"} 3\na_total_more 9\n'
    assert page.value(text, "a_total") == 5
    assert page.value(text, "b_total") == 0
    assert page.lines(text) == 3


def test_a_file_that_no_longer_has_what_is_filled_in_is_named(tmp_path):
    from processes import Failed, fill_in
    copy = fill_in("perf/agent.yaml", str(tmp_path), {"127.0.0.1:1883": "127.0.0.1:7"})
    assert "mqtt://127.0.0.1:7" in Path(copy).read_text()
    with pytest.raises(Failed, match="perf/agent.yaml no longer names somewhere"):
        fill_in("perf/agent.yaml", str(tmp_path), {"somewhere": "else"})


class Answers(socketserver.StreamRequestHandler):
    """One answer in one piece for each request."""

    def handle(self):
        while line := self.rfile.readline():
            if line == b"\r\n":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")


def test_requests_come_at_the_rate_that_was_asked_for():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = subprocess.run([sys.executable, ROOT / "perf/steady_http.py", str(server.server_address[1]), "/", "200", "1"],
                              capture_output=True, text=True, timeout=60, check=True)
        server.shutdown()
    seen = json.loads(done.stdout)
    assert seen["requests"] == 200
    assert 0 < seen["rate"] <= 205
    assert 0 < seen["p50"] <= seen["p99"] <= seen["max"]
