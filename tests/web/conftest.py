"""A browser, and the services as the integration tests start them."""
import pathlib
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
for folder in (HERE, HERE.parent / "integration", HERE.parent / "integration/services"):
    sys.path.insert(0, str(folder))

from browser import Browser  # noqa: E402  found by the lines above
from running import All  # noqa: E402


@pytest.fixture(scope="session")
def services(tmp_path_factory):
    all_of_them = All(tmp_path_factory.mktemp("services"))
    yield all_of_them
    all_of_them.stop()


@pytest.fixture(scope="session")
def url(services):
    return services.gateway.url


@pytest.fixture
def browser(tmp_path):
    one = Browser(tmp_path / "profile")
    yield one
    one.close()
