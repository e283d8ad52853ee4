"""What the agent, the services, the rules and the dashboards cost, measured on this machine in one run: one Markdown table, and JSON for programs.

Ratios count, not microseconds: what is compared takes turns under the same load, so that what else the machine does
meets both. docs/performance.md says how to read it. Exit 0 when it has measured, whatever the figures are."""
import http.client
import os
import sys
import tempfile

from bench_options import PARTS, parse
from figures import Figures
from messages import compare_messages
from micro import run_micro
from processes import ROOT, Broker, Failed
from queries import compare_queries
from services import compare_services
from sizes import compare_sizes, compare_starts

OF_THE_AGENT = ("messages", "sizes", "starts")


def surroundings():
    with open("/proc/cpuinfo", encoding="utf-8") as about:
        model = next((line.split(":")[1].strip() for line in about if line.startswith("model name")), "unknown CPU")
    return {"processors": os.cpu_count(), "model": model, "load_before": round(os.getloadavg()[0], 1)}


def run_agent(parts, options, programs, directory, figures):
    with Broker(directory) as broker:
        if "messages" in parts:
            compare_messages(options, programs, directory, broker, figures)
        if "sizes" in parts:
            compare_sizes(options, programs, directory, broker, figures)
        if "starts" in parts:
            compare_starts(options, directory, broker, figures)


def run(options):
    programs = os.path.join(ROOT, "build", "perf", "bin")
    for path in [os.path.join(programs, name) for name in ("mqtt_floor", "mqtt_load", "perf_micro")] + [options.agent]:
        if not os.path.exists(path):
            raise Failed(f"{path} is not there; ./vigie bench builds what it needs, --agent names another agent")
    about, figures = surroundings(), Figures()
    parts = ["messages"] if options.null else options.only or PARTS
    with tempfile.TemporaryDirectory(prefix="vigie-bench-") as directory:
        if set(parts) & set(OF_THE_AGENT):
            run_agent(parts, options, programs, directory, figures)
        if "micro" in parts:
            run_micro(options, programs, figures)
        if "services" in parts:
            compare_services(options, programs, directory, figures)
        if "queries" in parts:
            compare_queries(options, programs, directory, figures)
    print("{processors} × {model}, load {load_before} before the run\n".format(**about))
    print(figures.markdown())
    if options.json:
        figures.write(options.json, about | {"quick": options.quick, "rounds": options.rounds})


def main():
    options = parse(sys.argv[1:])
    try:
        run(options)
    except (Failed, OSError, http.client.HTTPException) as failure:
        sys.exit(f"vigie: the bench: {failure}")


if __name__ == "__main__":
    main()
