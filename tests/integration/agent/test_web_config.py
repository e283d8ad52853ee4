"""--web.config.file of the agent: what it checks, what it shows, and that Prometheus' own tool reads the same file."""
import base64
import re
import signal
import subprocess

import pytest
from conftest import PROGRAM, ROOT
from real_broker import until
from web_files import HASH_OF_RIGHT, Authority, get, not_after_at, trusting

WEB = f"""\
tls_server_config: {{cert_file: server.crt, key_file: server.key}}
http_server_config: {{headers: {{X-Frame-Options: deny}}}}
basic_auth_users: {{prometheus: {HASH_OF_RIGHT}}}
"""
RIGHT = {"Authorization": "Basic " + base64.b64encode(b"prometheus:right").decode()}


@pytest.fixture
def authority(tmp_path):
    one = Authority(tmp_path)
    one.sign("server")
    (tmp_path / "web.yml").write_text(WEB)
    return one


@pytest.fixture
def guarded(idle_agent, tmp_path, authority):
    """The running agent's port, and what its log says."""
    idle_agent.configure()
    idle_agent.process = subprocess.Popen(
        [PROGRAM, "--config.file", idle_agent.config, "--web.listen-address", f"127.0.0.1:{idle_agent.port}",
         "--web.enable-lifecycle", "--web.config.file", tmp_path / "web.yml"], stderr=idle_agent.log.open("a"))

    def answers():
        assert idle_agent.process.poll() is None, idle_agent.log.read_text()
        try:
            return get(idle_agent.port, trusting(authority))[0] == 401
        except OSError:
            return False
    until(answers, "the agent answers")
    return idle_agent


def check(directory, *more):
    (directory / "agent.yaml").write_text("node: {enabled: false}\n")
    return subprocess.run([PROGRAM, "check", directory / "agent.yaml", "--web.config.file", directory / "web.yml", *more],
                          capture_output=True, text=True, timeout=20)


def test_every_page_is_behind_tls_and_a_password(guarded, authority):
    known = trusting(authority)
    for path in ("/", "/metrics", "/-/healthy", "/-/ready", "/api/v1/machines", "/nowhere"):
        status, fields, _ = get(guarded.port, known, path)
        assert (status, fields["X-Frame-Options"]) == (401, "deny"), path
    status, _, page = get(guarded.port, known, "/metrics", RIGHT)
    assert status == 200
    # One more was refused while the agent was waited for.
    assert float(re.search(r'^vigie_http_requests_refused_total\{reason="no_credentials"\} (\d+)', page, re.M)[1]) >= 7
    assert 'vigie_http_tls_handshake_failures_total{reason="not_tls"} 0\n' in page
    assert "vigie_http_config_last_reload_successful 1\n" in page
    told = float(re.search(r"^vigie_http_certificate_not_after_timestamp_seconds (\S+)$", page, re.M)[1])
    assert told == not_after_at(guarded.port, known)


def test_an_agent_without_such_a_file_shows_nothing_of_it(idle_agent):
    page = idle_agent.start().get()
    assert "vigie_http_requests_total" in page
    assert "vigie_http_tls" not in page and "vigie_http_requests_refused" not in page


def test_sigterm_ends_a_guarded_agent(guarded):
    assert guarded.stop(signal.SIGTERM) == 0


def test_check_says_what_the_file_does(tmp_path, authority):
    said = check(tmp_path)
    assert (said.returncode, said.stdout.splitlines()[1]) == (0, f"{tmp_path}/web.yml: ok, TLS, 1 user, 1 header")


def test_check_says_what_is_wrong_with_both_files(tmp_path, authority):
    (tmp_path / "web.yml").write_text("tls_server_config: {cert_file: none.crt, key_file: server.key}\nbasic_auth_user: {}\n")
    said = check(tmp_path)
    assert said.returncode == 1
    assert said.stderr.splitlines() == [
        f"{tmp_path}/web.yml:1:32: cert_file: {tmp_path}/none.crt cannot be read: No such file or directory",
        f"{tmp_path}/web.yml:2:1: unknown key 'basic_auth_user' in the file: did you mean 'basic_auth_users'?"]


def test_prometheus_own_tool_reads_the_same_file(tmp_path, authority):
    own = re.search(r"```yaml\n(tls_server_config.*?)```", (ROOT / "docs/web-config.md").read_text(), re.S)[1]
    authority.sign("clients")
    for text in (WEB, own):
        (tmp_path / "web.yml").write_text(text)
        assert check(tmp_path).returncode == 0, text
        other = subprocess.run(["promtool", "check", "web-config", tmp_path / "web.yml"], capture_output=True, text=True, timeout=20)
        assert other.returncode == 0, other.stderr
