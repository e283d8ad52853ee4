"""Free ports on the loopback interface.

They are taken below the range from which the kernel picks ports for outgoing connections, so that a port found free
stays free until its program listens on it.
"""

import random
import socket

_FIRST, _LAST = 20000, 32000
_handed_out = set()


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
