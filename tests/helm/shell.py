"""Shell scripts of the chart, run here as they would be there, with paths of the test's own."""

import os
import subprocess


def run_script(container, replaced, **environment):
    """The container's `sh -euc` script with texts replaced; what went wrong is an AssertionError."""
    assert container["command"][:2] == ["sh", "-euc"]
    script = container["command"][2]
    for old, new in replaced.items():
        assert old in script
        script = script.replace(old, str(new))
    done = subprocess.run(["sh", "-euc", script], capture_output=True, text=True, timeout=60, env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr
