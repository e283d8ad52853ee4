"""Google Benchmark's figures of the hot paths (perf/micro)."""
import json
import os
import subprocess

from processes import Failed

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
PACKED, BARE = "pack_100000_lines", "pack_100000_lines_by_bare_libdeflate"
MOST_OF_BARE = 1.2


def run_micro(options, programs, figures):
    command = [os.path.join(programs, "perf_micro"), "--benchmark_format=json", "--benchmark_repetitions=5",
               "--benchmark_report_aggregates_only=true", f"--benchmark_min_time={0.02 if options.quick else 0.2}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"perf_micro: {done.stderr.strip()[-500:]}")
    times = {}
    for one in json.loads(done.stdout)["benchmarks"]:
        if one.get("error_occurred"):
            raise Failed(f"perf_micro: {one['name']}: {one['error_message']}")
        if one.get("aggregate_name") == "median":
            times[one["run_name"]] = one["cpu_time"] * NANOSECONDS[one["time_unit"]]
    for name, nanoseconds in times.items():
        small = nanoseconds < 1e5
        value, unit = (nanoseconds, "ns") if small else (nanoseconds / 1e6, "ms")
        if name == PACKED:
            figures.add(readable(name), value, unit, beside=times[BARE] / 1e6, ratios=[nanoseconds / times[BARE]],
                        most_ratio=MOST_OF_BARE)
        else:
            figures.add(readable(name), value, unit)


def readable(name):
    return name.replace("/", " ").replace("_", " ")
