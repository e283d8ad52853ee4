"""The images of the programs: small, without a shell, without rights, and all the same able to do what they are for."""

import io
import json
import re
import subprocess
import tarfile

import pytest
from conftest import docker

PROGRAMS = {"agent": ("vigie-agent", "sensor-sim"), "services": ("service-age", "service-poids", "api-gateway")}
MOST_BYTES = 20 * 1000 * 1000
HARDENED = ("--rm", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--network", "none")


def called(image, program, *arguments, **more):
    return docker("run", *HARDENED, "--entrypoint", f"/usr/bin/{program}", image, *arguments, **more)


def names(image):
    """The files of an image: name → size."""
    made = docker("create", image, "nothing").stdout.strip()
    try:
        exported = subprocess.run(["docker", "export", made], capture_output=True, check=True, timeout=300).stdout
    finally:
        docker("rm", made)
    with tarfile.open(fileobj=io.BytesIO(exported)) as archive:
        return {member.name: member.size for member in archive if member.isfile() or member.issym()}


@pytest.fixture(params=PROGRAMS)
def image(request, built):
    return request.param, built(request.param)


def test_an_image_has_at_most_20_megabytes(image):
    size = int(docker("image", "inspect", "--format", "{{.Size}}", image[1]).stdout)
    assert size <= MOST_BYTES, f"{image[1]} has {size / 1e6:.1f} MB"


def test_there_is_no_shell_and_no_other_program(image):
    target, name = image
    inside = names(name)
    assert sorted(path for path in inside if path.startswith(("usr/bin/", "bin/", "sbin/", "usr/sbin/"))) == \
        sorted(f"usr/bin/{program}" for program in PROGRAMS[target])
    assert not [path for path in inside if re.search(r"(^|/)(sh|bash|dash|busybox|perl|python\d*|apt|dpkg)$", path)]


def test_an_image_is_for_a_user_without_rights_and_says_what_it_is(image):
    about = json.loads(docker("image", "inspect", image[1]).stdout)[0]["Config"]
    assert about["User"] == "65532:65532"
    for label in ("title", "description", "version", "revision", "licenses"):
        assert about["Labels"][f"org.opencontainers.image.{label}"]
    assert about["Labels"]["org.opencontainers.image.revision"] != "unknown"


def test_every_program_tells_its_version_read_only_and_without_capabilities(image):
    target, name = image
    revision = json.loads(docker("image", "inspect", name).stdout)[0]["Config"]["Labels"]["org.opencontainers.image.revision"]
    for program in PROGRAMS[target]:
        done = called(name, program, "--version")
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(rf"{program} \d+\.\d+\.\d+ \({re.escape(revision)}, Release\)\n", done.stdout)


def test_the_agent_knows_the_zones_of_local_times(built, tmp_path):
    (tmp_path / "vigie.yaml").write_text("""\
node: {enabled: false}
rules:
  - name: local
    topic: plant/{machine}/temperature
    time: /at
    time_unit: local
    time_format: "%Y-%m-%d %H:%M:%S"
    time_zone: Europe/Paris
    readings: [{metric: plant_temperature_celsius, help: Temperature, value: /value}]
""")
    tmp_path.chmod(0o755)
    done = docker("run", *HARDENED, "-v", f"{tmp_path}:/etc/vigie:ro", built("agent"), "check", "/etc/vigie/vigie.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_agent_trusts_the_authorities_that_its_image_brings(built):
    inside = names(built("agent"))
    assert inside["etc/ssl/certs/ca-certificates.crt"] > 100_000
    assert "usr/lib/ssl/cert.pem" in inside


def test_the_whole_demo_runs_from_the_sensor_to_the_mail(built):
    done = docker("run", "--rm", "--network", "none", built("demo"), "--until-mail")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "http://127.0.0.1:9090/" in done.stdout and "http://127.0.0.1:9469/metrics" in done.stdout
