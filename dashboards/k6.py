"""A k6 run, for whoever tries how much the application bears: the load and what the services make of it, side by side."""

from dashboards.pieces import http
from dashboards.pieces.frame import dashboard, link
from dashboards.pieces.panels import graph, stat
from dashboards.pieces.queries import now, over_time
from dashboards.pieces.units import NUMBER, REQUESTS_PER_SECOND, SECONDS, SHARE
from dashboards.pieces.variables import label_values

RUN = 'testid=~"$testid"'
JOBS = 'job=~"$job"'
HALF = 12


def k6():
    """Left what k6 sees, right what the services see; the same scale of time below each other."""
    return dashboard(
        "vigie-load-test", "Load test",
        "A k6 run: what k6 asks and sees on the left, what the services see and use on the right.",
        [at_a_glance(),
         [asked(), http.rate(JOBS, HALF)],
         [failed(), http.errors(JOBS, HALF)],
         [waited(), http.duration(JOBS, HALF)],
         [users(), processor()]],
        variables=[label_values("testid", "testid", "k6_http_reqs_total", many=True, title="Run", without=True),
                   label_values("job", "job", "app_build_info", many=True, title="Service")],
        hours=1, refresh="5s", links=[link("Application", "vigie-application"), link("Nodes", "vigie-node")])


def at_a_glance():
    return [
        stat("Requests so far", "How many k6 has made in the chosen time.",
             now(f"sum(increase(k6_http_reqs_total{{{RUN}}}[$__range]))"), NUMBER, nothing="No run in this time"),
        stat("Checks held", "Share of k6's checks that held at last.",
             now(f"avg(last_over_time(k6_checks_rate{{{RUN}}}[$__range]))"), SHARE, nothing="No run in this time"),
        stat("Not begun", "Iterations that k6 had no free user for: the load was not what was asked for.",
             now(f"sum(increase(k6_dropped_iterations_total{{{RUN}}}[$__range])) or vector(0)"), NUMBER)]


def asked():
    return graph("Requests made", "What k6 asked a second, by route and status.",
                 [over_time(f"sum by (route, status) (rate(k6_http_reqs_total{{{RUN}}}[$__rate_interval]))",
                            "{{route}} {{status}}")],
                 REQUESTS_PER_SECOND, width=HALF, stack=True, nothing="No run in this time")


def failed():
    return graph("Requests failed", "Share of k6's requests that failed, by route.",
                 [over_time(f"max by (route) (k6_http_req_failed_rate{{{RUN}}})", "{{route}}")], SHARE, width=HALF,
                 nothing="No run in this time")


def waited():
    return graph("Duration as k6 sees it", "Within which time all but one in a hundred of k6's requests were answered, by route.",
                 [over_time(f"max by (route) (k6_http_req_duration_p99{{{RUN}}})", "{{route}} 99 %")], SECONDS, width=HALF,
                 nothing="No run in this time")


def users():
    return graph("Users", "Users that k6 plays at a time, and how many it may.",
                 [over_time(f"sum(k6_vus{{{RUN}}})", "users"), over_time(f"sum(k6_vus_max{{{RUN}}})", "at most")], NUMBER,
                 width=HALF, nothing="No run in this time")


def processor():
    return graph("Processor", "Share of one core that each service takes. At 100 % a service with one thread has no more to give.",
                 [over_time(f"sum by (job, instance) (rate(process_cpu_seconds_total{{{JOBS}}}[$__rate_interval]))",
                            "{{job}} {{instance}}")],
                 SHARE, width=HALF)
