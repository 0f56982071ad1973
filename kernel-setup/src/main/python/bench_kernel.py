"""Measures the Java kernel beside ipykernel, in one run and in turns, for `Lab.java bench`.

    bench_kernel.py --report FILE kernel|soak|spark

The report has lines `measure<TAB>kernel<TAB>number`, one for each repetition: milliseconds, unless
the measure says otherwise, `inf` for what did not end or was wrong. Lines on stdout say how far the
run is, and what is wrong.
"""

import argparse
import math
import sys
import time
from pathlib import Path

import bench_cells as cells
from bench_cells import OTHER, OURS
from timed_kernel import Broken, TimedKernel, millis_since

KERNELS = (OURS, OTHER)
STARTS = 7
SETTLE = 150
SHORT = 100
LONG = 5
INTERRUPTS = 3
# More than this after an interrupt is a thread that still runs; a JVM's own threads need less.
MOST_CORES = 0.5


class Report:
    """Collects numbers in a file, and says on stdout what goes on."""

    def __init__(self, file):
        self.file = file

    def add(self, measure, kernel, number):
        self.file.write(f"{measure}\t{kernel}\t{number:.3f}\n")
        self.file.flush()

    @staticmethod
    def say(text):
        print(text, flush=True)

    def wrong(self, text):
        self.say(f"WRONG {text}")


def work():
    """Some work that always is the same; how its time varies tells how quiet the machine is."""
    start = time.perf_counter()
    sum(i * i for i in range(200_000))
    return millis_since(start)


def lifetimes(report, log):
    """Starts and ends each kernel several times."""
    for i in range(STARTS):
        for name in KERNELS:
            report.say(f"start {i + 1} of {STARTS}: {name}")
            report.add("work", "machine", work())
            kernel = TimedKernel(name, log)
            try:
                report.add("ready", name, kernel.ready)
                report.add("first", name, kernel.run(cells.SUM[name])[0])
                took, left = kernel.shut_down()
            finally:
                kernel.close()
            report.add("shutdown", name, took if not left else math.inf)
            if left:
                report.wrong(f"{name} leaves behind: {', '.join(left)}")


def turns(report, what, times, kernels, measure):
    """Lets both kernels do the same in turns; `measure` returns milliseconds."""
    for i in range(times):
        report.say(f"{what}: {i + 1} of {times}")
        for kernel in kernels:
            report.add(what, kernel.name, measure(kernel))


