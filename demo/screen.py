"""What the reader sees: progress, links, and a line a machine that is drawn over itself on a terminal."""

import shutil
import sys
import time

QUIET_SECONDS = 5  # between two rounds of lines where the output is no terminal


class Screen:
    def __init__(self, out=sys.stdout):
        self._out, self._drawn, self._last = out, 0, 0.0
        self._start = time.monotonic()

    def elapsed(self):
        return time.monotonic() - self._start

    def say(self, text):
        self._drawn = 0  # what stands above stays
        print(f"{self.elapsed():5.1f} s  {text}", file=self._out, flush=True)

    def text(self, text):
        self._drawn = 0
        print(text, file=self._out, flush=True)

    def lines(self, lines):
        if self._out.isatty():
            up = f"\x1b[{self._drawn}A" if self._drawn else ""
            width = shutil.get_terminal_size().columns  # a wrapped line would be two to draw over
            self._out.write(up + "".join("\x1b[2K" + f"{self.elapsed():5.1f} s  {line}"[:width - 1] + "\n" for line in lines))
            self._out.flush()
            self._drawn = len(lines)
        elif time.monotonic() - self._last >= QUIET_SECONDS:
            self._last = time.monotonic()
            for line in lines:
                self.say(line)
