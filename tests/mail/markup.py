"""What a reader of a mail's HTML sees: its words, and their colours in a light and in a dark client."""

import colorsys
import html.parser
import re

VOID = {"br", "meta"}
LIGHT, DARK, INVERTED = "light", "dark", "inverted"  # the last: a client that turns light into dark by itself


class Seen(html.parser.HTMLParser):
    """`said`: words in their order. `texts`: (text, colour, ground). `bars`: (level, colour, ground). `links`: where they lead."""

    def __init__(self, markup, scheme=LIGHT):
        super().__init__()
        self.said, self.texts, self.bars, self.links = [], [], [], []
        self._scheme = scheme
        self._classes = dark_sheet(markup) if scheme == DARK else {}
        self._open = [("", None, None)]
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        found = dict(attributes)
        style = dict(re.findall(r"(?:^|;)([\w-]+):([^;]*)", found.get("style", "")))
        _, color, ground = self._open[-1]
        over, color = ground, style.get("color", color)
        ground = style.get("background-color") or found.get("bgcolor") or ground
        for name in found.get("class", "").split():
            color = self._classes.get(name, {}).get("color", color)
            ground = self._classes.get(name, {}).get("background-color", ground)
        self._open.append((tag, color, ground))
        if found.get("class") in ("calm", "warning", "severe"):
            self.bars.append((found["class"], self._shown(ground), self._shown(over)))
        if tag == "a":
            self.links.append(found["href"])

    def handle_endtag(self, tag):
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        _, color, ground = self._open[-1]
        if text.strip() and not {"title", "style"} & {tag for tag, *_ in self._open}:
            self.said.append(text)
            self.texts.append((text, self._shown(color), self._shown(ground)))

    def _shown(self, color):
        return inverted(color) if self._scheme == INVERTED else color


def dark_sheet(markup):
    """class → property → colour, of what is said for dark clients; only what wins over inline styles."""
    sheet = re.search(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", markup, re.DOTALL)[1]
    return {name: dict(re.findall(r"([\w-]+): (#\w{6}) !important", rules)) for name, rules in re.findall(r"\.(\w+) \{([^}]*)\}", sheet)}


def channels(color):
    assert re.fullmatch(r"#[0-9a-f]{6}", color), color
    return [int(color[at:at + 2], 16) / 255 for at in (1, 3, 5)]


def inverted(color):
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(color))
    return "#" + "".join(f"{round(255 * one):02x}" for one in colorsys.hls_to_rgb(hue, 1 - lightness, saturation))


def luminance(color):
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels(color)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """As WCAG 2 has it: 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
