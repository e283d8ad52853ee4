"""The chart, installed from this checkout into a namespace of its own on the cluster that KUBECONFIG names.

Only ./vigie cluster test gives --cluster: nobody's cluster is touched because it happens to be named there.
"""

import shlex
import subprocess

import pytest
from kube import nodes
from release import Release, load_images

counted = []


def pytest_addoption(parser):
    parser.addoption("--cluster", action="store_true", help="run these tests; without it they are skipped")
    parser.addoption("--load-image", metavar="COMMAND", default="k3d image import -c mon-cluster",
                     help="gives the nodes an image archive, whose path is appended")
    parser.addoption("--node-directory", metavar="DIR", default="/var/lib/vigie-test",
                     help="where broker and agent keep what they know; each node has one of its own")
    parser.addoption("--node-off", metavar="COMMAND", help="cuts the power of a node, whose name is appended")
    parser.addoption("--node-on", metavar="COMMAND", help="brings that node back")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--cluster"):
        return
    for item in items:
        item.add_marker(pytest.mark.skip(reason="needs a cluster: ./vigie cluster test"))


def pytest_terminal_summary(terminalreporter):
    if counted:
        terminalreporter.section("what was counted")
        for line in counted:
            terminalreporter.line(line)


@pytest.fixture(scope="session")
def tell():
    """Puts a line below the tests' results."""
    return counted.append


@pytest.fixture(scope="session")
def tags(request, tmp_path_factory):
    """(tag, tag of the version to upgrade to) of this checkout's images, which the nodes have."""
    return load_images(shlex.split(request.config.getoption("--load-image")), tmp_path_factory.mktemp("images"))


@pytest.fixture(scope="session")
def directory(request):
    return request.config.getoption("--node-directory")


@pytest.fixture(scope="session")
def release(tags, directory):
    """The chart with tests/cluster/values.yaml: a cell and a simulated line of machines on every node."""
    one = Release("vigie-test", tags[0], directory)
    one.install()
    yield one
    one.uninstall()


@pytest.fixture(scope="session")
def all_nodes():
    return nodes()


@pytest.fixture(scope="session")
def node(all_nodes):
    """The node on which something happens; nothing may come of it on the others."""
    return all_nodes[-1]


@pytest.fixture
def power(request):
    """(off, on): cut a node's power and bring it back."""
    commands = [request.config.getoption(name) for name in ("--node-off", "--node-on")]
    if not all(commands):
        pytest.skip("--node-off and --node-on are not given")
    return [lambda node, command=command: subprocess.run([*shlex.split(command), node], check=True, timeout=300)
            for command in commands]
