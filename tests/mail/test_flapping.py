"""A connection to a broker that comes and goes for an hour: how often that is an alert, by the rules themselves."""

import subprocess

import pytest
import yaml
from monitoring import RULES

STEP = 5  # seconds between two evaluations
FIRES = 'ALERTS{alertname="VigieBrokerDown", alertstate="firing"}'
BEGINS = f"sum_over_time((count({FIRES}) unless count({FIRES} offset {STEP}s))[1h:{STEP}s])"


def series(down, up):
    """The page of an agent whose connection is away for `down` seconds and then there for `up`, over and over."""
    connected, connects = [], []
    for time in range(0, 3600 + STEP, STEP):
        away = time % (down + up) < down
        connected.append(int(not away))
        connects.append(1 + time // (down + up) + int(not away))
    labels = 'job="vigie-agent",instance="a",broker="main"'
    return [{"series": f"{name}{{{labels}}}", "values": " ".join(map(str, values))}
            for name, values in (("vigie_broker_connected", connected), ("vigie_broker_connects_total", connects),
                                 ("vigie_broker_pauses_total", [0] * len(connects)))]


@pytest.mark.parametrize(("down", "up", "times"), [
    (5, 15, 1),      # two clients with one name throw each other out
    (20, 40, 1),     # it is back before the alert would end
    (30, 150, 2),    # the first loss is one that ends, and from the second on it is one alert
    (60, 1140, 3),   # three times an hour are three losses
])
def test_a_connection_that_comes_and_goes_for_an_hour(tmp_path, down, up, times):
    test = {"rule_files": [str(RULES / "agents.yaml")], "evaluation_interval": f"{STEP}s", "tests": [{
        "interval": f"{STEP}s", "input_series": series(down, up),
        "promql_expr_test": [{"expr": BEGINS, "eval_time": "1h", "exp_samples": [{"labels": "{}", "value": times}]}]}]}
    file = tmp_path / "flapping.yaml"
    file.write_text(yaml.safe_dump(test), encoding="utf-8")
    done = subprocess.run(["promtool", "test", "rules", str(file)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
