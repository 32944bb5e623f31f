"""Measures numexpr at the formulas of the demo's family `formulas`, and prints both side by side.

Run by hand after `cargo xtask demo --all` (or `--operation formula_multiply_add formula_heavy formula_integrate --json FILE`),
with nothing else running; README.md says how. The protocol is that of numpy_peers.py, with as many threads as the demo had.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy_peers  # Sets what has to be set before NumPy is imported.
import numexpr
import numpy as np

F32 = np.float32
ROUNDS = 3
DEFAULT_PATH = Path(__file__).resolve().parents[2] / "target" / "benchmark" / "results.json"


class Peer:
    """A call, in the form that numpy_peers measures."""

    restore = None

    def __init__(self, call):
        self.call = call


def floats(n, low, high, seed):
    return np.random.default_rng(seed).uniform(low, high, n).astype(F32)


def multiply_add(n):
    a, b, c = floats(n, -1, 1, 0), floats(n, -0.5, 0.5, 1), floats(n, -1, 1, 2)
    return lambda: numexpr.evaluate("a * b + c", {"a": a, "b": b, "c": c}, out=a)


def heavy(n):
    x, y = floats(n, -1, 1, 0), floats(n, -0.5, 0.5, 1)
    # Constants of 32 bits: with doubles numexpr would compute with 64.
    names = {"x": x, "y": y, "t": F32(0.7), "a": F32(2.1), "b": F32(3.7), "h": F32(0.5), "q": F32(0.25), "d": F32(0.1)}
    return lambda: numexpr.evaluate("sin(x * a + t) * h + sin(y * b - t) * q + x * y - d", names, out=x)


def integrate(n):
    # Vectors as they lie in memory; what is the same for all is worked out before.
    p, v = floats(3 * n, -100, 100, 0), floats(3 * n, -100, 100, 1)
    step = np.tile(np.array([0, -9.8, 0], F32) * F32(0.5) * F32(1e-5) * F32(1e-5), n)
    return lambda: numexpr.evaluate("p + v * dt + g", {"p": p, "v": v, "dt": F32(1e-5), "g": step}, out=p)


FORMULAS = {"formula_multiply_add": multiply_add, "formula_heavy": heavy, "formula_integrate": integrate}


def main():
    parser = argparse.ArgumentParser(description="Measures numexpr at the demo's formulas.")
    parser.add_argument("--json", type=Path, default=DEFAULT_PATH, metavar="FILE", help="the demo's figures; default: target/benchmark/results.json")
    options = parser.parse_args()
    rows = json.loads(options.json.read_text(encoding="utf-8"))["rows"]
    default = next((row for row in rows if row["operation"] in FORMULAS and row["form"] == "in_place"), None)
    if default is None:
        sys.exit(f"no formulas in {options.json}")
    threads = default["threads"]
    slower = []
    print(f"numexpr {numexpr.__version__}; ns per element: numexpr, ours, how many times the speed")
    for name, make in FORMULAS.items():
        for n in numpy_peers.SIZES:
            for count in sorted({1, threads}):
                numexpr.set_num_threads(count)
                theirs = min(numpy_peers.measure(Peer(make(n))) for _ in range(ROUNDS)) / n
                found = [
                    row["ns_per_element"]
                    for row in rows
                    if (row["operation"], row["form"], row["n"]) == (name, "in_place", n)
                    and (row["level"], row["threads"]) == (default["level"], count)
                ]
                ours = found[0] if found else float("nan")
                print(f"{name:22} {n:9} {count} threads {theirs:9.3f} {ours:9.3f} {theirs / ours:7.2f} x", flush=True)
                if not theirs >= ours:
                    slower.append((name, n, count))
    sys.exit(f"slower than numexpr: {slower}" if slower else 0)


if __name__ == "__main__":
    main()
