"""A recorded run on the broker, in compressed time."""
import json
import subprocess

from conftest import PROGRAM, until

ROWS = "t_s,h_velocity_rms_mm_s,h_acceleration_kurtosis\n" + "".join(f"{600 * i},{1 + i / 10},3\n" for i in range(20))


def test_publishes_the_rows_in_order(tmp_path, broker, subscribe, simulate):
    recording = tmp_path / "run.csv"
    recording.write_text(ROWS)
    live = subscribe("plant/#")
    sim = simulate("replay", recording, "--machine", "lyon/press/rig-1", "--broker", broker.url, "--speed", "6000",
                   "--start", "2026-01-05T06:00:00Z")
    assert sim.wait(timeout=30) == 0
    topic = "plant/lyon/press/rig-1/vibration/bearing/h"
    # The subscriber may come a moment after the first rows.
    until(lambda: live.where(lambda t, q, r, p: t == topic and '"value":2.9' in p), "the last row")
    readings = [json.loads(p) for _, q, r, p in live.where(lambda t, *_: t == topic) if q == 1 and not r]
    assert readings[-1] == {"value": 2.9, "ts": 1767592800000 + 19 * 600_000}
    assert [r["value"] for r in readings] == [round(1 + i / 10, 3) for i in range(20 - len(readings), 20)]
    assert {t for t, *_ in live.messages} == {topic, "plant/lyon/press/rig-1/status", "plant/lyon/press/rig-1/nameplate"}
    late = subscribe("plant/#")
    until(lambda: late.where(lambda t, q, r, p: t.endswith("/status") and r and "false" in p), "offline, retained")


def test_says_what_is_wrong_with_the_file(tmp_path):
    recording = tmp_path / "run.csv"
    recording.write_text("t_s,h\n0,one\n")
    done = subprocess.run([PROGRAM, "replay", recording, "--machine", "a/b/c", "--dry-run"], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 1
    assert f"{recording}:2:1: key 'h': 'one' must be a number" in done.stderr
