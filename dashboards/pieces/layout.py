"""Where panels stand: rows from left to right and from above, 24 units wide. A phone shows them one below the other."""

WIDTH = 24


def place(rows):
    """Panels with an id and a place. Those of a row that say no width share what is left; the row is as high as the first."""
    placed, y = [], 0
    for row in rows:
        left = WIDTH - sum(panel.get("width", 0) for panel in row)
        sharing = sum("width" not in panel for panel in row)
        x, height = 0, row[0]["height"]
        for panel in row:
            width = panel.get("width") or left // sharing
            content = {key: value for key, value in panel.items() if key not in ("width", "height")}
            placed.append({"id": len(placed) + 1, **content, "gridPos": {"x": x, "y": y, "w": width, "h": height}})
            x += width
        assert x <= WIDTH, f"a row of {[panel['title'] for panel in row]} is too wide"
        y += height
    return placed
