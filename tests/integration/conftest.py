"""What the folders below share: their imports, and a broker a test."""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from real_broker import Broker  # noqa: E402  found by the line above


@pytest.fixture
def idle_broker(tmp_path):
    """Its port is taken note of, but it is not started. It tells its own figures every second."""
    one = Broker(tmp_path, "sys_interval 1\n")
    yield one
    one.stop()


@pytest.fixture
def broker(idle_broker):
    return idle_broker.start()
