"""What Prometheus scrapes, made anew for each that asks."""

import http.server

from demo.served import Served


class MetricsPage(Served):
    """Serves what page() of the class below it returns at that moment."""

    def __init__(self):
        shown = self

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802, http.server's name
                body = shown.page().encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        super().__init__(Page)
        self.address = f"127.0.0.1:{self.port}"
