"""values_table.py [--check]: the table of values in README.md, of the comments in values.yaml as helm-docs reads them.

`# -- text`, with lines that follow, describes the key below it; `# @default -- text` stands in for a default that is long.
A key that is described is a row, and what is below it only where it is described itself; every value is in some row.
--check writes nothing; exit status 1 when the table is another.
"""

import json
import re
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- values: made by values_table.py -->", "<!-- end of values -->"


def comment_above(lines, number):
    """(description, default) of the comment that ends above line `number`; (None, None) without one."""
    block = []
    while number > 0 and lines[number - 1].lstrip().startswith("#"):
        number -= 1
        block.insert(0, lines[number].lstrip().lstrip("#").strip())
    begins = [place for place, line in enumerate(block) if line.startswith("-- ")]
    if not begins:
        return None, None
    block = block[begins[-1]:]
    block[0] = block[0].removeprefix("-- ")
    default = next((line.removeprefix("@default -- ") for line in block if line.startswith("@default -- ")), None)
    return " ".join(line for line in block if not line.startswith("@default")), default


def kind(value):
    for name, of in (("bool", bool), ("int", int), ("float", float), ("list", list), ("object", dict)):
        if isinstance(value, of):
            return name
    return "string"


def shown(value):
    text = json.dumps(value, ensure_ascii=False)
    return "`" + text.replace("|", "\\|") + "`"


def rows(node, value, lines, path=()):
    """[(key, type, default, description)]; `node` as YAML has it, `value` the same as plain values."""
    found = []
    for key, below in node.value:
        here = path + (key.value,)
        # What stands in braces behind a key has that key's comment above it.
        described, default = (None, None) if node.flow_style else comment_above(lines, key.start_mark.line)
        plain = value[key.value]
        inner = []
        # An alias says no more than its anchor.
        if isinstance(below, yaml.MappingNode) and below.start_mark.line >= key.start_mark.line:
            inner = rows(below, plain, lines, here)
        if described:
            found.append((".".join(here), kind(plain), default or shown(plain), described))
            found += [row for row in inner if row[3]]
        elif inner:
            found += inner
        else:
            found.append((".".join(here), kind(plain), shown(plain), ""))
    return found


def table():
    text = (HERE / "values.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    found = rows(yaml.compose(text), yaml.safe_load(text), lines)
    head = ["| Key | Type | Default | Description |", "|-----|------|---------|-------------|"]
    return "\n".join(head + [f"| {key} | {what} | {default} | {says} |" for key, what, default, says in sorted(found)])


def undescribed():
    text = (HERE / "values.yaml").read_text(encoding="utf-8")
    return [key for key, _, _, says in rows(yaml.compose(text), yaml.safe_load(text), text.splitlines()) if not says]


def main(check):
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    wanted = re.sub(rf"(?s)(?<={BEGIN}\n).*(?={END})", lambda _: f"\n{table()}\n\n", text)
    if not check:
        readme.write_text(wanted, encoding="utf-8")
    elif wanted != text:
        print("helm/vigie/README.md has another table of values: helm/vigie/values_table.py writes it")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] == ["--check"]))
