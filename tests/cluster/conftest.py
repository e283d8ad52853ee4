"""The chart, installed from this checkout into a namespace of its own on the cluster that KUBECONFIG names.

Only ./vigie cluster test gives --cluster: nobody's cluster is touched because it happens to be named there.
"""

import shlex
import subprocess

import pytest
from kube import nodes
from release import Release, load_images


def pytest_addoption(parser):
    parser.addoption("--cluster", action="store_true", help="run these tests; without it they are skipped")
    parser.addoption("--load-image", metavar="COMMAND", default="k3d image import -c mon-cluster",
                     help="gives the nodes an image archive, whose path is appended")
    parser.addoption("--node-off", metavar="COMMAND", help="cuts the power of a node, whose name is appended")
    parser.addoption("--node-on", metavar="COMMAND", help="brings that node back")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--cluster"):
        return
    for item in items:
        item.add_marker(pytest.mark.skip(reason="needs a cluster: ./vigie cluster test"))


@pytest.fixture(scope="session")
def images(request, tmp_path_factory):
    """The tag under which the nodes have the images of this checkout."""
    return load_images(shlex.split(request.config.getoption("--load-image")), tmp_path_factory.mktemp("images"))


@pytest.fixture(scope="session")
def release(images):
    """The chart as most tests want it: a cell on every node, with the rules of values.yaml beside this file."""
    one = Release("vigie-test", images)
    one.install()
    yield one
    one.uninstall()


@pytest.fixture(scope="session")
def all_nodes():
    return nodes()


@pytest.fixture
def power(request):
    """(off, on): cut a node's power and bring it back."""
    commands = [request.config.getoption(name) for name in ("--node-off", "--node-on")]
    if not all(commands):
        pytest.skip("--node-off and --node-on are not given")
    return [lambda node, command=command: subprocess.run([*shlex.split(command), node], check=True, timeout=300)
            for command in commands]
