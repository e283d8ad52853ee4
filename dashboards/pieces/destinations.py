"""Links of a row or a tile to a machine's or a line's dashboard, at the time that is looked at."""


def _to(title, uid, **variables):
    chosen = "".join(f"&var-{name}=${{{value}}}" for name, value in variables.items())
    return {"title": title, "url": f"/d/{uid}?${{datasource:queryparam}}{chosen}&${{__url_time_range}}", "targetBlank": False}


def machine_of_series():
    labels = {name: f"__field.labels.{name}" for name in ("site", "line", "machine")}
    return _to("Look at this machine", "vigie-machine", **labels)


def machine_of_row():
    return _to("Look at this machine", "vigie-machine",
               **{name: f"__data.fields.{name}" for name in ("site", "line", "machine")})
