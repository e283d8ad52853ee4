"""What a broker and its subscribers see of a simulated plant."""
import json
import signal
import subprocess

from conftest import PROGRAM, until

PUMP = "plant/lyon/press/pump-1"


def online_of(seen, machine=PUMP):
    return [json.loads(p)["online"] for _, _, _, p in seen.where(lambda t, *_: t == f"{machine}/status")]


def values_of(seen):
    return seen.where(lambda t, q, r, p: "/status" not in t and "/nameplate" not in t)


def test_birth_is_retained(broker, subscribe, simulate, plant):
    simulate(plant, "--broker", broker.url)
    live = subscribe("plant/#")
    until(lambda: values_of(live), "values arrive")
    late = subscribe("plant/#")
    kept = until(lambda: (m := late.where(lambda t, q, r, p: r)) and len(m) >= 4 and m, "retained births")
    assert {(t, q) for t, q, _, _ in kept} == {(f"{m}/{leaf}", 1) for m in (PUMP, "plant/lyon/paint/fan-1")
                                               for leaf in ("status", "nameplate")}
    plate = next(json.loads(p) for t, _, _, p in kept if t == f"{PUMP}/nameplate")
    assert plate == {"name": "pump-1", "maker": "Acme", "serial": "A-1", "rated_speed_rpm": 1480, "rated_power_kw": 22}
    assert online_of(late)[0] is True


def test_values_arrive_with_qos_1_in_plant_time(broker, subscribe, simulate, plant):
    live = subscribe("plant/lyon/press/#")
    simulate(plant, "--broker", broker.url, "--speed", "10", "--start", "2026-01-05T06:00:00Z")
    until(lambda: len(values_of(live)) >= 30, "thirty values")
    per_topic = {}
    for topic, qos, retained, payload in values_of(live):
        assert qos == 1 and not retained
        per_topic.setdefault(topic, []).append(json.loads(payload))
    assert set(per_topic) == {f"{PUMP}/vibration/drive-end/x", f"{PUMP}/vibration/drive-end/y", f"{PUMP}/temperature/bearing"}
    for readings in per_topic.values():
        assert all(set(r) == {"value", "ts"} for r in readings)
        times = [r["ts"] for r in readings]
        assert times == list(range(times[0], times[0] + 1000 * len(times), 1000))
        assert times[0] >= 1767592800000


def test_a_killed_machine_is_offline_by_its_will(broker, subscribe, simulate, plant):
    sim = simulate(plant, "--broker", broker.url)
    live = subscribe("plant/#")
    until(lambda: online_of(live) == [True], "online")
    sim.send_signal(signal.SIGKILL)
    until(lambda: online_of(live)[-1] is False, "the will")
    late = subscribe("plant/#")
    until(lambda: online_of(late) == [False] and online_of(late, "plant/lyon/paint/fan-1") == [False], "the will is retained")


def test_a_clean_stop_says_goodbye(broker, subscribe, simulate, plant):
    for stop in (signal.SIGTERM, signal.SIGINT):
        sim = simulate(plant, "--broker", broker.url)
        live = subscribe("plant/#")
        until(lambda: values_of(live) and online_of(live)[-1] is True, "online")
        sim.send_signal(stop)
        assert sim.wait(timeout=10) == 0
        late = subscribe("plant/#")
        until(lambda: online_of(late) == [False] and online_of(late, "plant/lyon/paint/fan-1") == [False], "offline, retained")


def test_the_end_of_the_duration_says_goodbye(broker, subscribe, simulate, plant):
    sim = simulate(plant, "--broker", broker.url, "--speed", "100", "--duration", "30s")
    assert sim.wait(timeout=20) == 0
    assert "published=120 dropped=0" in sim.log.read_text()
    late = subscribe("plant/#")
    until(lambda: online_of(late) == [False], "offline, retained")


def test_a_missing_broker_is_waited_for(idle_broker, subscribe, simulate, plant):
    sim = simulate(plant, "--broker", idle_broker.url)
    until(lambda: sim.log.read_text().count("trying again in") >= 2, "says so twice")
    assert f"no broker at {idle_broker.url}" in sim.log.read_text()
    idle_broker.start()
    live = subscribe("plant/#")
    until(lambda: values_of(live), "values after the broker came")
    assert online_of(live)[0] is True


def test_a_missing_broker_does_not_keep_it_from_stopping(idle_broker, simulate, plant):
    sim = simulate(plant, "--broker", idle_broker.url)
    until(lambda: "no broker" in sim.log.read_text(), "says so")
    sim.send_signal(signal.SIGTERM)
    assert sim.wait(timeout=5) == 0


def test_a_restarted_broker_gets_the_birth_again(broker, subscribe, simulate, plant):
    sim = simulate(plant, "--broker", broker.url, "--speed", "50")
    live = subscribe("plant/#")
    until(lambda: values_of(live), "values")
    broker.stop()
    until(lambda: "connection lost" in sim.log.read_text(), "notices")
    broker.start()
    again = subscribe("plant/#")
    until(lambda: values_of(again), "values again")
    until(lambda: online_of(again) and online_of(again, "plant/lyon/paint/fan-1"), "births again")
    assert again.where(lambda t, q, r, p: t == f"{PUMP}/nameplate")


def test_rate_sends_that_many_a_second(broker, simulate, plant):
    sim = simulate(plant, "--broker", broker.url, "--rate", "500", "--duration", "3s")
    assert sim.wait(timeout=20) == 0
    assert "published=1500 dropped=0" in sim.log.read_text()


def test_one_line_alone(plant):
    out = subprocess.run([PROGRAM, plant, "--dry-run", "--duration", "2s", "--line", "paint"], check=True,
                         capture_output=True, text=True).stdout
    assert {line.split("/")[2] for line in out.splitlines()} == {"paint"}
