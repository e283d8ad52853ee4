"""What has to be known of a recorded failure before it is played: a CSV with t_s and a column a channel."""

import csv
from dataclasses import dataclass
from pathlib import Path
from statistics import median


class Unreadable(Exception):
    """The file is there and is not a recording."""


@dataclass
class Recording:
    path: Path
    span: float  # seconds of plant time
    interval: float  # seconds between two samples, usually

    @staticmethod
    def read(path):
        with open(path, encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            header = next(rows, [])
            if header[:1] != ["t_s"] or len(header) < 2:
                raise Unreadable("not a recording: the first line is not t_s and a name a channel")
            try:
                times = [float(row[0]) for row in rows if row]
            except ValueError:
                raise Unreadable("not a recording: t_s is not a number everywhere") from None
        steps = [later - earlier for earlier, later in zip(times, times[1:])]
        if len(steps) < 2 or min(steps) < 0 or times[-1] <= times[0]:
            raise Unreadable("not a recording: t_s does not go up over at least three lines")
        return Recording(path.resolve(), times[-1] - times[0], median(steps))
