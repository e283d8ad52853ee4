"""What a service is to whoever asks it, in Tom Wilkie's three: rate, errors, duration."""

from dashboards.pieces.panels import graph
from dashboards.pieces.queries import over_time
from dashboards.pieces.units import REQUESTS_PER_SECOND, SECONDS, SHARE


USERS = 'route!~"/metrics|/-/.*"'  # what Prometheus and Kubernetes ask is none of theirs


def rate(selector, width=None):
    return graph(
        "Requests", "Answered requests of users a second, by service and route.",
        [over_time(f"sum by (job, route) (rate(http_requests_total{{{selector},{USERS}}}[$__rate_interval]))",
                   "{{job}} {{route}}")],
        REQUESTS_PER_SECOND, width=width, stack=True, nothing="Nobody asks")


def errors(selector, width=None):
    """Of all, so that a service without a failure is a line at 0 and not missing."""
    def answered(more=""):
        return f"sum by (job, route) (rate(http_requests_total{{{selector},{USERS}{more}}}[$__rate_interval]))"

    return graph(
        "Errors", "Share of requests that were answered with a 5xx, by service and route.",
        [over_time(f'({answered(",code=~" + chr(34) + "5.." + chr(34))} or 0 * {answered()}) / ({answered()} > 0)',
                   "{{job}} {{route}}")],
        SHARE, width=width, nothing="Nobody asks")


def duration(selector, width=None, quantiles=(0.5, 0.99)):
    return graph(
        "Duration", "Within which time half of all requests, and all but one in a hundred, were answered, by service.",
        [over_time(f"histogram_quantile({quantile}, sum by (job, le) "
                   f"(rate(http_request_duration_seconds_bucket{{{selector},{USERS}}}[$__rate_interval])))",
                   f"{{{{job}}}} {quantile * 100:g} %") for quantile in quantiles],
        SECONDS, width=width, nothing="Nobody asks")
