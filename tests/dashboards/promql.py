"""The names of metrics in a query. Prometheus keeps its own parser to itself, and names are all that is asked for."""

import re

WORDS = {"by", "on", "without", "ignoring", "and", "or", "unless", "bool", "group_left", "group_right", "offset", "Inf"}
LABELS = re.compile(r"\b(by|on|without|ignoring|group_left|group_right)\s*\([^)]*\)")
NAME = re.compile(r"(?<![\w:$.])[a-zA-Z_:][\w:]*")


def metrics(expr):
    plain = re.sub(r'"[^"]*"', "", expr)
    plain = re.sub(r"\{[^{}]*\}", "", plain)
    plain = re.sub(r"\[[^\]]*\]", "", plain)
    plain = LABELS.sub("", plain)
    return {found[0] for found in NAME.finditer(plain)
            if found[0] not in WORDS and not plain[found.end():].lstrip().startswith("(")}
