"""Fetching the agent's metrics page and reading numbers from it."""
import http.client


class Scraper:
    """One kept connection, as Prometheus has it."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def scrape(self, gzip=False):
        self.connection.request("GET", "/metrics", headers={"Accept-Encoding": "gzip"} if gzip else {})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise http.client.HTTPException(f"/metrics answered {answer.status}")
        return body


def lines(text):
    """Samples on the page: what is neither a comment nor empty."""
    return sum(1 for line in text.splitlines() if line and not line.startswith(b"#"))


def value(text, metric):
    """The sum over all label sets of a metric; 0 when it is not on the page."""
    name, total = metric.encode(), 0.0
    for line in text.splitlines():
        if line.startswith(name) and line[len(name):len(name) + 1] in (b" ", b"{"):
            total += float(line.rsplit(b" ", 1)[1])
    return total


def messages(text):
    return {short: int(value(text, f"vigie_messages_{name}_total"))
            for short, name in (("taken", "taken"), ("rejected", "rejected"), ("dropped", "dropped"))} | {
                "received": int(value(text, "vigie_messages_total"))}
