"""Metrics pages of an application that fares badly, as a gateway and a service behind it would show them."""

import http.server
import threading
import time


class StubProgram:
    """Serves /metrics. `rates`: series → how much it grows a second."""

    def __init__(self, rates):
        self.rates, self._began = rates, time.monotonic()
        program = self

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802, http.server's name
                body = program.page().encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.address = "127.0.0.1:%d" % self._server.server_port

    def page(self):
        seconds = time.monotonic() - self._began
        return "".join(f"{series} {rate * seconds:.3f}\n" for series, rate in self.rates.items())

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


def gateway():
    """Of 100 requests a second to the API 40 fail and 60 are slow; the page is well; one service is not reached."""
    asked = 'http_requests_total{{route="{}",method="GET",code="{}"}}'.format
    took = 'http_request_duration_seconds_bucket{{route="{}",le="{}"}}'.format
    behind = 'upstream_requests_total{{upstream="{}",outcome="{}"}}'.format
    return StubProgram({
        asked("/api/age", 200): 60, asked("/api/age", 502): 30, asked("/api/profile", 504): 10,
        asked("/", 200): 5, asked("/", 500): 0,
        took("/api/age", "0.1"): 40, 'http_request_duration_seconds_count{route="/api/age"}': 100,
        took("/", "0.25"): 5, 'http_request_duration_seconds_count{route="/"}': 5,
        behind("service-age", "answered"): 2, behind("service-age", "unreachable"): 30, behind("service-age", "timeout"): 8,
        behind("service-poids", "answered"): 0, behind("service-poids", "unreachable"): 3,
        "http_connections_refused_total": 0,
    })


def service():
    return StubProgram({"http_connections_refused_total": 4})
