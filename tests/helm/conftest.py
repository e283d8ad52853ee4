"""helm's rendering of the chart. Tests that need helm are skipped where there is none: it takes minutes to build.
`scripts/go-tool helm` builds it once; VIGIE_WITH_TOOLS=1 has these tests do so."""

import os
import subprocess
from pathlib import Path

import pytest
from rendering import Chart

ROOT = Path(__file__).resolve().parents[2]


def go_tool(name):
    """Its path, or a skip."""
    present = [] if os.environ.get("VIGIE_WITH_TOOLS") == "1" else ["--present"]
    found = subprocess.run([ROOT / "scripts/go-tool", *present, name], capture_output=True, text=True, timeout=1200)
    if present and found.returncode == 1:
        pytest.skip(f"no {name} here: 'scripts/go-tool {name}' builds one (some minutes, once)")
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


def pytest_collection_modifyitems(items):
    """Of a test that can not run for want of helm, one of its cases says so for all."""
    if os.environ.get("VIGIE_WITH_TOOLS") == "1" or subprocess.run(
            [ROOT / "scripts/go-tool", "--present", "helm"], capture_output=True, timeout=60).returncode == 0:
        return
    kept, told = [], set()
    for item in items:
        test = (item.path, item.originalname)
        if "helm" not in item.fixturenames or test not in told:
            kept.append(item)
        if "helm" in item.fixturenames:
            told.add(test)
    items[:] = kept


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def helm():
    return go_tool("helm")


@pytest.fixture(scope="session")
def k3d():
    return go_tool("k3d")


@pytest.fixture(scope="session")
def chart(helm, tmp_path_factory):
    return Chart(helm, ROOT / "helm/vigie", tmp_path_factory.mktemp("values"))


@pytest.fixture(scope="session")
def agent():
    """vigie-agent, which says whether a configuration is one."""
    program = Path(os.environ.get("VIGIE_BIN_DIR", ROOT / "build/dev/bin")) / "vigie-agent"
    assert program.is_file(), f"{program} is not built"
    return program
