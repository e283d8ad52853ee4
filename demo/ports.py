"""Where the demo's programs listen.

Free ports are taken below the range from which the kernel picks ports for outgoing connections, so that a port found free
stays free until its program listens on it.
"""

import random
import socket

_FIRST, _LAST = 20000, 32000
_handed_out = set()

_WELL_KNOWN = {"broker": 1883, "agent": 9469, "application": 8080, "prometheus": 9090, "alertmanager": 9093,
               "grafana": 3000, "pages": 9080}


class Ports:
    """What people look at is on the loopback interface, at free ports; or `published`, as a container's is: on all
    addresses, at the ports that people know. Links say 127.0.0.1 in both cases."""

    def __init__(self, published=False):
        self.address = "0.0.0.0" if published else "127.0.0.1"
        self._known = _WELL_KNOWN if published else {}

    def of(self, name):
        return self._known.get(name) or free_port()


def free_port():
    for port in random.sample(range(_FIRST, _LAST), _LAST - _FIRST):
        if port in _handed_out:
            continue
        with socket.socket() as probe:
            # As the programs do it: a port that only waits for the end of old connections is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        _handed_out.add(port)
        return port
    raise RuntimeError(f"no free port from {_FIRST} to {_LAST} on 127.0.0.1")
