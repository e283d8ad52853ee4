"""scripts/go-tool: what is on PATH is used when it is new enough, else one is built, once."""

import os
import shutil
import subprocess

import pytest


def executable(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def go_tool(root, tmp_path):
    """go-tool in a project of its own, with a Go that writes down what it is asked to build."""
    (tmp_path / "project/scripts").mkdir(parents=True)
    shutil.copy(root / "scripts/go-tool", tmp_path / "project/scripts")
    shutil.copytree(root / "scripts/go-tools", tmp_path / "project/scripts/go-tools")
    executable(tmp_path / "bin/go", f"""#!/bin/bash
if [ "$1" = version ]; then echo go version go1.99.0 linux/amd64; exit; fi
echo "$PWD $*" >>{tmp_path}/asked
while [ "$1" != -o ]; do shift; done
echo built >"$2"; chmod +x "$2"
""")

    def call(*arguments):
        return subprocess.run([tmp_path / "project/scripts/go-tool", *arguments], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "PATH": f"{tmp_path}/bin:/usr/bin:/bin"})

    call.folder = tmp_path
    return call


def test_one_on_path_of_the_pinned_version_is_used(go_tool):
    executable(go_tool.folder / "bin/k6", "#!/bin/sh\necho 'k6 v2.2.0 (go1.26.8, linux/amd64)'\n")
    done = go_tool("k6")
    assert (done.returncode, done.stdout) == (0, f"{go_tool.folder}/bin/k6\n")
    assert not (go_tool.folder / "asked").exists()


def test_an_older_one_on_path_is_not_used_and_one_is_built_once(go_tool):
    executable(go_tool.folder / "bin/amtool", """#!/bin/sh
[ "$1" = --version ] || { echo "amtool: error: expected command but got \"$1\"" >&2; exit 1; }
echo 'amtool, version 0.25.0 (branch: debian)'
""")
    first, second = go_tool("amtool"), go_tool("amtool")
    assert first.stdout == second.stdout == f"{go_tool.folder}/project/build/go-tools/amtool\n"
    assert "builds amtool 0.34.0" in first.stderr and second.stderr == ""
    asked = (go_tool.folder / "asked").read_text().splitlines()
    assert len(asked) == 1
    assert asked[0].startswith(f"{go_tool.folder}/project/scripts/go-tools/amtool build")
    assert asked[0].endswith("github.com/prometheus/alertmanager/cmd/amtool")


def test_another_pin_builds_it_again(go_tool):
    go_tool("k3d")
    (go_tool.folder / "project/scripts/go-tools/k3d/go.sum").write_text("another\n")
    assert "builds k3d" in go_tool("k3d").stderr


def test_whether_it_is_there_is_told_without_a_build(go_tool):
    assert (go_tool("--present", "helm").returncode, go_tool("--present", "helm").stdout) == (1, "")
    go_tool("helm")
    assert go_tool("--present", "helm").stdout == f"{go_tool.folder}/project/build/go-tools/helm\n"


def test_a_name_that_is_not_pinned_hears_which_are(go_tool):
    done = go_tool("kubectl")
    assert done.returncode == 2
    assert "amtool, helm, k3d, k6, pint" in done.stderr
