"""Measures NumPy at what the addon's methods do; `cargo xtask demo --all --numpy` runs it between its own rounds.

The protocol is the demo's: a run lasts a millisecond at least, and a round's figure is the median of 15 runs, on warm arrays,
with one thread.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from pathlib import Path

# Read when NumPy is imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
# No cache beside the sources.
sys.dont_write_bytecode = True

import numpy as np  # noqa: E402

from numpy_operations import OPERATIONS  # noqa: E402

SIZES = (100_000, 1_000_000)
RUNS = 15
RUN_NS = 1_000_000
DEFAULT_PATH = Path(__file__).resolve().parents[2] / "target" / "benchmark" / "numpy.json"


def time_calls(peer, repeats):
    """The time of `repeats` calls in nanoseconds, without what restores their inputs."""
    if peer.restore is None:
        start = time.perf_counter_ns()
        for _ in range(repeats):
            peer.call()
        return time.perf_counter_ns() - start
    total = 0
    for _ in range(repeats):
        peer.restore()
        start = time.perf_counter_ns()
        peer.call()
        total += time.perf_counter_ns() - start
    return total


def measure(peer):
    """The median of one round, in nanoseconds for a call."""
    time_calls(peer, 1)
    repeats = 1
    while (taken := time_calls(peer, repeats)) < RUN_NS:
        repeats = max(repeats + 1, min(8 * repeats, round(1.2 * repeats * RUN_NS / taken)))
    return statistics.median(time_calls(peer, repeats) / repeats for _ in range(RUNS))


def describe_machine():
    """The processor's name."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def main():
    parser = argparse.ArgumentParser(description="Measures NumPy at what the addon's methods do.")
    parser.add_argument("operations", nargs="*", help="the addon's methods; all of them by default")
    parser.add_argument("--json", type=Path, default=DEFAULT_PATH, metavar="FILE", help="default: target/benchmark/numpy.json")
    options = parser.parse_args()
    for name in options.operations:
        if name not in OPERATIONS:
            print(f"not measured here: {name}")

    # NaN, and what overflows, are part of some inputs.
    np.seterr(all="ignore")
    rows = []
    for name in options.operations or OPERATIONS:
        if name not in OPERATIONS:
            continue
        figures = []
        for n in SIZES:
            ns = measure(OPERATIONS[name](n)) / n
            rows.append({"operation": name, "n": n, "ns_per_element": ns})
            figures.append(f"{ns:10.3f}")
        print(f"{name:20}", *figures, flush=True)

    report = {"machine": describe_machine(), "numpy": np.__version__, "rows": rows}
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(report, indent="\t") + "\n", encoding="utf-8")
    print(f"written: {options.json}")


if __name__ == "__main__":
    main()
