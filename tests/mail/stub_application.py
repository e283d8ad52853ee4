"""Metrics pages of an application that fares badly, as a gateway and a service behind it would show them."""

import time

from metrics_page import MetricsPage


class StubProgram(MetricsPage):
    """Serves /metrics. `rates`: series → how much it grows a second."""

    def __init__(self, rates):
        super().__init__()
        self.rates, self._began = rates, time.monotonic()

    def page(self):
        seconds = time.monotonic() - self._began
        return "".join(f"{series} {rate * seconds:.3f}\n" for series, rate in self.rates.items())


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
