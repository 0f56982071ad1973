"""Executes notebooks, each from a clean kernel, and says of each whether it holds.

    run_notebooks.py --check NOTEBOOK...    compares; changes no file
    run_notebooks.py --write NOTEBOOK...    writes the outputs back, normalised

A notebook fails when a cell fails, when anything is printed to stderr, when an output holds a stack
trace or names this machine (machine_names.py), when it takes too long, and, with --check, when a
cell tagged `stable` says something else than the committed file, or when the committed file, which
is what readers see first, holds any of that. One failing notebook does not stop the others. Tags of
code cells:

    tag               what the run does
    ----------------  ------------------------------------------------------------------
    stable            its text (stdout and text/plain) must equal the committed text
    raises-exception  it must fail: a pitfall shown on purpose
    exercise          not executed: a stub that the reader completes
    solution          executed like any other; names the answer to an exercise
    skip-execution    not executed: for live use only
"""

import argparse
import asyncio
import difflib
import os
import re
import signal
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

import machine_names

try:
    import resource
except ImportError:  # Windows
    resource = None

SKIPPED = {"exercise", "skip-execution"}
# Written by front ends, of no use to a reader, and different after every run.
FLEETING = {"execution", "ExecuteTime", "collapsed", "scrolled", "trusted"}
STACK_TRACE = re.compile(r"Exception in thread|^\s+at [\w.$/@<>]+\([^)]*\)", re.MULTILINE)
# What a notebook may take on two quiet cores; longer is said, not refused, since machines differ.
USUAL_SECONDS = 90
KERNELSPEC = {"display_name": "Java", "language": "java", "name": "java"}


class Failure(Exception):
    """Why a notebook does not hold, in words for its author."""


class Client(NotebookClient):
    """An nbclient that leaves exercises to the reader, and is cancelled by a signal.

    Upon a signal nbclient ends the kernel, and would go on to the next notebook.
    """

    current = 0
    stopped = False

    async def async_start_new_kernel(self, **options):
        task = asyncio.current_task()

        def stop():
            self.stopped = True
            task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                asyncio.get_running_loop().add_signal_handler(number, stop)
            except NotImplementedError:  # Windows
                pass
        await super().async_start_new_kernel(**options)

    async def async_execute_cell(self, cell, cell_index, *args, **kwargs):
        self.current = cell_index
        if tags(cell) & SKIPPED:
            return cell
        return await super().async_execute_cell(cell, cell_index, *args, **kwargs)


def tags(cell):
    return set(cell.metadata.get("tags", []))


def code_cells(notebook):
    """Yields (number as the reader counts cells, cell) of every code cell."""
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code":
            yield number, cell


def plain(text):
    """Text without what no reader sees: trailing blanks and empty last lines."""
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def stable_text(cell):
    """What a cell says in plain text: its stdout and the text/plain of its results."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stdout":
            parts.append(output.text)
        elif output.output_type in ("execute_result", "display_data"):
            parts.append(output.data.get("text/plain", "") + "\n")
        elif output.output_type == "error":
            parts.append(f"{output.ename}: {output.evalue}\n")
    return plain("".join(parts))


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)


def clear(notebook):
    for _, cell in code_cells(notebook):
        cell.outputs = []
        cell.execution_count = None


async def execute(notebook, folder, seconds, log, kernel):
    """Runs all cells in a kernel of their own, which is gone afterwards."""
    client = Client(
        notebook,
        kernel_name=kernel,
        timeout=None,
        startup_timeout=60,
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
        record_timing=False,
        coalesce_streams=True,
    )
    late = f"cell {{}}: not done after {seconds:g} s"
    end = time.monotonic() + seconds
    try:
        run = client.async_execute(stdout=log, stderr=log)
        await asyncio.wait_for(run, seconds)
    except asyncio.TimeoutError:
        raise Failure(late.format(client.current + 1)) from None
    except CellExecutionError as error:
        # nbclient puts the whole cell, between rulers, before the traceback.
        trace = without_colours(str(error)).split("------------------\n")[-1].strip()
        raise Failure(f"cell {client.current + 1}: failed\n{trace}") from None
    except DeadKernelError:
        if client.stopped:  # a cancelled cell is a dead kernel to nbclient
            raise asyncio.CancelledError from None
        if time.monotonic() >= end:  # nbclient takes the end of a late kernel for a death
            raise Failure(late.format(client.current + 1)) from None
        raise Failure(f"cell {client.current + 1}: the kernel died; see {os.path.relpath(log.name)}") from None
    except RuntimeError as error:  # the kernel did not start
        raise Failure(f"{error}; see {os.path.relpath(log.name)}") from None


def problems(notebook, committed):
    """Returns what is wrong with an executed notebook; `committed` is None when not compared."""
    found = flaws(notebook)
    if committed is not None:
        found += [f"committed {flaw}" for flaw in flaws(committed)]
    for number, cell in code_cells(notebook):
        if tags(cell) & SKIPPED:
            continue
        if "raises-exception" in tags(cell) and not any(o.output_type == "error" for o in cell.outputs):
            found.append(f"cell {number}: tagged raises-exception, but it does not fail")
        if committed is not None and "stable" in tags(cell):
            found += difference(number, committed.cells[number - 1], cell)
    return found


def flaws(notebook):
    """Returns what in the outputs a reader would take for an error, or for another machine's."""
    found = []
    names = list(machine_names.patterns())
    source = "\n".join(cell.source for cell in notebook.cells)
    for number, cell in code_cells(notebook):
        expected = "raises-exception" in tags(cell)
        for output in cell.outputs:
            text = without_colours("\n".join(machine_names.texts(output)))
            if output.output_type == "stream" and output.name == "stderr":
                found.append(f"cell {number}: printed to stderr:\n{plain(text)}")
            elif output.output_type == "error" and not expected:
                found.append(f"cell {number}: failed\n{plain(text)}")
            elif not expected and STACK_TRACE.search(text):
                found.append(f"cell {number}: shows a stack trace:\n{plain(text)[:500]}")
            for name in machine_names.find(text, source, names):
                found.append(f"cell {number}: its output names {name}")
    return found


