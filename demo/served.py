"""An HTTP server of one handler on this machine, there while the context lasts."""

import http.server
import threading


class Served:
    """`port`: 0 takes a free one, and `port` then says which. Each request has a thread of its own."""

    def __init__(self, handler, address="127.0.0.1", port=0):
        self._server = http.server.ThreadingHTTPServer((address, port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
