"""A service that is down or slow: what the gateway says, and that the other goes on."""
import http.client
import signal
import socket
import threading

import pytest
from real_broker import until
from running import Service

AGE, WEIGHT = "/api/age?birth_date=1990-05-17", "/api/ideal-weight?height_cm=178"
BOTH = "birth_date=1990-05-17&height_cm=178"


def test_one_that_is_down_is_told_and_the_other_goes_on(own_services):
    gateway = own_services.gateway
    assert gateway.get(AGE).status == 200
    own_services.age.stop()
    down = gateway.get(AGE)
    assert (down.status, down.fields["Content-Type"]) == (502, "application/problem+json")
    assert "service-age" in down.json["detail"]
    assert gateway.get(WEIGHT).status == 200
    profile = gateway.get(f"/api/profile?{BOTH}")
    assert profile.status == 502
    assert profile.json["age"] is None and profile.json["ideal_weight"]["height_cm"] == 178
    page = gateway.get(f"/?{BOTH}")
    assert page.status == 502 and "does not answer at the moment" in page.body and "Lorentz" in page.body
    assert gateway.value('upstream_requests_total{upstream="service-age",outcome="unreachable"}') == 3
    assert gateway.value('http_requests_total{code="502",method="GET",route="/api/age"}') == 1
    assert gateway.get("/-/ready").status == 200

    own_services.age = Service("service-age", own_services.directory, port=own_services.age.port)
    assert gateway.get(AGE).status == 200


def test_one_that_does_not_answer_is_given_up_in_time(own_services):
    own_services.weight.process.send_signal(signal.SIGSTOP)
    try:
        late = own_services.gateway.get(WEIGHT)
        assert late.status == 504 and "service-poids" in late.json["detail"]
        assert own_services.gateway.get(f"/api/profile?{BOTH}").json["age"]["birth_date"] == "1990-05-17"
        assert own_services.gateway.get(AGE).status == 200
        assert own_services.gateway.value('upstream_requests_total{upstream="service-poids",outcome="timeout"}') == 2
    finally:
        own_services.weight.process.send_signal(signal.SIGCONT)
    assert own_services.gateway.get(WEIGHT).status == 200


@pytest.mark.parametrize("said", [b"", b"hello\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n",
                                  b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi",
                                  b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"])
def test_an_answer_that_cannot_be_used_is_502(own_services, said):
    """Something else listens where service-age was."""
    own_services.age.stop()
    with socket.create_server(("127.0.0.1", own_services.age.port)) as listening:
        def answer():
            client, _ = listening.accept()
            with client:
                client.recv(65536)
                client.sendall(said)
        thread = threading.Thread(target=answer)
        thread.start()
        assert own_services.gateway.get(AGE).status == 502
        thread.join()


def test_connections_are_kept_and_used_again(own_services):
    for _ in range(20):
        assert own_services.gateway.get(AGE).status == 200
    assert own_services.gateway.value('upstream_connects_total{upstream="service-age"}') == 1
    assert own_services.gateway.value('upstream_requests_total{upstream="service-age",outcome="answered"}') == 20


def test_a_kept_connection_that_was_closed_meanwhile_is_no_failure(own_services):
    assert own_services.gateway.get(AGE).status == 200
    own_services.age.stop()
    own_services.age = Service("service-age", own_services.directory, port=own_services.age.port)
    assert own_services.gateway.get(AGE).status == 200
    assert own_services.gateway.value('upstream_connects_total{upstream="service-age"}') == 2


def test_a_request_under_way_is_answered_before_the_end(own_services):
    """SIGTERM while the gateway waits for a service: the answer comes, new connections do not, the exit is 0."""
    gateway = own_services.gateway
    own_services.weight.process.send_signal(signal.SIGSTOP)
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=20)
    connection.request("GET", WEIGHT)
    until(lambda: gateway.value('upstream_requests_in_flight{upstream="service-poids"}') == 1, "it is under way")
    assert gateway.value("http_requests_in_flight") == 2
    gateway.process.send_signal(signal.SIGTERM)
    until(lambda: "msg=draining" in gateway.log.read_text(), "it drains")
    with pytest.raises(OSError):
        gateway.get("/-/ready")
    own_services.weight.process.send_signal(signal.SIGCONT)
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Connection"]) == (200, "close")
    answer.read()
    connection.close()
    assert gateway.process.wait(timeout=20) == 0


def test_services_end_at_once_when_nothing_is_under_way(own_services):
    assert own_services.gateway.get(AGE).status == 200
    for service in (own_services.gateway, own_services.age, own_services.weight):
        assert service.stop() == 0
