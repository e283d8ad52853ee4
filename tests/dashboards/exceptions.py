"""Queries that a live stack without faults of its own answers with nothing, and why. Each has to be as empty as it says."""

import subprocess
from pathlib import Path

GO_TOOL = Path(__file__).resolve().parents[2] / "scripts/go-tool"
K6_IS_HERE = subprocess.run([GO_TOOL, "--present", "k6"], capture_output=True, check=False).returncode == 0
K6 = "needs k6, which is not here; building it takes minutes"

NOTHING_IN_THE_DEMO = {
    ("fleet", "Messages and readings rejected", "B"): "needs a message of which only a part is no good",
    ("fleet", "Versions", "F"): "needs an agent with TLS",
    ("machine", "Last sample of each sensor", "D"): "needs a sensor with a fault of its own",
    ("application", "annotation Alerts", "A"): "needs a fault of the application",
    **{("k6", panel, ref): K6 for panel, refs in (
        ("Requests so far", "A"), ("Checks held", "A"), ("Requests made", "A"), ("Requests failed", "A"),
        ("Duration as k6 sees it", "A"), ("Users", "AB")) for ref in refs if not K6_IS_HERE},
}
# Asked of another machine than the one that fails.
OF_ANOTHER = {
    ("machine", "How it ran", "C"): {"machine": "press-1"},  # a pump makes no parts
    ("machine", "Time to a limit", "A"): {"machine": "pump-2"},  # what wears out exponentially makes no sure trend
    ("machine", "Time left", "A"): {"machine": "pump-2"},
}
# Empty or not, as the machine is on which the tests run (a container's root is an overlay, of which nobody tells), or as the
# moment is.
EITHER = {("node", "Temperature", "A"), ("node", "Agreement", "D"), ("node", "Agreement", "E"), ("node", "Agreement", "F"),
          ("node", "Root file system", "A"), ("node", "Root file system", "B"), ("node", "Pressure", "A"),
          ("machine", "Time left", "B")}