def difference(number, committed, executed):
    before, after = stable_text(committed), stable_text(executed)
    if before == after:
        return []
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), "committed", "executed", lineterm="", n=2
    )
    return [f"cell {number}: tagged stable, but its text changed:\n" + "\n".join(lines)]


def normalise(notebook):
    """Makes the file depend on its cells and outputs alone."""
    notebook.metadata["kernelspec"] = dict(KERNELSPEC)
    language = notebook.metadata.get("language_info", {})
    language.pop("version", None)  # the JDK of whoever ran it last
    notebook.metadata.pop("widgets", None)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    used = {cell.id for cell in notebook.cells if "id" in cell}
    for number, cell in enumerate(notebook.cells, start=1):
        if "id" not in cell:
            cell.id = next(i for i in (f"cell-{number:02}", f"cell-{number:02}-new") if i not in used)
        for name in FLEETING & set(cell.metadata):
            del cell.metadata[name]
    return notebook


def run(path, write, seconds, logs, kernel="java"):
    """Executes one notebook; raises Failure with all that is wrong, CancelledError after a signal."""
    committed = nbformat.read(path, as_version=4)
    notebook = nbformat.read(path, as_version=4)
    clear(notebook)
    logs.mkdir(parents=True, exist_ok=True)
    with open(logs / f"kernel-{path.stem}.log", "w", encoding="utf-8") as log:
        asyncio.run(execute(notebook, path.parent, seconds, log, kernel))
    found = problems(notebook, None if write else committed)
    if found:
        raise Failure("\n".join(found))
    if write:
        text = nbformat.writes(normalise(notebook), version=nbformat.NO_CONVERT)
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def processor_seconds():
    """The processor time of the kernels that have ended; 0 where the system does not tell."""
    if resource is None:
        return 0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def duration(seconds, processor):
    text = f"{seconds:.1f} s"
    if processor:
        text += f", {processor:.1f} s of processor time"
    if seconds > USUAL_SECONDS:
        text += f" (more than {USUAL_SECONDS} s: make it shorter, if this machine is quiet)"
    return text


def marks():
    """The ticks of Lab.java, or their ASCII where the terminal cannot show them."""
    try:
        "✓✗…".encode(sys.stdout.encoding or "ascii")
        return "✓", "✗", "…"
    except UnicodeEncodeError:
        return "ok", "!!", "..."


def main():
    parser = argparse.ArgumentParser(description="Executes notebooks on the Java kernel.")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true", help="compare, change nothing")
    mode.add_argument("--write", action="store_true", help="write the outputs back")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for one notebook")
    parser.add_argument("--logs", type=Path, default=Path("target/lab"))
    parser.add_argument("--report", type=Path, help="gets 'PASSED FAILED'")
    parser.add_argument("notebooks", nargs="+", type=Path)
    options = parser.parse_args()

    good, bad, dots = marks()
    passed = failed = 0
    for path in options.notebooks:
        start, before = time.monotonic(), processor_seconds()
        if sys.stdout.isatty():  # overwritten by the line that says how it went
            print(f"{dots} {path.name}", end="\r", flush=True)
        try:
            run(path, options.write, options.timeout, options.logs)
            passed += 1
            took = time.monotonic() - start
            print(f"{good} {path.name} {dots} {duration(took, processor_seconds() - before)}")
        except (KeyboardInterrupt, asyncio.CancelledError):
            print(f"{bad} {path.name}: stopped")
            return 128 + signal.SIGINT
        except Failure as failure:
            failed += 1
            print(f"{bad} {path.name}: {failure}")
        except (OSError, ValueError, nbformat.ValidationError) as unreadable:
            failed += 1
            print(f"{bad} {path.name}: cannot be read: {unreadable}")
        sys.stdout.flush()
    if options.report:
        options.report.write_text(f"{passed} {failed}\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
