"""What kube-score and checkov find is either mended or explained here. They run where they are on PATH."""

import json
import re
import shutil
import subprocess

import pytest

EVERYTHING = {"sensorSim": {"enabled": True}, "mailpit": {"enabled": True}, "broker": {"hostPort": {"enabled": True}}}
CENTRAL = {"broker": {"mode": "central"}, "agent": {"filters": [{"name": "press", "filter": "plant/lyon/press/#"}]}}

NO_CPU_LIMIT = "a program that is throttled answers late; requests share out the CPU"
NOT_ALWAYS = "tags are pinned, and nodes at the edge start without a registry"
NO_DISK = "nothing can write but to volumes that have a limit of their own"
OF_THE_IMAGE = "the user of the official image, whose files are its own"
OWNER = "gives a directory of the node to the program's user, by the one capability for it, and ends"
ALONE = "two would be two sessions of one name, or two brokers that know nothing of each other"

KUBE_SCORE = [
    (r"CPU limit is not set", NO_CPU_LIMIT),
    (r"ImagePullPolicy is not set to Always", NOT_ALWAYS),
    (r"Ephemeral Storage (limit|request) is not set", NO_DISK),
    (r"vigie-(mosquitto|test)/.*low (user|group) ID", OF_THE_IMAGE),
    (r"vigie-agent/.*\(own-directory\).*low (user|group) ID", OWNER),
    (r"vigie-mosquitto/.*same readiness and liveness probe", "whether the port answers is all that can be asked without a password"),
    (r"vigie-(api-gateway|service-age|service-poids)/.*host podAntiAffinity", "topologySpreadConstraints spread them"),
    (r"vigie-(mailpit|mosquitto|agent-plant-press)/.*Deployment: ", ALONE),
]
CHECKOV = [
    ("CKV_K8S_11", ".*", NO_CPU_LIMIT),
    ("CKV_K8S_15", ".*", NOT_ALWAYS),
    ("CKV_K8S_43", ".*", "a tag can be read; whoever wants a digest gives it with the tag"),
    ("CKV_K8S_25", r"DaemonSet.*vigie-(agent|mosquitto)", OWNER),
    ("CKV_K8S_40", r".*vigie-(mosquitto|test)", OF_THE_IMAGE),
    ("CKV_K8S_(8|9)", r".*vigie-(sensor-sim|test)", "nobody asks them anything; they end when they fail"),
    ("CKV_K8S_26", r"DaemonSet.*vigie-mosquitto", "by that port of the node machines reach its broker"),
]


@pytest.fixture(params=[EVERYTHING, CENTRAL], ids=["cells", "central"])
def manifest(chart, tmp_path, request):
    path = tmp_path / "all.yaml"
    path.write_text(chart.render(request.param).text)
    return path


def test_kube_score_finds_nothing_unexplained(manifest):
    program = shutil.which("kube-score")
    if not program:
        pytest.skip("no kube-score here: 'go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0'")
    done = subprocess.run([program, "score", "--output-format", "ci", manifest], capture_output=True, text=True, timeout=300)
    found = [line for line in done.stdout.splitlines() if line.startswith(("[CRITICAL]", "[WARNING]"))]
    assert found, done.stderr
    assert [line for line in found if not any(re.search(known, line) for known, _ in KUBE_SCORE)] == []


def test_checkov_finds_nothing_unexplained(manifest):
    program = shutil.which("checkov")
    if not program:
        pytest.skip("no checkov here: 'pip install checkov==3.3.30'")
    done = subprocess.run([program, "--file", manifest, "--framework", "kubernetes", "--output", "json", "--skip-download"],
                          capture_output=True, text=True, timeout=600)
    report = json.loads(done.stdout)
    assert report["summary"]["parsing_errors"] == 0 and report["summary"]["passed"] > 100
    found = [(one["check_id"], one["resource"]) for one in report["results"]["failed_checks"]]
    assert [one for one in found if not any(re.fullmatch(check, one[0]) and re.match(who, one[1]) for check, who, _ in CHECKOV)] == []
