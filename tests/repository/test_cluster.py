"""./vigie cluster with stand-ins for docker, k3d, helm and kubectl, which write down what they are asked."""

import os
import subprocess

import pytest

STAND_IN = """#!/bin/bash
echo "{name} $*" >>{folder}/asked
{answer}
"""
ANSWERS = {
    "docker": """case $1 in
  --version) echo Docker version 27.1.0, build 1 ;;
  image) echo sha256:1 ;;
esac""",
    "k3d": """case "$*" in
  version) echo k3d version v5.9.0 ;;
  'cluster list mon-cluster') [ -e "$CLUSTER" ] ;;
  'cluster create'*) touch "$CLUSTER" ;;
  'cluster delete'*) rm "$CLUSTER" ;;
esac""",
    "helm": "if [ \"$1\" = version ]; then echo 'version.BuildInfo{Version:\"v4.2.4\"}'; fi",
    "kubectl": """case "$*" in
  'version --client') echo Client Version: v1.34.1 ;;
  *--no-headers*) echo "vigie-agent-x 1/1 ${POD_STATE:-Running} 0 1m" ;;
  *'--output name'*) echo daemonset.apps/vigie-agent; echo deployment.apps/vigie-api-gateway ;;
esac""",
}


class Front:
    """./vigie cluster with only these programs beside those of the system."""

    def __init__(self, root, folder):
        self._root, self._bin, self.folder = root, folder / "bin", folder
        self._bin.mkdir()
        # Not /usr/bin itself, for this machine's docker is none of the test's business.
        for name in ("awk", "bash", "cat", "cmp", "cut", "dirname", "env", "git", "grep", "head", "readlink", "sed", "sha256sum",
                     "sort", "touch", "rm"):
            (self._bin / name).symlink_to(f"/usr/bin/{name}")
        for name, answer in ANSWERS.items():
            self.put(name, answer)

    def put(self, name, answer):
        (self._bin / name).write_text(STAND_IN.format(name=name, folder=self.folder, answer=answer))
        (self._bin / name).chmod(0o755)

    def remove(self, name):
        (self._bin / name).unlink()

    def __call__(self, *arguments, **environment):
        (self.folder / "asked").write_text("")
        return subprocess.run([self._root / "vigie", "cluster", *arguments], capture_output=True, text=True, timeout=60,
                              env={"PATH": str(self._bin), "HOME": os.environ.get("HOME", "/"),
                                   "CLUSTER": str(self.folder / "cluster"), **environment})

    def asked(self, program, *words):
        """What the program was asked, in order, as far as it has these words."""
        lines = (self.folder / "asked").read_text().splitlines()
        return [line for line in lines if line.split()[0] == program and all(word in line for word in words)]


@pytest.fixture
def front(root, tmp_path):
    return Front(root, tmp_path)


def test_up_creates_the_cluster_gives_it_the_images_and_installs_both_releases(front, root):
    done = front("up")
    assert done.returncode == 0, done.stderr
    assert front.asked("k3d", "cluster create", f"--config {root}/k3d/cluster.yaml")
    assert len(front.asked("docker", "build", "--target")) == 2
    tag = front.asked("k3d", "image import")[0].split("vigie-agent:")[1].split()[0]
    assert f"vigie-services:{tag}" in front.asked("k3d", "image import")[0]
    first, second = front.asked("helm", "upgrade --install")
    assert "upgrade --install monitoring kube-prometheus-stack" in first and "--version 88.5." in first
    assert "helm/values/prometheus-values.yaml" in first and "--namespace monitoring" in first
    assert f"upgrade --install vigie {root}/helm/vigie" in second and f"image.tag={tag}" in second
    assert front.asked("kubectl", "rollout status daemonset.apps/vigie-agent")
    assert front.asked("kubectl", "rollout status deployment.apps/vigie-api-gateway")


def test_up_prints_links_and_how_to_get_the_password(front):
    said = front("up").stdout
    for link in ("http://127.0.0.1:9090/", "http://127.0.0.1:3000/", "http://127.0.0.1:9093/", "http://127.0.0.1:8080/"):
        assert link in said
    assert "get secret monitoring-grafana" in said and "waits for daemonset.apps/vigie-agent" in said


def test_a_second_up_starts_the_cluster_that_is_there(front):
    front("up")
    done = front("up")
    assert done.returncode == 0, done.stderr
    assert not front.asked("k3d", "cluster create")
    assert front.asked("k3d", "cluster start mon-cluster")
    assert len(front.asked("helm", "upgrade --install")) == 2


def test_a_chart_on_disk_is_taken_in_place_of_the_repository(front):
    front("up", KPS_CHART="/charts/kps")
    assert "upgrade --install monitoring /charts/kps" in front.asked("helm", "upgrade --install")[0]


def test_everything_that_is_missing_is_named_at_once_with_its_version(front):
    front.remove("docker")
    front.remove("kubectl")
    done = front("up")
    assert done.returncode == 1
    assert "docker 20.10.5 or newer: https://" in done.stderr and "kubectl 1.33.0 or newer: https://" in done.stderr
    assert not front.asked("k3d")


@pytest.mark.parametrize(("program", "answer", "said"), [
    ("docker", "[ \"$1\" != info ] && echo Docker version 27.1.0", "an engine that docker reaches"),
    ("docker", "echo Docker version 19.3.0", "docker 20.10.5 or newer (here is 19.3.0)"),
    ("kubectl", "echo Client Version: v1.20.4", "kubectl 1.33.0 or newer (here is 1.20.4)"),
    ("kubectl", "echo nothing", "here is one that does not tell its version"),
])
def test_what_is_too_old_or_does_not_answer_is_named(front, program, answer, said):
    front.put(program, answer)
    done = front("up")
    assert done.returncode == 1
    assert said in done.stderr


def test_status_tells_what_is_not_ready_and_ends_with_1(front):
    assert front("status").returncode == 0
    done = front("status", POD_STATE="ImagePullBackOff")
    assert done.returncode == 1
    assert "vigie-agent-x: ImagePullBackOff" in done.stdout


def test_status_without_a_cluster_says_how_to_get_one(front):
    front.put("kubectl", "case \"$*\" in 'version --client') echo v1.34.1 ;; *) exit 1 ;; esac")
    done = front("status")
    assert done.returncode == 1
    assert "./vigie cluster up" in done.stderr


def test_down_deletes_the_cluster_and_is_content_when_there_is_none(front):
    front("up")
    assert front("down").returncode == 0
    assert front.asked("k3d", "cluster delete mon-cluster")
    done = front("down")
    assert (done.returncode, done.stdout) == (0, "vigie: there is no cluster mon-cluster\n")


def test_a_failed_step_of_up_is_its_status_and_nothing_follows(front):
    front.put("helm", "case $1 in version) echo v4.2.4 ;; *) echo no such chart >&2; exit 3 ;; esac")
    done = front("up")
    assert done.returncode == 3
    assert "no such chart" in done.stderr
    assert not front.asked("kubectl", "rollout")
