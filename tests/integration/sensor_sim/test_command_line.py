"""Without a broker: dry run, faults, exit codes."""
import subprocess

from conftest import PROGRAM, ROOT


def run(*arguments):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60)


def test_the_same_seed_says_the_same(plant):
    flags = [plant, "--dry-run", "--duration", "10m", "--start", "2026-01-05T06:00:00Z", "--speed", "600"]
    first = run(*flags)
    assert first.returncode == 0 and len(first.stdout.splitlines()) == 4 + 4 * 600
    assert run(*flags).stdout == first.stdout
    assert run(*flags, "--seed", "5").stdout != first.stdout
    assert run(*flags, "--rate", "100").stdout == run(*flags, "--rate", "100").stdout


def test_the_demo_plant_is_good():
    done = run(ROOT / "plants/demo.yaml", "--dry-run", "--duration", "1m")
    assert done.returncode == 0 and done.stderr == ""
    assert "plant/lyon/press/pump-1/vibration/drive-end/x" in done.stdout


def test_a_faulty_plant_names_place_and_mend(plant):
    plant.write_text(plant.read_text().replace("sampling", "samplng"))
    done = run(plant, "--dry-run")
    assert done.returncode == 1
    assert done.stderr == f"{plant}:2:1: unknown key 'samplng': did you mean 'sampling'?\n"


def test_exit_codes(tmp_path):
    assert run("--version").stdout.startswith("sensor-sim ")
    assert run("--help").returncode == 0
    assert run().returncode == 2
    assert run("p.yaml", "--sped", "3").returncode == 2
    assert run("p.yaml", "--log.level", "loud").returncode == 2
    missing = run(tmp_path / "absent.yaml")
    assert missing.returncode == 1 and "cannot be read" in missing.stderr
