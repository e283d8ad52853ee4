"""The application, for the platform team: how it is to whoever asks, and whether it keeps what it promises."""

from dashboards.pieces import http
from dashboards.pieces.colours import CRITICAL, WARNING
from dashboards.pieces.frame import alerts, dashboard, link
from dashboards.pieces.lines import look
from dashboards.pieces.panels import graph, tiles
from dashboards.pieces.queries import now, over_time
from dashboards.pieces.units import BYTES, NUMBER, REQUESTS_PER_SECOND, SECONDS, SHARE
from dashboards.pieces.variables import label_values
from dashboards.pieces.words import UP

JOBS = 'job=~"$job"'
PROMISED = f'application="$application",{JOBS}'


def application():
    return dashboard(
        "vigie-application", "Application",
        "How the application is to whoever asks it: rate, errors and duration by service and route, and what of its promises is "
        "spent.",
        [[tiles("Services", "Whether each instance answers Prometheus.", now(f"sort(up{{{JOBS}}})", "{{job}} {{instance}}"),
                UP, 5)],
         [http.rate(JOBS), http.errors(JOBS), http.duration(JOBS)],
         [burn("failed", "Errors against the promise", "5xx"), burn("slow", "Waiting against the promise", "slow answers")],
         [behind(), waiting_for_others()], [in_flight(), resources()]],
        variables=[label_values("application", "application", "job:app_expected:info"),
                   label_values("job", "job", 'job:app_expected:info{application="$application"}', many=True, title="Service")],
        annotations=[alerts(PROMISED)], hours=3,
        links=[link("Nodes", "vigie-node"), link("Load test", "vigie-load-test")])


def burn(what, title, words):
    """1: at this pace what a month allows is spent in a month. Alerts begin at 14.4 in an hour and 1 in three days."""
    def pace(window):
        return over_time(f"job_routes:http_requests_{what}:ratio_rate{window}{{{PROMISED}}} / "
                         f"job_routes:http_requests_{what}:budget_ratio{{{PROMISED}}}", f"{{{{job}}}} {{{{routes}}}} in {window}")

    return graph(
        title,
        f"How fast {words} spend what the objective allows: 1 spends it in exactly 30 days. Over 14.4 for an hour the platform "
        "team is called, over 1 for three days it gets a mail.",
        [pace("1h"), pace("3d"), over_time("vector(14.4)", "called"), over_time("vector(1)", "as promised")],
        NUMBER, 9, nothing="Nobody asks",
        overrides=[look("/^called$/", CRITICAL, [4, 4], 2), look("/^as promised$/", WARNING, [12, 6], 2)])


def behind():
    return graph(
        "Services behind", "What the gateway asked the services behind it, and how it went.",
        [over_time(f"sum by (upstream, outcome) (rate(upstream_requests_total{{{JOBS}}}[$__rate_interval]))",
                   "{{upstream}} {{outcome}}")],
        REQUESTS_PER_SECOND, stack=True, nothing="No service behind was asked")


def waiting_for_others():
    return graph(
        "Waiting for services behind", "Within which time all but one in a hundred of the gateway's requests had their answer.",
        [over_time("histogram_quantile(0.99, sum by (upstream, le) "
                   f"(rate(upstream_request_duration_seconds_bucket{{{JOBS}}}[$__rate_interval])))", "{{upstream}} 99 %")],
        SECONDS, nothing="No service behind was asked")


def in_flight():
    return graph(
        "Under way", "Requests that are being answered, open connections, and connections refused since there were too many.",
        [over_time(f"sum by (job) (http_requests_in_flight{{{JOBS}}})", "{{job}} requests"),
         over_time(f"sum by (job) (http_connections{{{JOBS}}})", "{{job}} connections"),
         over_time(f"sum by (job) (increase(http_connections_refused_total{{{JOBS}}}[$__rate_interval]))", "{{job}} refused")],
        NUMBER)


def resources():
    return graph(
        "What services use", "Share of one core that each instance takes, and its resident memory.",
        [over_time(f"rate(process_cpu_seconds_total{{{JOBS}}}[$__rate_interval])", "{{job}} {{instance}} processor"),
         over_time(f"process_resident_memory_bytes{{{JOBS}}}", "{{job}} {{instance}} memory")],
        SHARE, overrides=[{"matcher": {"id": "byRegexp", "options": "/memory$/"},
                           "properties": [{"id": "unit", "value": BYTES}, {"id": "custom.axisPlacement", "value": "right"}]}])
