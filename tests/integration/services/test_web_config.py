"""--web.config.file against real clients: curl, openssl and Python's ssl."""
import http.client
import re
import signal
import socket
import ssl
import subprocess
import time

import pytest
from real_broker import free_port, until
from running import PROGRAMS, Service
from web_files import HASH_OF_RIGHT, Authority, get, not_after_at, serial_at, trusting

FAILURES = 'http_tls_handshake_failures_total{reason="%s"}'
TLS = "tls_server_config: {cert_file: server.crt, key_file: server.key%s}\n"
USERS = f"basic_auth_users: {{ann: {HASH_OF_RIGHT}}}\n"


class Guarded(Service):
    """service-age behind a web configuration; the context is that of who watches it."""

    def __init__(self, directory, text, context):
        self.directory, self.context = directory, context
        self.configuration = directory / "web.yml"
        self.configuration.write_text(text)
        super().__init__("service-age", directory, "--web.config.file", str(self.configuration))

    def answers(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            return get(self.port, self.context)[0] in (200, 401)
        except OSError:
            return False

    def failures(self, reason, fields=None):
        page = get(self.port, self.context, "/metrics", fields)[2]
        return float(re.search(rf"^{re.escape(FAILURES % reason)} (\S+)$", page, re.MULTILINE)[1])


@pytest.fixture
def authority(tmp_path):
    one = Authority(tmp_path)
    one.sign("server")
    return one


@pytest.fixture
def guarded(tmp_path, authority):
    """Starts a service with a text; a client certificate for who watches it."""
    started = []

    def start(text, certificate=None):
        started.append(Guarded(tmp_path, text, trusting(authority, certificate)))
        return started[-1]
    yield start
    for each in started:
        each.stop(signal.SIGKILL)


def curl(*arguments):
    return subprocess.run(["curl", "-sS", "--max-time", "20", "--noproxy", "*", *map(str, arguments)],
                          capture_output=True, text=True, timeout=60)


def test_tls_is_spoken_to_who_knows_the_authority(guarded, authority):
    service = guarded(TLS % "")
    status, _, body = get(service.port, trusting(authority), "/age?birth_date=1990-05-17&on=2026-11-28")
    assert status == 200 and '"years":36' in body.replace(" ", "")
    said = curl("--cacert", authority.certificate, f"https://localhost:{service.port}/-/healthy", f"https://localhost:{service.port}/-/ready")
    assert said.stdout == "healthy\nready\n", said.stderr


def test_another_authority_does_not_vouch_for_it(guarded, tmp_path):
    service = guarded(TLS % "")
    with pytest.raises(ssl.SSLCertVerificationError):
        get(service.port, trusting(Authority(tmp_path, "other")))
    until(lambda: service.failures("refused_by_client") == 1, "counted by its reason")


def test_client_certificates_are_asked_for_and_looked_at(guarded, authority, tmp_path):
    own = authority.sign("watcher", "DNS:watcher.plant,URI:spiffe://plant/watcher")
    service = guarded(TLS % ", client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.crt, "
                      "client_allowed_sans: ['spiffe://plant/watcher', 10.0.0.7, ann@plant]", own)
    other = Authority(tmp_path, "other")
    known, unknown = trusting(authority, own), ["none", other.sign("stranger", "DNS:watcher.plant"),
                                                authority.sign("elsewhere", "DNS:elsewhere.plant")]
    assert get(service.port, known)[0] == 200
    for certificate in unknown:
        with pytest.raises(OSError):
            get(service.port, trusting(authority, None if certificate == "none" else certificate))
    until(lambda: service.failures("client_certificate") == 3, "counted by its reason")
    for name, names in (("by-address", "IP:10.0.0.7"), ("by-mail", "email:ann@plant")):
        assert get(service.port, trusting(authority, authority.sign(name, names)))[0] == 200


@pytest.mark.parametrize("how, without, stranger", [("RequestClientCert", True, True), ("RequireAnyClientCert", False, True),
                                                    ("VerifyClientCertIfGiven", True, False)])
def test_client_certificates_are_asked_for_as_it_is_written(guarded, authority, tmp_path, how, without, stranger):
    own = authority.sign("watcher")
    service = guarded(TLS % f", client_auth_type: {how}, client_ca_file: ca.crt", own)
    foreign = Authority(tmp_path, "other").sign("stranger")

    def let_in(context):
        try:
            return get(service.port, context)[0] == 200
        except OSError:
            return False
    assert (let_in(trusting(authority)), let_in(trusting(authority, foreign))) == (without, stranger)
    assert let_in(trusting(authority, own))


def test_sessions_are_taken_up_again_also_by_those_who_showed_a_certificate(guarded, authority):
    own = authority.sign("watcher")
    service = guarded(TLS % ", client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.crt", own)
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context, session, reused = trusting(authority, own), None, []
        context.maximum_version = version
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", service.port), timeout=20) as plain:
                with context.wrap_socket(plain, server_hostname="localhost", session=session) as secure:
                    secure.sendall(b"GET /-/ready HTTP/1.1\r\nHost: p\r\n\r\n")
                    assert secure.recv(4096).startswith(b"HTTP/1.1 200")
                    session, reused = secure.session, [*reused, secure.session_reused]
        assert reused[1:] == [True, True], version


def test_users_are_let_in_by_their_password(guarded):
    service = guarded(TLS % "" + USERS)
    url, known = f"https://localhost:{service.port}/-/healthy", ["--cacert", service.directory / "ca.crt", "-o", "/dev/null", "-w", "%{http_code}"]
    assert curl(*known, "-u", "ann:right", url).stdout == "200"
    assert curl(*known, "-u", "ann:wrong", url).stdout == "401"
    assert curl(*known, "-u", "bob:right", url).stdout == "401"
    status, fields, body = get(service.port, service.context)
    assert status == 401 and fields["WWW-Authenticate"] == 'Basic realm="vigie", charset="UTF-8"'
    assert fields["Content-Type"] == "application/problem+json" and '"status":401' in body
    page = get(service.port, service.context, "/metrics", {"Authorization": "Basic YW5uOnJpZ2h0"})[2]
    assert 'http_requests_refused_total{reason="wrong_credentials"} 2' in page


def test_a_wrong_password_and_an_unknown_user_take_the_same_time(guarded):
    # A cost of 12 takes some 200 ms, beside which all else is little.
    service = guarded(TLS % "" + "basic_auth_users: {ann: $2b$12$abcdefghijklmnopqrstuuhiNZXkTFMCiaM.9LKAZ5KgRZtwr.E1S}\n")

    def cpu(credentials):
        before = sum(map(int, open(f"/proc/{service.process.pid}/stat").read().rsplit(")", 1)[1].split()[11:13]))
        assert get(service.port, service.context, fields={"Authorization": f"Basic {credentials}"})[0] == 401
        return sum(map(int, open(f"/proc/{service.process.pid}/stat").read().rsplit(")", 1)[1].split()[11:13])) - before
    wrong, unknown = cpu("YW5uOndyb25n"), cpu("Ym9iOndyb25n")
    assert 0.5 < wrong / unknown < 2, (wrong, unknown)


def not_after(service):
    page = get(service.port, service.context, "/metrics")[2]
    return float(re.search(r"^http_certificate_not_after_timestamp_seconds (\S+)$", page, re.M)[1])


def test_a_renewed_certificate_is_shown_without_a_restart_and_a_bad_one_is_not(guarded, authority):
    service = guarded(TLS % "")
    first, until_first = serial_at(service.port, service.context), not_after(service)
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as plain:
        with service.context.wrap_socket(plain, server_hostname="localhost") as kept:
            authority.sign("server", days=9)
            until(lambda: serial_at(service.port, service.context) != first, "the new certificate is shown")
            kept.sendall(b"GET /-/ready HTTP/1.1\r\nHost: p\r\n\r\n")
            assert kept.recv(4096).startswith(b"HTTP/1.1 200"), "who is connected stays so"
    assert not_after(service) == not_after_at(service.port, service.context) > until_first
    second = serial_at(service.port, service.context)
    authority.sign("other")
    (service.directory / "other.key").replace(service.directory / "server.key")
    until(lambda: serial_at(service.port, service.context) and "is not the key of the certificate" in service.log.read_text(),
          "the bad key is complained of")
    assert serial_at(service.port, service.context) == second
    page = get(service.port, service.context, "/metrics")[2]
    assert "http_config_reload_failures_total 1\n" in page and "http_config_last_reload_successful 0\n" in page
    assert service.log.read_text().count("the new web configuration is bad") == 1


def test_tls_does_not_go_away_with_a_file_that_is_being_written(guarded):
    service = guarded(TLS % "")
    service.configuration.write_text("")
    until(lambda: get(service.port, service.context)[0] == 200 and "tls_server_config is gone" in service.log.read_text(),
          "the change is refused")


def test_older_versions_are_not_spoken(guarded, authority):
    service = guarded(TLS % ", min_version: TLS13")
    assert get(service.port, trusting(authority))[0] == 200
    for most in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_1):
        with pytest.raises(ssl.SSLError):
            get(service.port, trusting(authority, most=most))
    until(lambda: service.failures("protocol") == 2, "counted by its reason")


