"""count_tests.py RESULTS: sums up a folder of <suite>.xml (JUnit) and <suite>.status (exit status of its runner).

Names what failed and what was skipped, with the reason; the last line is `N passed, N failed, N skipped`.
A runner that failed without naming a test counts as one failed test. Exit 0 only when nothing failed and something passed.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

NOTHING_COLLECTED = 5  # pytest's status for a folder without tests


def outcome(case):
    """("passed" | "failed" | "skipped", reason)"""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed", ""
    skipped = case.find("skipped")
    if skipped is None:
        return "passed", ""
    reason = skipped.get("message") or "no reason given"
    # ctest only says that a pattern matched; the reason is GoogleTest's, in the output.
    said = re.search(r": Skipped\n(.*)", case.findtext("system-out") or "")
    return "skipped", said[1].strip() if said else reason


def count(suite, xml, status):
    """[(suite, test, outcome, reason)]"""
    try:
        cases = list(ElementTree.parse(xml).iter("testcase"))
    except (OSError, ElementTree.ParseError):
        cases = []
    found = [(suite, case.get("name"), *outcome(case)) for case in cases]
    if status not in (0, NOTHING_COLLECTED) and not any(what == "failed" for _, _, what, _ in found):
        found.append((suite, f"the suite itself ended with exit status {status}", "failed", ""))
    return found


def main(results):
    tests = []
    for file in sorted(results.glob("*.status")):
        tests += count(file.stem, file.with_suffix(".xml"), int(file.read_text()))
    for suite, name, what, reason in tests:
        if what != "passed":
            print(f"{what}: {suite}: {name}" + (f": {reason}" if reason else ""))
    number = {what: sum(test[2] == what for test in tests) for what in ("passed", "failed", "skipped")}
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**number))
    return 0 if number["passed"] and not number["failed"] else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