def questions(report, kernels):
    """Small requests to warm kernels, and much output."""
    report.say("warm-up")
    for kernel in kernels:
        kernel.run(cells.SETUP[kernel.name])
        for _ in range(SETTLE):
            kernel.run(cells.SUM[kernel.name])
            kernel.info()
        for _ in range(SETTLE // 5):
            kernel.complete(cells.COMPLETION[kernel.name][0])
    report.add("work", "machine", work())
    turns(report, "info", SHORT, kernels, TimedKernel.info)
    turns(report, "sum", SHORT, kernels, lambda k: k.run(cells.SUM[k.name])[0])
    report.add("work", "machine", work())

    def complete(kernel):
        code, expected = cells.COMPLETION[kernel.name]
        took, matches = kernel.complete(code)
        return took if any(match.endswith(expected) for match in matches) else math.inf

    turns(report, "completion", SHORT // 2, kernels, complete)

    def lines(kernel):
        took, text = kernel.run(cells.LINES[kernel.name])
        return took if text == cells.LINES_SAY else math.inf

    turns(report, "lines", LONG, kernels, lines)
    report.add("work", "machine", work())


def interrupts(report, log):
    """Interrupts every kind of endless cell; each kernel that fails is replaced."""
    running = {name: started(name, log) for name in KERNELS}
    try:
        for what, ours, other in cells.ENDLESS:
            for _ in range(INTERRUPTS):
                for name, code in ((OURS, ours), (OTHER, other)):
                    if code is None:
                        continue
                    report.say(f"interrupt {what}: {name}")
                    took, wrong = interrupted(running[name], code)
                    report.add(f"interrupt {what}", name, took)
                    if wrong:
                        report.wrong(f"{name}, {what}: {wrong}")
                        running[name].close()
                        running[name] = started(name, log)
    finally:
        for kernel in running.values():
            kernel.close()


def started(name, log):
    kernel = TimedKernel(name, log)
    kernel.run(cells.SETUP[name])
    # What it does ahead in idle time must not count as what an interrupt has left running.
    kernel.settle()
    return kernel


def interrupted(kernel, code):
    """Returns the time to idle, and what is wrong after that, if anything."""
    took, cores = kernel.interrupt(code)
    if math.isinf(took):
        return took, "the cell does not end"
    if cores > MOST_CORES:
        return math.inf, f"{cores:.1f} cores are still busy"
    said = kernel.run(cells.KEPT[kernel.name])[1]
    kernel.run(cells.SETUP[kernel.name])
    return (took, None) if said == cells.KEPT_SAYS else (math.inf, f"a variable is now {said!r}")


def measure_kernel(report, log):
    lifetimes(report, log)
    kernels = [TimedKernel(name, log) for name in KERNELS]
    try:
        questions(report, kernels)
    finally:
        for kernel in kernels:
            kernel.close()
    interrupts(report, log)


MEMORY = (
    "for (int i = 0; i < 4; i++) { System.gc(); Thread.sleep(50); }"
    " ((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024)"
    ' + " " + java.lang.management.ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()'
)


def measure_soak(report, log, cells_to_run=1000, redefinitions=200):
    """Runs many cells on our kernel; reports what of heap (KB) and classes has come to stay."""
    kernel = TimedKernel(OURS, log)

    def memory():
        heap, classes = kernel.run(MEMORY)[1].strip('"').split()
        return int(heap), int(classes)

    def note(what, before):
        heap, classes = memory()
        report.add(f"{what} heap", OURS, (heap - before[0]) / 1024)
        report.add(f"{what} classes", OURS, classes - before[1])
        return heap, classes

    def run(i):
        kernel.run(
            (
                f"Math.abs({i}) + total",
                f"total += new Point({i}, 1).sum();",
                f"List.of({i}, 2).stream().map(x -> x + {i}).toList()",
                f"var last = new Point({i}, 2) {{ int more() {{ return x + total; }} }};",
            )[i % 4]
        )

    try:
        kernel.run(
            "int total = 0; class Point { int x, y; int sum() { return x + y; }"
            " Point(int x, int y) { this.x = x; this.y = y; } }"
        )
        for i in range(100):
            run(i)
        base = memory()
        half = base
        for i in range(cells_to_run):
            if i % 50 == 0:
                report.say(f"cell {i} of {cells_to_run}")
            if i == cells_to_run // 2:
                half = note("first cells", base)
            run(i)
        after = note("last cells", half)
        for i in range(redefinitions):
            if i % 50 == 0:
                report.say(f"redefinition {i} of {redefinitions}")
            kernel.run(f"int twice(int x) {{ return 2 * x + {i} * total; }}")
        note("redefinitions", after)
        note("all", base)
    finally:
        kernel.close()


# What set-up has told the JVM so that it starts fast.
PREPARED = ("-XX:SharedArchiveFile", "-XX:Tier4")


def measure_spark(report, log):
    """The way to the first trip chart, as set-up leaves it and without what it has prepared."""
    for i in range(STARTS):
        report.add("work", "machine", work())
        took = {}
        for name, session, without in (
            (OURS, cells.SESSION, None),
            (cells.PLAIN, cells.PLAIN_SESSION, PREPARED),
        ):
            report.say(f"first chart {i + 1} of {STARTS}: {name}")
            kernel = TimedKernel(OURS, log, without)
            try:
                started = kernel.run(session)[0]
                drawn = kernel.run(cells.CHART)[0]
            finally:
                kernel.close()
            report.add("session", name, started)
            took[name] = kernel.ready + started + drawn
            report.add("chart", name, took[name])
        report.add("chart share", OURS, 100 * took[OURS] / took[cells.PLAIN])


WHAT = {"kernel": measure_kernel, "soak": measure_soak, "spark": measure_spark}


def main():
    parser = argparse.ArgumentParser(description="Measures the Java kernel.")
    parser.add_argument("--report", type=Path, required=True, help="gets the numbers")
    parser.add_argument("--log", type=Path, required=True, help="gets what kernels print")
    parser.add_argument("what", choices=WHAT)
    options = parser.parse_args()
    with open(options.report, "w", encoding="utf-8") as file, open(options.log, "w") as log:
        try:
            WHAT[options.what](Report(file), log)
        except Broken as broken:
            print(f"WRONG {broken}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