def test_ciphers_and_curves_are_those_that_are_written(guarded, authority):
    service = guarded(TLS % ", max_version: TLS12, curve_preferences: [CurveP384], cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]")
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as plain:
        with trusting(authority).wrap_socket(plain, server_hostname="localhost") as secure:
            assert secure.cipher()[:2] == ("ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2")
    only = trusting(authority)
    only.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256")
    with pytest.raises(ssl.SSLError):
        get(service.port, only)
    only = trusting(authority)
    only.set_ecdh_curve("prime256v1")
    with pytest.raises(ssl.SSLError):
        get(service.port, only)


def test_half_a_handshake_is_cut_and_counted(guarded):
    service = guarded(TLS % "")
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as silent:
        with socket.create_connection(("127.0.0.1", service.port), timeout=30) as slow:
            silent.sendall(b"\x16\x03\x01\x02\x00\x01\x00")
            slow.sendall(b"\x16")
            assert silent.recv(100) == b"" and slow.recv(100) == b""
    assert 8 < time.monotonic() - begun < 20
    assert service.failures("timeout") == 2


def test_who_leaves_in_the_middle_is_counted_and_who_only_looks_is_not(guarded):
    service = guarded(TLS % "")
    socket.create_connection(("127.0.0.1", service.port), timeout=20).close()
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as leaving:
        leaving.sendall(b"\x16\x03\x01\x02\x00\x01\x00")
    until(lambda: service.failures("closed") == 1, "counted by its reason")


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "DELETE"])
def test_plain_http_on_a_tls_port_is_told_so(guarded, method):
    service = guarded(TLS % "")
    plain = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    plain.request(method, "/metrics")
    answer = plain.getresponse()
    assert answer.status == 400 and "This port speaks TLS: ask with https." in answer.read().decode()
    assert service.failures("not_tls") == 1


