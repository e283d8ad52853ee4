"""The words that ./vigie bench understands. Run by itself it only refuses wrong ones."""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARTS = ("messages", "sizes", "starts", "micro", "services", "queries")


def parse(arguments):
    parser = argparse.ArgumentParser(prog="./vigie bench", description="What the agent and the services cost, measured on this machine.")
    parser.add_argument("--quick", action="store_true",
                        help="one round and a tenth of the messages: does it work, not how fast")
    parser.add_argument("--json", metavar="FILE", help="writes the figures there too")
    parser.add_argument("--rounds", type=int, help="turns of each side under each load (5)")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part; may be given several times")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leaves out the other programs")
    parser.add_argument("--null", action="store_true",
                        help="the floor on both sides: how far noise moves a ratio")
    parser.add_argument("--agent", default=os.path.join(ROOT, "build", "perf", "bin", "vigie-agent"))
    options = parser.parse_args(arguments)
    if options.rounds is None:
        options.rounds = 1 if options.quick else 5
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    if options.json and not os.path.isdir(os.path.dirname(os.path.abspath(options.json))):
        parser.error(f"--json: {os.path.dirname(options.json)} is no directory")
    return options


if __name__ == "__main__":
    parse(sys.argv[1:])
