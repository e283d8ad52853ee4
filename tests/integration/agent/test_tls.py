"""TLS to the broker: with the authority that signed it, and not without."""
import subprocess

import pytest
from conftest import CONNECTED
from real_broker import Broker, free_port, until

FAILURES = 'vigie_broker_connect_failures_total{broker="main",reason="%s"}'


@pytest.fixture
def tls(tmp_path):
    """A broker with a plain listener to publish by and a TLS one for the agent."""
    key, certificate, port = tmp_path / "key.pem", tmp_path / "certificate.pem", free_port()
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)],
                   check=True, capture_output=True, timeout=60)
    key.chmod(0o644)  # the broker reads it as another user
    one = Broker(tmp_path, f"listener {port} 127.0.0.1\ncertfile {certificate}\nkeyfile {key}\nuser root\n").start()
    one.url, one.authority = f"mqtts://localhost:{port}", certificate
    yield one
    one.stop()


def test_a_reading_comes_over_tls(idle_agent, tls):
    idle_agent.broker = tls
    agent = idle_agent.start(broker=f', ca_file: "{tls.authority}"').until_connected()
    tls.publish("plant/pump-1/temperature", '{"value": 8}')
    agent.until_value('plant_temperature_celsius{machine="pump-1"}', 8)


def test_a_broker_that_nobody_vouches_for_is_not_spoken_to(idle_agent, tls):
    idle_agent.broker = tls
    agent = idle_agent.start()
    until(lambda: agent.value(FAILURES % "tls") >= 1, "counted by its reason")
    assert "ca_file does not vouch for it: self-signed certificate" in agent.log.read_text()
    assert "ca_file does not vouch for it: self-signed certificate" in agent.get("/")
    assert agent.value(CONNECTED) == 0


def test_a_certificate_for_another_host_is_said_to_be_one(idle_agent, tls):
    tls.url = tls.url.replace("localhost", "127.0.0.1")
    idle_agent.broker = tls
    agent = idle_agent.start(broker=f', ca_file: "{tls.authority}"')
    until(lambda: agent.value(FAILURES % "tls") >= 1, "counted by its reason")
    assert "its certificate is not for host '127.0.0.1'" in agent.log.read_text()


def test_nobody_at_a_tls_port_is_no_fault_of_tls(idle_agent, tls):
    tls.stop()
    idle_agent.broker = tls
    agent = idle_agent.start(broker=f', ca_file: "{tls.authority}"')
    until(lambda: agent.value(FAILURES % "unreachable") >= 1, "counted by its reason")
    assert agent.value(FAILURES % "tls") == 0
