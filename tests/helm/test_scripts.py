"""What containers do before the programs start, done here: by a real Mosquitto and with files of the chart."""

import shutil
import subprocess
import time

import yaml
from shell import run_script

MOSQUITTO = shutil.which("mosquitto") or "/usr/sbin/mosquitto"


def test_the_broker_lets_in_whom_the_secrets_name(chart, tmp_path):
    (tmp_path / "secrets/passwords").mkdir(parents=True)
    (tmp_path / "secrets/acl").mkdir()
    (tmp_path / "auth").mkdir()
    for user, word in (("agent", "a-word"), ("sensors", "another one:with a colon")):
        (tmp_path / f"secrets/passwords/{user}").write_text(word)
    rendered = chart.render()
    (tmp_path / "secrets/acl/acl").write_text(rendered.one("Secret", "vigie-mqtt-acl")["stringData"]["acl"])
    run_script(rendered.containers()["vigie-mosquitto", "copy-secrets"],
               {"/secrets/": f"{tmp_path}/secrets/", "/auth/": f"{tmp_path}/auth/"})
    words = (tmp_path / "auth/passwords").read_text()
    assert words.startswith("agent:$7$") and "word" not in words, "hashed"
    with broker(rendered, tmp_path) as port:
        assert says(port, "agent", "a-word", "vigie/node/a/x") == 0
        assert says(port, "agent", "a-word", "plant/x") == 0 and heard(port, "agent", "a-word", "plant/x") == ""
        assert says(port, "sensors", "another one:with a colon", "plant/x") == 0
        assert heard(port, "agent", "a-word", "plant/x") == "word"
        assert says(port, "sensors", "a-word", "plant/x") != 0, "a wrong password"
        assert says(port, "nobody", "", "plant/x") != 0


class broker:
    """Mosquitto with the chart's configuration, its directories and port aside."""

    def __init__(self, rendered, directory):
        import socket
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        (directory / "data").mkdir()
        text = rendered.one("ConfigMap", "vigie-mosquitto")["data"]["mosquitto.conf"]
        for old, new in (("listener 1883", f"listener {self.port} 127.0.0.1\nuser root"),
                         ("/mosquitto/auth", f"{directory}/auth"), ("/mosquitto/data", f"{directory}/data")):
            assert old in text
            text = text.replace(old, new)
        self.config = directory / "mosquitto.conf"
        self.config.write_text(text)
        self.log = directory / "mosquitto.log"

    def __enter__(self):
        with self.log.open("w") as log:
            self.process = subprocess.Popen([MOSQUITTO, "-c", self.config], stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while says(self.port, "agent", "a-word", "vigie/node/a/x") != 0:
            assert time.monotonic() < deadline and self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        return self.port

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)


def says(port, user, word, topic):
    """The exit status. What it says is retained."""
    return subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(port), "-u", user, "-P", word, "-t", topic, "-m", "word",
                           "-r", "-q", "1"], capture_output=True, timeout=30).returncode


def heard(port, user, word, topic):
    """What is retained there."""
    return subprocess.run(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(port), "-u", user, "-P", word, "-t", topic, "-C", "1",
                           "-W", "2"], capture_output=True, text=True, timeout=30).stdout.strip()


def test_a_nodes_line_has_the_nodes_name_and_all_machines(chart, root, tmp_path):
    (tmp_path / "plant").mkdir()
    (tmp_path / "named").mkdir()
    shutil.copy(root / "plants/demo.yaml", tmp_path / "plant/plant.yaml")
    run_script(chart.render({"sensorSim": {"enabled": True}}).containers()["vigie-sensor-sim", "name-line"],
               {"/plant/": f"{tmp_path}/plant/", "/named/": f"{tmp_path}/named/"}, LINE="press", NODE_NAME="edge-7.plant")
    before = yaml.safe_load((root / "plants/demo.yaml").read_text())
    after = yaml.safe_load((tmp_path / "named/plant.yaml").read_text())
    assert [line["name"] for line in after["lines"]] == ["edge-7.plant", "paint"]
    after["lines"][0]["name"] = "press"
    assert after == before
