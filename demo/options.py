"""The flags of ./vigie demo. Needs nothing but the standard library, so that a wrong flag is refused at once."""

import argparse
import sys
from pathlib import Path

from demo.recording import Recording, Unreadable

SPEED = 600  # plant seconds a second: a minute between two samples passes in 100 ms
REPLAY_SECONDS = 45  # a recording is played so fast that it takes this long


def at_least(least, kind=float):
    def parse(text):
        value = kind(text)
        if not least <= value < 1e9:
            raise argparse.ArgumentTypeError(f"{text} is not a number from {least} on")
        return value

    parse.__name__ = "number"  # argparse names the type in its message
    return parse


def parser():
    flags = argparse.ArgumentParser(prog="./vigie demo", allow_abbrev=False)
    flags.add_argument("--until-mail", action="store_true", help="end once the e-mail for the faulty machine is there")
    flags.add_argument("--timeout", type=at_least(1), default=120, metavar="S", help="how long --until-mail waits (120)")
    flags.add_argument("--replay", type=Path, metavar="FILE", help="play a recorded failure (CSV) in place of the simulator")
    flags.add_argument("--language", choices=("en", "fr"), default="en", help="of the e-mails (en)")
    flags.add_argument("--dir", type=Path, metavar="DIR", help="keep configuration, logs and mails in DIR")
    flags.add_argument("--speed", type=at_least(1), metavar="N", help=f"plant seconds a second ({SPEED})")
    flags.add_argument("--published", action="store_true",
                       help="listen on all addresses, at the ports that people know: for a container")
    return flags


def parse(arguments):
    """The options, with `recording` for --replay and `speed` filled in. Exits with 2 on a wrong one."""
    flags = parser()
    options = flags.parse_args(arguments)
    options.recording = None
    if options.replay:
        try:
            options.recording = Recording.read(options.replay)
        except (OSError, UnicodeDecodeError, Unreadable) as problem:
            flags.error(f"--replay {options.replay}: {getattr(problem, 'strerror', None) or problem}")
    if options.dir and options.dir.exists() and (not options.dir.is_dir() or any(options.dir.iterdir())):
        flags.error(f"--dir {options.dir}: is not an empty directory")
    if options.speed is None:
        options.speed = max(1, round(options.recording.span / REPLAY_SECONDS)) if options.recording else SPEED
    return options


if __name__ == "__main__":
    parse(sys.argv[1:])
