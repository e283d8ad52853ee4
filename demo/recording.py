"""What has to be known of a recorded failure before it is played: a CSV with t_s and a column a channel."""

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path
from statistics import median


class Unreadable(Exception):
    """The file is there and is not a recording."""


@dataclass
class Recording:
    path: Path
    channels: list
    span: float  # seconds of plant time
    interval: float  # seconds between two samples, usually

    @staticmethod
    def read(path):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            header = next(rows, [])
            if "t_s" not in header or len(header) < 2:
                raise Unreadable("not a recording: the first line names no column t_s and a channel")
            column = header.index("t_s")
            try:
                times = [float(row[column]) for row in rows if row]
            except (ValueError, IndexError):
                raise Unreadable("not a recording: t_s is not a number everywhere") from None
        steps = [later - earlier for earlier, later in zip(times, times[1:])]
        if len(steps) < 2 or min(steps) < 0 or times[-1] <= times[0]:
            raise Unreadable("not a recording: t_s does not go up over at least three lines")
        channels = [name for name in header if name != "t_s"]
        return Recording(path.resolve(), channels, times[-1] - times[0], median(steps))
