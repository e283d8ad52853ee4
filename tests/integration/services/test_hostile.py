"""What nobody should send: a clear refusal, counted, and the service goes on."""
import subprocess

import pytest
from running import PROGRAMS

DATE, HEIGHT = "/age?birth_date=", "/ideal-weight?height_cm="
CASES = [
    ("/age", {"birth_date": "missing"}),
    (DATE, {"birth_date": "missing"}),
    (DATE + "1990-02-30", {"birth_date": "not_a_date"}),
    (DATE + "1990-2-3", {"birth_date": "not_a_date"}),
    (DATE + "17/05/1990", {"birth_date": "not_a_date"}),
    (DATE + "0001-01-01", {"birth_date": "not_a_date"}),
    (DATE + "9" * 8000, {"birth_date": "not_a_date"}),
    (DATE + "%D9%A1%D9%A9%D9%A9%D9%A0-01-01", {"birth_date": "not_a_date"}),
    (DATE + "%00", {"birth_date": "not_a_date"}),
    (DATE + "%zz", {"birth_date": "unreadable", "on": "unreadable"}),
    (DATE + "1990-05-17&birth_date=1990-05-17", {"birth_date": "repeated"}),
    (DATE + "1990-05-17&on=tomorrow", {"on": "not_a_date"}),
    (DATE + "2199-01-01", {"birth_date": "in_the_future"}),
    (DATE + "1990-05-17&on=1990-05-16", {"birth_date": "in_the_future"}),
    (DATE + "1801-05-17&on=2000-01-01", {"birth_date": "too_long_ago"}),
    ("/ideal-weight", {"height_cm": "missing"}),
    (HEIGHT, {"height_cm": "missing"}),
    (HEIGHT + "0", {"height_cm": "out_of_range"}),
    (HEIGHT + "99.99", {"height_cm": "out_of_range"}),
    (HEIGHT + "250,1", {"height_cm": "out_of_range"}),
    (HEIGHT + "-1", {"height_cm": "not_a_number"}),
    (HEIGHT + "1e9", {"height_cm": "not_a_number"}),
    (HEIGHT + "1e2", {"height_cm": "not_a_number"}),
    (HEIGHT + "NaN", {"height_cm": "not_a_number"}),
    (HEIGHT + "inf", {"height_cm": "not_a_number"}),
    (HEIGHT + "0xb2", {"height_cm": "not_a_number"}),
    (HEIGHT + "1,7,8", {"height_cm": "not_a_number"}),
    (HEIGHT + "178" + "0" * 400, {"height_cm": "not_a_number"}),
    (HEIGHT + "178&sex=robot", {"sex": "unknown_value"}),
    (HEIGHT + "178&sex=male&sex=female", {"sex": "repeated"}),
    (HEIGHT + "tall&sex=FEMALE", {"height_cm": "not_a_number", "sex": "unknown_value"}),
]


@pytest.mark.parametrize(("target", "codes"), CASES, ids=[target[:40] for target, _ in CASES])
def test_a_parameter_that_cannot_be_taken_is_named(services, target, codes):
    own = services.age if target.startswith("/age") else services.weight
    for said in (own.get(target), services.gateway.get("/api" + target)):
        together = set(codes.values()) & {"in_the_future", "too_long_ago"}
        assert said.status == said.json["status"] == (422 if together else 400)
        assert said.codes() == codes
        assert all(error["expected"] for error in said.json["errors"])
    page = services.gateway.get(target.replace("/age", "/").replace("/ideal-weight", "/"))
    assert page.status in (200, 400, 422)
    assert page.fields["Content-Type"].startswith("text/html")


def test_bytes_that_are_not_ascii_are_refused(services):
    said = services.gateway.raw(b"GET /api/age?birth_date=\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 400") and b"application/problem+json" in said


def test_unknown_paths_and_methods_are_refused_and_counted_without_their_names(services):
    for service in (services.age, services.weight, services.gateway):
        lost = service.get("/no/such/page")
        assert (lost.status, lost.fields["Content-Type"]) == (404, "application/problem+json")
        wrong = service.ask("DELETE", "/metrics")
        assert (wrong.status, wrong.fields["Allow"]) == (405, "GET, HEAD")
        assert service.ask("BREW", "/metrics").status == 405
        assert service.value('http_requests_total{code="404",method="GET",route=""}') >= 1
        assert service.value('http_requests_total{code="405",method="other",route="/metrics"}') >= 1
        assert "no/such" not in service.get("/metrics").body


def test_a_header_of_ten_megabytes_is_refused(services):
    for service in (services.age, services.weight, services.gateway):
        before = service.value("http_client_errors_total")
        said = service.raw(b"GET / HTTP/1.1\r\nHost: a\r\nX-Pad: " + b"a" * 10_000_000 + b"\r\n\r\n")
        assert said.startswith(b"HTTP/1.1 431") and b'"status":431' in said
        assert service.value("http_client_errors_total") == before + 1


def test_half_a_request_and_then_silence_is_told_that_it_is_late(services):
    said = services.age.raw(b"GET /age?birth_date=1990-05")
    assert said.startswith(b"HTTP/1.1 408") and b"application/problem+json" in said
    assert services.age.value('http_requests_total{code="408"') == 1


def test_a_wrong_command_line_is_explained():
    for program, flags, status, words in (
            ("service-age", ["--web.listen-address", "nowhere"], 1, "it has no port"),
            ("service-age", ["--web.listen-adress", ":1"], 2, "--help"),
            ("service-poids", ["--log.level", "loud"], 2, "debug, info, warn or error"),
            ("api-gateway", ["--upstream.age", "localhost:1"], 1, "write http://host:port"),
            ("api-gateway", ["--upstream.timeout-ms", "soon"], 1, "from 10 to 60000")):
        done = subprocess.run([PROGRAMS / program, *flags], capture_output=True, text=True, timeout=20)
        assert done.returncode == status and words in done.stderr
