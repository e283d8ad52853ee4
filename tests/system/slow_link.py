"""A link that takes its time: passes TCP connections on to a port, and holds back what comes from there for a while."""

import contextlib
import socket
import threading
import time


class SlowLink:
    """`delay` in seconds, for each piece of an answer; may be changed while it is used."""

    def __init__(self, delay=0.0):
        self.delay, self.to = delay, None
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self._server.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._server.accept()
                far = socket.create_connection(("127.0.0.1", self.to))
                threading.Thread(target=self._pass, args=(near, far, False), daemon=True).start()
                threading.Thread(target=self._pass, args=(far, near, True), daemon=True).start()

    def _pass(self, source, sink, slowly):
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                if slowly:
                    time.sleep(self.delay)  # the fault itself, not a wait for something
                sink.sendall(piece)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
