"""The rule files pass promtool, and so do their own tests."""

import shutil
import subprocess
from pathlib import Path

import pytest

RULES = Path(__file__).resolve().parents[2] / "alert-rules"
HOLD_RULES = [path for path in sorted(RULES.glob("*.yaml")) if "\ngroups:" in "\n" + path.read_text(encoding="utf-8")]
TESTS = sorted(RULES.glob("tests/**/*.yaml"))

pytestmark = pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not installed")


def promtool(*arguments):
    done = subprocess.run(["promtool", *map(str, arguments)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", HOLD_RULES, ids=lambda path: path.name)
def test_promtool_accepts(path):
    promtool("check", "rules", path)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_promtool_passes(path):
    promtool("test", "rules", path)


def test_there_are_rules_and_tests_of_them():
    assert HOLD_RULES and TESTS
