"""Is it there yet? Each question is one short attempt; whoever asks repeats it until a deadline."""

import json
import socket
import urllib.error
import urllib.request


def fetch(url, seconds=2):
    """The body as text. Raises OSError (URLError and timeouts are)."""
    with urllib.request.urlopen(url, timeout=seconds) as answer:
        return answer.read().decode("utf-8", "replace")


def http_ok(url):
    try:
        fetch(url)
        return True
    except (OSError, ValueError):
        return False


def listens(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def targets_up(prometheus_url, count):
    """Whether Prometheus has scraped `count` targets with success."""
    try:
        answer = json.loads(fetch(f"{prometheus_url}/api/v1/targets?state=active"))
    except (OSError, ValueError):
        return False
    return sum(target["health"] == "up" for target in answer["data"]["activeTargets"]) >= count
