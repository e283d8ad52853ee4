"""Where a demo that runs has its application and its Prometheus, for ./vigie load: a small file as long as it runs.

A demo that was killed leaves its file behind, so whoever reads one asks whether somebody answers there.
"""

import json
import os

from demo import ready


def _directory(root):
    return root / "build" / "demos"


class Announced:
    """The file is there while this is entered."""

    def __init__(self, root, application, prometheus):
        self._file = _directory(root) / f"{os.getpid()}.json"
        self._said = {"application": application, "prometheus": prometheus}

    def __enter__(self):
        self._file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._file.with_suffix(".new")
        unfinished.write_text(json.dumps(self._said), encoding="utf-8")
        unfinished.rename(self._file)
        return self

    def __exit__(self, *_):
        self._file.unlink(missing_ok=True)


def find(root):
    """The newest demo whose application answers, as {"application": URL, "prometheus": URL}, or None."""
    files = sorted(_directory(root).glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files:
        try:
            said = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if ready.http_ok(f"{said['application']}/-/ready"):
            return said
    return None
