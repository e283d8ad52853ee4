"""What the API says to those who ask as it is described."""
import re
import subprocess

import pytest
from real_broker import until


def test_an_age_on_a_day_is_the_same_by_both_ways(services):
    target = "/age?birth_date=1990-05-17&on=2026-11-28"
    own, through = services.age.get(target), services.gateway.get("/api" + target)
    assert own.status == through.status == 200
    assert own.json == through.json == {
        "birth_date": "1990-05-17", "on": "2026-11-28", "years": 36, "months": 6, "days": 11, "days_lived": 13344,
        "next_birthday": {"date": "2027-05-17", "in_days": 170, "turning": 37}}


@pytest.mark.parametrize("empty", ["", "&on="])
def test_without_a_day_it_is_today(services, empty):
    assert re.fullmatch(r"2\d{3}-\d\d-\d\d", services.age.get("/age?birth_date=1990-05-17" + empty).json["on"])


@pytest.mark.parametrize("height", ["178.5", "178,5", "178%2C5", "178,50"])
def test_a_comma_is_as_good_as_a_point(services, height):
    said = services.gateway.get(f"/api/ideal-weight?height_cm={height}&sex=female").json
    assert said["height_cm"] == 178.5
    assert {one["name"]: one["kilograms"] for one in said["formulas"]} == {
        "Lorentz": {"female": 67.1}, "Devine": {"female": 69.1}, "Robinson": {"female": 66.5},
        "Miller": {"female": 67.1}, "Hamwi": {"female": 68.1}}
    assert all(one["source"] for one in said["formulas"])
    assert (said["healthy_range"]["from_kilograms"], said["healthy_range"]["to_kilograms"]) == (58.9, 79.7)


def test_a_formula_says_nothing_of_heights_for_which_it_is_not_defined(services):
    said = services.weight.get("/ideal-weight?height_cm=150").json
    weights = {one["name"]: one["kilograms"] for one in said["formulas"]}
    assert weights["Devine"] == {"female": None, "male": None}
    assert weights["Lorentz"] == {"female": 50.0, "male": 50.0}


def test_a_profile_is_both(services):
    query = "birth_date=1990-05-17&on=2026-11-28&height_cm=178"
    said = services.gateway.get(f"/api/profile?{query}").json
    assert said == {"age": services.age.get(f"/age?{query}").json,
                    "ideal_weight": services.weight.get(f"/ideal-weight?{query}").json}


def test_a_profile_names_the_faults_of_both(services):
    said = services.gateway.get("/api/profile?birth_date=1990-02-30&height_cm=tall")
    assert said.status == said.json["status"] == 400
    assert said.codes() == {"birth_date": "not_a_date", "height_cm": "not_a_number"}


def test_every_answer_is_safe_and_has_an_id(services):
    for service in (services.age, services.weight, services.gateway):
        for target in ("/", "/-/healthy", "/metrics", "/age", "/api/age", "/style.css"):
            fields = service.get(target).fields
            assert fields["X-Content-Type-Options"] == "nosniff"
            assert "default-src 'none'" in fields["Content-Security-Policy"]
            assert fields["Cache-Control"] == ("no-cache" if service is services.gateway and target == "/style.css" else "no-store")
            assert re.fullmatch(r"[0-9a-f]{32}", fields["X-Request-Id"])


def test_the_pages_of_metrics_are_as_prometheus_wants_them(services):
    for service in (services.age, services.weight, services.gateway):
        said = service.get("/metrics")
        assert said.fields["Content-Type"].startswith("text/plain; version=0.0.4")
        done = subprocess.run(["promtool", "check", "metrics"], input=said.body, capture_output=True, text=True, timeout=20)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        for forbidden in ("job", "instance", "namespace", "pod", "container", "endpoint", "service", "node"):
            assert not re.search(rf'[{{,]{forbidden}="', said.body)


def test_static_files_are_sent_once(services):
    first = services.gateway.get("/script.js")
    again = services.gateway.get("/script.js", {"If-None-Match": first.fields["ETag"]})
    assert (first.status, again.status, again.body) == (200, 304, "")


def test_the_id_and_the_trace_are_passed_on(own_services):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    said = own_services.gateway.get("/api/age?birth_date=x", {
        "X-Request-Id": "from-a-test.1", "traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert said.fields["X-Request-Id"] == "from-a-test.1"
    for service, route in ((own_services.gateway, "/api/age"), (own_services.age, "/age")):
        line = rf"route={route} status=400 .* request_id=from-a-test\.1 trace_id={trace}"
        until(lambda: re.search(line, service.log.read_text()), f"the log of {route} has it")


@pytest.mark.parametrize("bad", ["a b", "x" * 65, "é", "a;b"])
def test_an_id_that_could_spoil_a_log_is_replaced(services, bad):
    said = services.gateway.get("/api/age", {"X-Request-Id": bad.encode()})
    assert re.fullmatch(r"[0-9a-f]{32}", said.fields["X-Request-Id"])
