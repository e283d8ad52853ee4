"""docs/services.md has a row for every metric that the services show, and none for others."""

import re


def test_every_metric_of_the_services_is_explained_and_no_other(root):
    rows = re.findall(r"^\| `([a-z_]+)` \| (?:counter|gauge|histogram) \|", (root / "docs/services.md").read_text(), re.MULTILINE)
    code = "".join(path.read_text() for room in ("web", "gateway") for path in (root / "services" / room).glob("*.cpp"))
    assert sorted(rows) == sorted(set(re.findall(r'"((?:http|upstream|app|process)_[a-z_]+)"', code)))
