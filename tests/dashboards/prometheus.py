"""What a Prometheus answers, of one moment and the minute before it."""

import json
import math
import re
import time
import urllib.parse
import urllib.request

VALUES = re.compile(r"label_values\((.*), (\w+)\)", re.DOTALL)
# A trend, a condition with its leading indicators, a silent sensor, an alert, and requests that were counted.
ALL = ('plant_sensor_time_to_limit_seconds{machine="pump-2"}', 'plant_machine_indicator_rank{machine="pump-1"}',
       'plant_sensor_silent{machine="pump-2"} == 1', 'ALERTS{alertstate="firing",machine="pump-1"}',
       "job_routes:http_requests_failed:ratio_rate3d >= 0")


class Prometheus:
    def __init__(self, url):
        self._url, self.moment = url, None

    def shows_all(self):
        self.moment = time.time()
        return all(self.now(expr) for expr in ALL)

    def now(self, expr):
        """The samples of an instant query that are numbers."""
        found = self._get("query", query=expr, time=self.moment)["result"]
        return [one for one in found if not math.isnan(float(one["value"][1]))]

    def minute(self, expr):
        """The series of a range query that have a number."""
        found = self._get("query_range", query=expr, start=self.moment - 60, end=self.moment, step=1)["result"]
        return [one for one in found if any(not math.isnan(float(value)) for _, value in one["values"])]

    def label_values(self, query):
        """What Grafana's label_values(selector, label) gives."""
        selector, label = VALUES.fullmatch(query).groups()
        found = self._get("series", **{"match[]": selector, "start": self.moment - 60, "end": self.moment})
        return sorted({series[label] for series in found if label in series})

    def _get(self, what, **parameters):
        url = f"{self._url}/api/v1/{what}?{urllib.parse.urlencode(parameters)}"
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{parameters.get('query')}\n{error.read().decode()}") from error
