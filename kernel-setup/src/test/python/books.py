"""Notebooks for tests of the checks: a sound one, to be broken by each test in one place."""

import sys
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))

TITLE = "# Count · 세기\n\nAfter this you can count.\n\n**Needs:** nothing. **Takes:** a second."
SVG = '<svg xmlns="x" role="img" aria-label="Trips per day (line chart)"></svg>'


def text(source):
    return new_markdown_cell(source)


def code(source, *tags, says="1", hidden=False):
    """A cell that was executed, unless it says None."""
    cell = new_code_cell(source, metadata={"tags": list(tags)})
    if says is not None:
        cell.execution_count = 1
        cell.outputs = [new_output("execute_result", data={"text/plain": says}, execution_count=1)]
    if hidden:
        cell.metadata["jupyter"] = {"source_hidden": True}
    return cell


def picture(words="Trips per day (line chart)", svg=SVG):
    cell = code("Charts.line(perDay)", says=None)
    cell.execution_count = 2
    data = {"image/svg+xml": svg, "text/plain": words}
    cell.outputs = [new_output("execute_result", data=data, execution_count=2)]
    return cell


def stub():
    return code("Check.that(n).isEqualTo(1)", "exercise", "skip-execution", "raises-exception", says=None)


def solution(source="Check.that(1).isEqualTo(1)", *tags, says="✓ Right.", hidden=True):
    return code(source, "solution", *tags, says=says, hidden=hidden)


def book(*cells, title=TITLE, exercise=None, end=("## What you saw\n\nOne.", "## Next\n\nTwo.")):
    """A notebook that no rule objects to, with these cells in the middle."""
    exercise = [text("## Exercise"), stub(), solution()] if exercise is None else exercise
    return new_notebook(cells=[text(title), *cells, *exercise, *(text(part) for part in end)])
