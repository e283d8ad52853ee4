"""service-age as a Flask application: the same question, the same answer. Run by gunicorn with one worker."""
import datetime

from flask import Flask, jsonify, request

app = Flask(__name__)


def date(text):
    return datetime.date.fromisoformat(text) if len(text) == 10 else None


def on_month(day, months):
    """The same day so many months later; a month without it counts from the first day of the next one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)


@app.get("/age")
def age():
    try:
        birth = date(request.args["birth_date"])
        on = date(request.args["on"]) if "on" in request.args else datetime.datetime.now(datetime.timezone.utc).date()
    except (KeyError, ValueError):
        birth = None
    if birth is None or on is None or birth > on:
        return jsonify(title="Bad Request", status=400), 400
    months = (on.year - birth.year) * 12 + on.month - birth.month
    if on_month(birth, months) > on:
        months -= 1
    years = months // 12
    coming = on_month(birth, 12 * years)
    turning = years if coming == on else years + 1
    coming = on_month(birth, 12 * turning)
    return jsonify(birth_date=birth.isoformat(), on=on.isoformat(), years=years, months=months % 12,
                   days=(on - on_month(birth, months)).days, days_lived=(on - birth).days,
                   next_birthday={"date": coming.isoformat(), "in_days": (coming - on).days, "turning": turning})


@app.get("/-/ready")
def ready():
    return "ready\n"