def test_noise_on_a_tls_port_hurts_nobody(guarded):
    service = guarded(TLS % "")
    for noise in (b"\x00" * 100, b"\x16" * 5000, b"\x16\x03\x01\xff\xff" + b"x" * 70000, b"\r\n\r\n", b"\x80\x2e\x01"):
        service.raw(noise)
    assert get(service.port, service.context)[0] == 200


def test_a_request_in_many_pieces_and_many_requests_at_once_come_over_tls(guarded):
    service = guarded(TLS % "")
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as plain:
        with service.context.wrap_socket(plain, server_hostname="localhost") as secure:
            for byte in b"GET /-/ready HTTP/1.1\r\nHost: p\r\n\r\n":
                secure.sendall(bytes([byte]))
            secure.sendall(b"GET /-/healthy HTTP/1.1\r\nHost: p\r\n\r\n" * 3 + b"GET /-/ready HTTP/1.1\r\nHost: p\r\nConnection: close\r\n\r\n")
            said = b""
            while more := secure.recv(65536):
                said += more
    assert said.count(b"HTTP/1.1 200 OK") == 5 and said.endswith(b"ready\n")


def test_sigterm_ends_it_while_hands_are_being_shaken(guarded):
    service = guarded(TLS % "")
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as half:
        half.sendall(b"\x16\x03\x01\x02\x00\x01\x00")
        until(lambda: get(service.port, service.context)[0] == 200, "it has taken the bytes")
        begun = time.monotonic()
        assert service.stop() == 0
        assert time.monotonic() - begun < 5


def test_what_is_wrong_is_said_at_the_start_all_of_it(tmp_path, authority):
    authority.sign("other")
    (tmp_path / "empty.crt").write_text("")
    web = tmp_path / "web.yml"

    def said(text):
        web.write_text(text)
        ended = subprocess.run([PROGRAMS / "service-age", "--web.listen-address", f"127.0.0.1:{free_port()}", "--web.config.file", web],
                               capture_output=True, text=True, timeout=20)
        assert ended.returncode == 1
        return ended.stderr.replace(str(tmp_path), "DIR").splitlines()
    assert said("tls_server_config: {cert_file: none.crt, key_file: server.key, client_auth_type: RequireAnyClientCert, client_ca_file: empty.crt}\n"
                "basic_auth_users: {ann: right}\n") == [
        "service-age: DIR/web.yml:1:32: cert_file: DIR/none.crt cannot be read: No such file or directory",
        "service-age: DIR/web.yml:1:120: client_ca_file: DIR/empty.crt holds no certificate in PEM",
        "service-age: DIR/web.yml:2:25: basic_auth_users: ann: expected a bcrypt hash, which begins with $2y$ and has 60 characters: "
        "`htpasswd -nBC 10 \"\" | tr -d ':\\n'` makes one"]
    assert said("tls_server_config: {cert_file: server.crt, key_file: other.key}") == [
        "service-age: DIR/web.yml:1:54: key_file: DIR/other.key is not the key of the certificate in DIR/server.crt"]
    assert said("tls_server_config: {cert_file: server.key, key_file: server.crt}")[1].startswith(
        "service-age: DIR/web.yml:1:54: key_file: DIR/server.crt holds no key in PEM without a pass phrase")
    web.unlink()
    assert "cannot be read: No such file or directory" in subprocess.run(
        [PROGRAMS / "service-age", "--web.config.file", web], capture_output=True, text=True, timeout=20).stderr
