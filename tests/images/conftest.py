"""The images as docker has them. Where no engine answers, or an image is not built, the tests say so and are skipped."""

import os
import shutil
import subprocess

import pytest

TAG = os.environ.get("VIGIE_IMAGE_TAG", "dev")


def docker(*arguments, **more):
    return subprocess.run(["docker", *map(str, arguments)], capture_output=True, text=True, timeout=300, **more)


@pytest.fixture(scope="session")
def engine():
    if not shutil.which("docker"):
        pytest.skip("docker is not here")
    if docker("info").returncode != 0:
        pytest.skip("no Docker engine answers")


@pytest.fixture(scope="session")
def built(engine):
    """The name of a target's image."""
    def find(target):
        name = f"vigie-{target}:{TAG}"
        if docker("image", "inspect", name).returncode != 0:
            pytest.skip(f"there is no image {name}: scripts/images {TAG} builds it")
        return name
    return find
