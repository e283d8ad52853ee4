"""The services, started once for all tests that leave them as they are, and anew for those that do not."""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from running import All  # noqa: E402  found by the line above


@pytest.fixture(scope="session")
def services(tmp_path_factory):
    all_of_them = All(tmp_path_factory.mktemp("services"))
    yield all_of_them
    all_of_them.stop()


@pytest.fixture
def own_services(tmp_path):
    all_of_them = All(tmp_path, "--upstream.timeout-ms", "500")
    yield all_of_them
    all_of_them.stop()
