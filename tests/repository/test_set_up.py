"""The set-up: what it asks for on other systems, and that it puts Debian's service policy back as it was."""

import os
import signal
import subprocess
import time

import pytest

POLICY_OF_SOMEBODY = "#!/bin/sh\nexit 104\n"


def executable(path, text):
    path.write_text(text)
    path.chmod(0o755)


def test_another_system_hears_what_is_looked_for_and_missing(root, tmp_path):
    (tmp_path / "os-release").write_text("ID=other\nVERSION_ID=7\n")
    for name in ("awk", "bash", "cat", "dirname", "env", "mktemp", "rm", "sed", "sort"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    done = subprocess.run([root / "scripts/set-up", "build", "run", "test"], capture_output=True, text=True, timeout=60,
                          env={"PATH": str(tmp_path), "VIGIE_OS_RELEASE": str(tmp_path / "os-release")})
    assert done.returncode == 1
    looked_for, missing = done.stderr.split("missing here:")
    assert "'other-7'" in looked_for
    for word in ("Boost at least 1.81", "Paho MQTT C++ at least 1.2", "CMake at least 3.25", "mosquitto", "prometheus",
                 "alertmanager", "node_exporter", "promtool", "amtool", "aiosmtpd"):
        assert word in looked_for
    for word in ("CMake at least 3.25", "promtool", "amtool", "alertmanager", "openssl"):
        assert word in missing


@pytest.fixture
def debian(tmp_path):
    """Stand-ins for apt-get and its kin, which write down what they were asked."""
    tools = tmp_path / "tools"
    tools.mkdir()
    executable(tools / "apt-get", f"""#!/bin/sh
echo "$*" >>{tmp_path}/asked
case "$*" in
  *-s*) echo "Inst mosquitto (2.0 Debian:12 [amd64])"; echo "Inst old [1.0] (1.1 Debian:12 [amd64])" ;;
  *--download-only*) exit "${{APT_DOWNLOAD:-0}}" ;;
  install*) cp {tmp_path}/policy {tmp_path}/policy-meanwhile; touch {tmp_path}/installing; sleep "${{APT_SECONDS:-0}}"
            touch {tmp_path}/installed; exit "${{APT_INSTALL:-0}}" ;;
esac
""")
    executable(tools / "dpkg-query", "#!/bin/sh\necho /lib/systemd/system/$2.service\n")
    executable(tools / "deb-systemd-helper", f'#!/bin/sh\necho "$*" >>{tmp_path}/units\n')
    executable(tools / "update-rc.d", "#!/bin/sh\n")

    def start(root, **environment):
        # This machine's own policy is none of the test's business.
        assert "policy=${VIGIE_POLICY_RC_D:-" in (root / "scripts/install-packages").read_text()
        path = f"{tools}:{os.environ['PATH']}"
        return subprocess.Popen([root / "scripts/install-packages", "mosquitto"], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, start_new_session=True,
                                env={**os.environ, "PATH": path, "VIGIE_POLICY_RC_D": str(tmp_path / "policy"), **environment})

    start.folder = tmp_path
    return start


def wait_for(path, seconds=20):
    deadline = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} did not come"
        time.sleep(0.02)


@pytest.mark.parametrize("before", [None, POLICY_OF_SOMEBODY], ids=["no policy", "a policy"])
@pytest.mark.parametrize(("environment", "status"), [({}, 0), ({"APT_INSTALL": "100"}, 1), ({"APT_DOWNLOAD": "100"}, 1)],
                         ids=["well", "a broken package", "no network"])
def test_services_stay_off_and_the_policy_comes_back(root, debian, before, environment, status):
    policy = debian.folder / "policy"
    if before:
        executable(policy, before)
    process = debian(root, **environment)
    process.communicate(timeout=30)
    assert process.returncode == status
    assert (policy.read_text() if policy.exists() else None) == before
    if "APT_DOWNLOAD" not in environment:
        assert "exit 101" in (debian.folder / "policy-meanwhile").read_text()
        # What was installed before is not ours to disable.
        assert (debian.folder / "units").read_text() == "--quiet disable mosquitto.service\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_an_interrupt_waits_for_dpkg_and_cleans_up(root, debian, number):
    executable(debian.folder / "policy", POLICY_OF_SOMEBODY)
    process = debian(root, APT_SECONDS="1")
    wait_for(debian.folder / "installing")
    os.killpg(process.pid, number)  # as a terminal does
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert (debian.folder / "installed").exists()
    assert (debian.folder / "policy").read_text() == POLICY_OF_SOMEBODY


def test_the_next_run_mends_what_a_killed_one_left(root, debian):
    policy = debian.folder / "policy"
    executable(policy, POLICY_OF_SOMEBODY)
    process = debian(root, APT_SECONDS="1")
    wait_for(debian.folder / "installing")
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    assert "exit 101" in policy.read_text()
    wait_for(debian.folder / "installed")
    process = debian(root)
    process.communicate(timeout=30)
    assert process.returncode == 0
    assert policy.read_text() == POLICY_OF_SOMEBODY
