"""make_records.py [OBJECTIVES]: prints the recording rules that the objectives stand for.

    scripts/python alert-rules/make_records.py >alert-rules/application-records.yaml

Of every objective: how much of its requests is bad over each window that an alert looks at, how many were bad over the
longer ones, and what is allowed. Names are level:metric:operation.
"""

import re
import sys
from pathlib import Path

import yaml

# The alert that is urgent looks at the first ones; of the others nobody misses half a minute, and they read more.
WINDOWS, SELDOM = ("5m", "1h"), ("30m", "2h", "6h", "1d", "3d")
LONGER = ("1h", "6h", "1d", "3d")  # of each pair of windows that an alert compares
HEAD = """\
# Made by alert-rules/make_records.py from alert-rules/objectives.yaml, which is the file to change. docs/objectives.md
# says what the names mean.
"""


class Wrong(Exception):
    """What is wrong with the objectives, for whoever wrote them."""


class _Dumper(yaml.SafeDumper):
    """Expressions as blocks, labels on one line."""

    def represent_str(self, text):
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    def represent_dict(self, data):
        return self.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style="record" not in data and "rules" not in data and "groups" not in data)


_Dumper.add_representer(str, _Dumper.represent_str)
_Dumper.add_representer(dict, _Dumper.represent_dict)


def allowed(text, pattern, field):
    """("99 % within 0.1 s") → the share that may be bad, and the seconds where there are some."""
    found = re.fullmatch(pattern, text)
    share = float(found[1]) if found else 0
    if not 0 < share < 100:
        raise Wrong(f'{field} is "{text}"; write for example "99.9 %", or of quick "99 % within 0.1 s"')
    return round(1 - share / 100, 6), found[2] if found.re.groups > 1 else None


class Objective:
    """One entry of `objectives`, as PromQL."""

    def __init__(self, document, application):
        self.labels = {"application": application, "job": document["job"], "routes": document["routes"]}
        self.failed_budget, _ = allowed(document["available"], r"([\d.]+) %", "available")
        self.slow_budget, self.seconds = allowed(document["quick"], r"([\d.]+) % within ([\d.]+) s", "quick")
        equal = "=" if re.fullmatch(r"[\w/-]+", document["match"]) else "=~"
        self._of = f'job="{document["job"]}",route{equal}"{document["match"]}"'

    def failed(self, function, window, only_bad=True):
        code = ',code=~"5.."' if only_bad else ""
        return f"sum by (job) ({function}(http_requests_total{{{self._of}{code}}}[{window}]))"

    def in_time(self, function, window):
        return (f'sum by (job) ({function}(http_request_duration_seconds_bucket{{{self._of},le="{self.seconds}"}}'
                f"[{window}]))")

    def timed(self, function, window):
        return f"sum by (job) ({function}(http_request_duration_seconds_count{{{self._of}}}[{window}]))"

    def record(self, name, expr):
        """The job stands in what is summed, but in a number it must be said."""
        summed = "sum by" in expr
        return {"record": name, "expr": expr, "labels": {key: value for key, value in self.labels.items()
                                                         if not (summed and key == "job")}}

    def constants(self, fewest):
        yield self.record("job_routes:http_requests_bad:fewest", f"vector({fewest})")
        yield self.record("job_routes:http_requests_failed:budget_ratio", f"vector({self.failed_budget:g})")
        yield self.record("job_routes:http_requests_slow:budget_ratio", f"vector({self.slow_budget:g})")
        yield self.record("job_routes:http_requests_slow:limit_seconds", f"vector({self.seconds})")

    def shares(self, windows):
        for window in windows:
            yield self.record(f"job_routes:http_requests_failed:ratio_rate{window}",
                              f"{self.failed('rate', window)}\n  / {self.failed('rate', window, only_bad=False)}\n")
            yield self.record(f"job_routes:http_requests_slow:ratio_rate{window}",
                              f"1 - {self.in_time('rate', window)}\n  / {self.timed('rate', window)}\n")

    def counts(self, windows):
        for window in [one for one in windows if one in LONGER]:
            yield self.record(f"job_routes:http_requests_failed:increase{window}", self.failed("increase", window))
            yield self.record(f"job_routes:http_requests_slow:increase{window}",
                              f"{self.timed('increase', window)}\n  - {self.in_time('increase', window)}\n")


def programs(objectives):
    """That a program is to be there is known also while it has no target."""
    jobs = {one.labels["job"]: one.labels["application"] for one in objectives}
    return [{"record": "job:app_expected:info", "expr": "vector(1)", "labels": {"application": application, "job": job}}
            for job, application in jobs.items()]


def make(document):
    """The rule file as text."""
    if document["window"] != "30d":
        raise Wrong(f"window is {document['window']}; the alerts' factors are for 30d")
    objectives = [Objective(one, document["application"]) for one in document["objectives"]]
    often, seldom = programs(objectives), []
    for one in objectives:
        often += [*one.constants(document["fewest_bad_requests"]), *one.shares(WINDOWS), *one.counts(WINDOWS)]
        seldom += [*one.shares(SELDOM), *one.counts(SELDOM)]
    groups = {"groups": [{"name": "vigie-application-records", "rules": often},
                         {"name": "vigie-application-records-long", "interval": "30s", "rules": seldom}]}
    return HEAD + yaml.dump(groups, Dumper=_Dumper, sort_keys=False, width=1000)


def main(arguments):
    file = Path(arguments[0]) if arguments else Path(__file__).with_name("objectives.yaml")
    try:
        print(make(yaml.safe_load(file.read_text(encoding="utf-8"))), end="")
    except (Wrong, KeyError) as wrong:
        sys.exit(f"vigie: {file}: {wrong if isinstance(wrong, Wrong) else f'{wrong} is missing'}")


if __name__ == "__main__":
    main(sys.argv[1:])
