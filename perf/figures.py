"""What a bench run has measured: rows of one table, for people as Markdown and for programs as JSON."""
import json
import statistics

COLUMNS = ("what", "measured", "beside it", "ratio", "at most")


class Figures:
    def __init__(self):
        self.rows = []
        self.skipped = {}

    def add(self, what, value, unit, *, beside=None, beside_unit=None, ratios=None, most=None, most_ratio=None):
        """`beside`: what the value is compared with; `ratios`: of each round, or of the one; `most`: the value's bound,
        `most_ratio`: the ratio's."""
        ratio = statistics.median(ratios) if ratios else None
        met = None
        if most is not None:
            met = value <= most
        if most_ratio is not None:
            met = ratio <= most_ratio
        self.rows.append({"what": what, "value": value, "unit": unit, "beside": beside,
                          "beside_unit": beside_unit or unit, "ratio": ratio, "ratios": ratios or [], "most": most,
                          "most_ratio": most_ratio, "met": met})

    def skip(self, what, why):
        self.skipped[what] = why

    def markdown(self):
        lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
        for row in self.rows:
            beside = "" if row["beside"] is None else quantity(row["beside"], row["beside_unit"])
            lines.append(f"| {row['what']} | {quantity(row['value'], row['unit'])} | {beside} | {ratio_text(row)} "
                         f"| {bound(row)} |")
        lines += [""] + [f"Skipped: {what}: {why}" for what, why in self.skipped.items()]
        return "\n".join(lines).rstrip()

    def write(self, path, about):
        with open(path, "w", encoding="utf-8") as out:
            json.dump({"about": about, "figures": self.rows, "skipped": self.skipped}, out, indent=1)
            out.write("\n")


def quantity(value, unit):
    digits = 0 if unit in ("", "lines") or value >= 1000 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()


def ratio_text(row):
    if row["ratio"] is None:
        return ""
    spread = f" ({min(row['ratios']):.2f}–{max(row['ratios']):.2f})" if len(row["ratios"]) > 1 else ""
    return f"**{row['ratio']:.2f}**{spread}"


def bound(row):
    if row["met"] is None:
        return ""
    text = f"{row['most_ratio']} ×" if row["most"] is None else quantity(row["most"], row["unit"])
    return text if row["met"] else f"{text}: **missed**"
