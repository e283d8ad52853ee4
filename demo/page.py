"""Reads a metrics page in the classic text format, as far as the demo needs it."""

import re

_LINE = re.compile(r"^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? ([-+]?(?:[\d.]|NaN|Inf)\S*)(?: |$)")
_LABEL = re.compile(r'([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"')
_ESCAPES = {r"\n": "\n", r"\"": '"', r"\\": "\\"}


def parse(text):
    """metric name → list of (labels, value)."""
    page = {}
    for line in text.splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        labels = {name: re.sub(r'\\[n"\\]', lambda match: _ESCAPES[match[0]], value)
                  for name, value in _LABEL.findall(found[2] or "")}
        page.setdefault(found[1], []).append((labels, float(found[3])))
    return page

