"""The one description of the API holds: schemathesis asks what it allows, and what it does not, and checks the answers."""
import os
import pathlib
import re
import subprocess

import pytest
import yaml
from running import ROOT

TOOL = ROOT / "build/tools/python/bin/schemathesis"


@pytest.mark.parametrize(("service", "paths", "count"), [
    ("gateway", "^/api/", 3), ("age", "^/age$", 1), ("weight", "^/ideal-weight$", 1)])
def test_answers_are_as_described(services, tmp_path, service, paths, count):
    assert TOOL.is_file(), "scripts/test-tools makes it"
    done = subprocess.run(
        [TOOL, "--config-file", ROOT / "tests/integration/services/schemathesis.toml", "run", ROOT / "services/openapi.yaml",
         "--url", getattr(services, service).url, "--include-path-regex", paths, "--max-examples", "100", "--seed", "1",
         "--workers", "1", "--no-color"], capture_output=True, text=True, timeout=300, cwd=tmp_path,
        env={**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path / "hypothesis")})
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"Selected: {count}/5", done.stdout), done.stdout
    cases = int(re.search(r"(\d+) generated", done.stdout)[1])
    assert cases >= 80 * count, done.stdout


def test_the_gateway_serves_the_description(services):
    said = services.gateway.get("/openapi.yaml")
    assert said.fields["Content-Type"] == "application/yaml"
    assert said.body == (ROOT / "services/openapi.yaml").read_text()
    assert yaml.safe_load(said.body)["openapi"] == "3.1.0"


def test_every_code_of_a_fault_is_described_and_no_other():
    described = yaml.safe_load((ROOT / "services/openapi.yaml").read_text())["components"]["schemas"]["refusal"]
    codes = described["allOf"][1]["properties"]["errors"]["items"]["properties"]["code"]["enum"]
    text = "".join(path.read_text() for room in ("age", "weight", "web") for path in pathlib.Path(ROOT / "services" / room).glob("*.cpp"))
    noted = re.findall(r'(?:note\([^;]*?|\? )"([a-z_]+)"(?:, [a-z_]+\)| : "([a-z_]+)")', text)
    assert set(codes) == {code for pair in noted for code in pair if code}
