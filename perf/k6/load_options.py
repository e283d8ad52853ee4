"""The words that ./vigie load understands. Run by itself it only refuses wrong ones; needs the standard library alone."""

import argparse
import ipaddress
import re
import sys
import urllib.parse
from pathlib import Path

SCENARIOS = ("smoke", "average", "stress", "spike", "soak")


def address(text):
    """A URL with a host and no path, without its final slash."""
    try:
        parts = urllib.parse.urlsplit(text)
        plain = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/") and parts.port != 0
    except ValueError:
        plain = False
    if not plain or parts.query or parts.fragment or parts.username:
        raise argparse.ArgumentTypeError(f"{text} is not an address such as http://127.0.0.1:8080")
    return f"{parts.scheme}://{parts.netloc}"


def duration(text):
    if not re.fullmatch(r"[1-9]\d{0,5}(s|m|h)", text):
        raise argparse.ArgumentTypeError(f"{text} is not a duration such as 30s, 5m or 1h")
    return text


def rate(text):
    if not re.fullmatch(r"[1-9]\d{0,4}", text):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 to 99999")
    return int(text)


def is_loopback(url):
    """By the name or the number itself: who answers to a name elsewhere may change."""
    host = urllib.parse.urlsplit(url).hostname
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def parser():
    flags = argparse.ArgumentParser(prog="./vigie load", allow_abbrev=False,
                                    description="Puts load on the application with k6. Without --url on that of a running "
                                                "./vigie demo, and where none runs on one that is started for it.")
    flags.add_argument("scenario", nargs="?", choices=SCENARIOS, default="smoke", help="what to run (smoke)")
    flags.add_argument("--url", type=address, help="the gateway to load")
    flags.add_argument("--permitted", action="store_true",
                       help="you say that you may put load on the host of --url, which is not this one")
    flags.add_argument("--prometheus", type=address, metavar="URL", help="writes the figures there, too (the demo's)")
    flags.add_argument("--json", type=Path, metavar="FILE", help="writes the summary there, too")
    flags.add_argument("--duration", type=duration, metavar="D", help="30s, 5m, 1h: how long all of it takes")
    flags.add_argument("--rate", type=rate, metavar="N", help="requests a second that are ordinary (200)")
    return flags


def parse(arguments):
    """Exits with 2 on a wrong word."""
    flags = parser()
    wanted = flags.parse_args(arguments)
    if wanted.url and not is_loopback(wanted.url) and not wanted.permitted:
        flags.error(f"--url {wanted.url} is not this machine: say --permitted as well if you may put load on it")
    if wanted.permitted and not wanted.url:
        flags.error("--permitted says so of --url, which is not given")
    if wanted.json:
        wanted.json = wanted.json.absolute()
        if not wanted.json.parent.is_dir():
            flags.error(f"--json: {wanted.json.parent} is no directory")
    return wanted


if __name__ == "__main__":
    parse(sys.argv[1:])
