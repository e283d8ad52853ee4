"""What a user sees who types something wrong."""
import signal
import subprocess

from conftest import PROGRAM


def run(*arguments):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, timeout=30)


def test_version_names_version_commit_and_build_type():
    assert run("--version").stdout.startswith("vigie-agent 0.")


def test_a_wrong_flag_is_named_and_ends_with_2():
    outcome = run("--config.fil", "x", "--colour")
    assert outcome.returncode == 2
    assert "--help" in outcome.stderr


def test_a_missing_file_is_named():
    outcome = run("--config.file", "/nowhere/agent.yaml")
    assert outcome.returncode == 1
    assert "/nowhere/agent.yaml: cannot be read: No such file or directory" in outcome.stderr


def test_an_unknown_key_is_named_with_its_place_and_the_nearest_known(tmp_path):
    file = tmp_path / "agent.yaml"
    file.write_text("rules:\n  - name: a\n    topic: a\n    formatt: json\n    readings: [{metric: a, help: A}]\n")
    for arguments in (["check", file], ["--config.file", file]):
        outcome = run(*arguments)
        assert outcome.returncode == 1
        assert f"{file}:4:5: " in outcome.stderr
        assert "'formatt'" in outcome.stderr and "'format'" in outcome.stderr


def test_a_good_file_is_said_to_be_good(idle_agent, broker):
    idle_agent.start()
    outcome = run("check", idle_agent.config)
    assert outcome.returncode == 0
    assert "ok, 2 rules" in outcome.stdout


def test_what_looks_like_a_mistake_is_a_warning_and_no_fault(tmp_path):
    file = tmp_path / "agent.yaml"
    file.write_text("rules: [{name: a, topic: 't/{Machine}', readings: [{metric: m, help: M}]}]\n")
    outcome = run("check", file)
    assert outcome.returncode == 0 and "ok, 1 rules" in outcome.stdout
    assert outcome.stderr.splitlines() == [
        f"{file}:1:26: warning: topic: label 'Machine' is not 'machine', which dashboards and alerts go by"]


def test_a_port_in_use_is_named_with_the_mend(agent):
    outcome = run("--config.file", agent.config, "--web.listen-address", f"127.0.0.1:{agent.port}")
    assert outcome.returncode == 1
    assert f"127.0.0.1:{agent.port}" in outcome.stderr
    assert "in use" in outcome.stderr


def test_both_signals_end_the_agent_with_0(idle_agent, broker):
    for how in (signal.SIGTERM, signal.SIGINT):
        idle_agent.start()
        assert idle_agent.stop(how) == 0
