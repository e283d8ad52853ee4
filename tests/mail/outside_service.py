"""The service outside that is told of life, and lets a test wait for signs of it or for their absence."""

import http.server
import threading
import time

from demo.served import Served


class OutsideService(Served):
    def __init__(self):
        self._signs = []
        self._came = threading.Condition()
        service = self

        class Page(http.server.BaseHTTPRequestHandler):
            def do_POST(self):  # noqa: N802, http.server's name
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(200)
                self.end_headers()
                with service._came:
                    service._signs.append(time.monotonic())
                    service._came.notify_all()

            def log_message(self, *_):
                pass

        super().__init__(Page)
        self.url = f"http://127.0.0.1:{self.port}/sign"

    def wait_for_signs(self, more=2, seconds=60):
        deadline = time.monotonic() + seconds
        with self._came:
            wanted = len(self._signs) + more
            while len(self._signs) < wanted:
                left = deadline - time.monotonic()
                assert left > 0, f"{len(self._signs) - wanted + more} of {more} signs of life within {seconds} s"
                self._came.wait(left)

    def wait_for_absence(self, quiet, seconds=60):
        """Until `quiet` seconds have passed without a sign."""
        deadline = time.monotonic() + seconds
        with self._came:
            while self._signs and time.monotonic() - self._signs[-1] < quiet:
                assert time.monotonic() < deadline, f"signs of life are still coming after {seconds} s"
                self._came.wait(quiet)
