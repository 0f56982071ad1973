"""The shape of a notebook: what a reader finds in each of them, checked without running it.

Every rule is a generator over a notebook; it yields (cell or None, what is wrong and what to do).
The rules have the names that the messages show.
"""

import re
from pathlib import Path
from urllib.parse import unquote

import course
import machine_names
from course import Problem

MOST_LINES = 15
MOST_WORDS = 130
MOST_PARAGRAPH = 90
CLOCKS = re.compile(r"%%?time\b|nanoTime|currentTimeMillis|\bTiming\s*\.|\bWork\s*\.|\.now\(|\.uptime\(")
TIMES = re.compile(r"\b\d+(?:[.,]\d+)? ?(?:ms|µs|ns|milliseconds)\b|\b\d+[.,]\d+ ?(?:s|sec|seconds)\b")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]*)\)")


def problems(name, notebook, folder):
    """Returns what is wrong with a notebook that lies, or would lie, in the folder."""
    found = []
    for rule, check in RULES.items():
        for cell, what in check(notebook, Path(folder)):
            found.append(Problem(name, cell, rule.removesuffix("?"), what, warning=rule.endswith("?")))
    return found


def tags(cell):
    return set(cell.metadata.get("tags", []))


def cells(notebook, kind):
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == kind:
            yield number, cell


def title(notebook, folder):
    first = notebook.cells[0] if notebook.cells else None
    if first is None or first.cell_type != "markdown" or not first.source.startswith("# "):
        yield 1, "the first cell is Markdown and begins with # and the title"
        return
    for part in ("**Needs:**", "**Takes:**"):
        if part not in first.source:
            yield 1, f'the title block says what it takes to begin: add "{part} …"'


def ending(notebook, folder):
    names = [section.heading for section in course.sections(notebook)]
    for wanted in ("What you saw", "Next"):
        if wanted not in names:
            yield None, f'there is no section "## {wanted}": the last two are "What you saw" and "Next"'
    if {"What you saw", "Next"} <= set(names) and names[-2:] != ["What you saw", "Next"]:
        yield None, f'"What you saw" and "Next" come last; after them there is "{names[-1]}"'


def short_cells(notebook, folder):
    for number, cell in cells(notebook, "code"):
        lines = len(cell.source.split("\n"))
        if lines > MOST_LINES:
            yield number, f"{lines} lines; {MOST_LINES} are allowed: make two cells of it, one idea each"


def short_prose(notebook, folder):
    for number, cell in cells(notebook, "markdown"):
        prose = "\n".join(line for line in cell.source.split("\n") if not re.match(r"\s*[|>#]", line))
        words = len(prose.split())
        longest = max((len(paragraph.split()) for paragraph in prose.split("\n\n")), default=0)
        if words > MOST_WORDS or longest > MOST_PARAGRAPH:
            yield number, f"{words} words, {longest} in a paragraph: say less, or let a cell show it"


def prose_between(notebook, folder):
    after_code = 0
    for number, cell in enumerate(notebook.cells, start=1):
        after_code = after_code + 1 if cell.cell_type == "code" else 0
        if after_code == 3:
            yield number, "the third code cell in a row: say why, or read the results aloud, between them"


def exercises(notebook, folder):
    stubs = [number for number, cell in cells(notebook, "code") if "exercise" in tags(cell)]
    if not stubs:
        yield None, "there is no exercise: add a stub tagged exercise, and a hidden solution"
    for number in stubs:
        cell = notebook.cells[number - 1]
        if "Check." not in cell.source:
            yield number, "the exercise does not check: end it with Check.that(…)"
        for tag in sorted({"skip-execution", "raises-exception"} - tags(cell)):
            yield number, f"an exercise is tagged {tag}, too, so that it stops no run: add the tag"
        following = next((cell for cell in notebook.cells[number:] if cell.cell_type == "code"), None)
        if following is None or "solution" not in tags(following):
            yield number, "the next code cell after an exercise is its answer: add one tagged solution"


def solutions(notebook, folder):
    for number, cell in cells(notebook, "code"):
        if "solution" not in tags(cell):
            continue
        if "Check." not in cell.source:
            yield number, "the solution is not checked: end it as the exercise ends, with Check.that(…)"
        if not cell.metadata.get("jupyter", {}).get("source_hidden"):
            yield number, 'the solution is visible: set "jupyter": {"source_hidden": true} in its metadata'
        if tags(cell) & {"skip-execution", "exercise", "raises-exception"}:
            yield number, "the test run executes a solution: take skip-execution and raises-exception away"
        elif not cell.outputs:
            yield number, "the solution was not run: run the notebook with Lab.java run"


def executed(notebook, folder):
    for number, cell in cells(notebook, "code"):
        skipped = tags(cell) & {"exercise", "skip-execution"}
        if not skipped and cell.source.strip() and cell.execution_count is None:
            yield number, "the cell was not run: run the notebook with Lab.java run"
        if skipped and cell.outputs:
            yield number, "a cell that no run executes has an output: run the notebook with Lab.java run"


def machine(notebook, folder):
    names = list(machine_names.patterns()) + list(machine_names.anywhere())
    source = "\n".join(cell.source for cell in notebook.cells)
    for number, cell in cells(notebook, "code"):
        text = "\n".join(text for output in cell.outputs for text in machine_names.texts(output))
        # The first is enough: the temporary folder is a path of a machine, too.
        for name in machine_names.find(text, source, names)[:1]:
            yield number, f"its output names {name}: print something that every machine has"


def charts(notebook, folder):
    for number, cell in cells(notebook, "code"):
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/svg+xml" not in data and "image/png" not in data:
                continue
            svg, words = data.get("image/svg+xml", ""), data.get("text/plain", "").split("\n")[0]
            if not words or (svg and not re.search(r'<svg[^>]*\saria-label="[^"]+"', svg)):
                yield number, "the picture has no text for those who cannot see it: add an alt text"
            elif re.fullmatch(r"[a-z ]*(?:chart|map|plot|grid|drawing)", words):
                yield number, f"the {words} has no title: call .title(…) with what it shows"


def alternatives(notebook, folder):
    for number, cell in cells(notebook, "markdown"):
        for image, text, address in LINK.findall(cell.source):
            if image and not text.strip():
                yield number, f"the image {address} has no text in its brackets: say what it shows"


def stable_times(notebook, folder):
    for number, cell in cells(notebook, "code"):
        if "stable" not in tags(cell):
            continue
        clock = CLOCKS.search(cell.source)
        if clock:
            yield number, f'tagged stable, but "{clock.group()}" differs from run to run: take the tag away'
        for output in cell.outputs:
            took = TIMES.search("\n".join(machine_names.texts(output)))
            if took:
                yield number, f'tagged stable, but its output has the time "{took.group()}"'
                break


def links(notebook, folder):
    for number, cell in cells(notebook, "markdown"):
        for _, _, address in LINK.findall(cell.source):
            wrong = broken(address, folder)
            if wrong:
                yield number, wrong


def broken(address, folder):
    """Returns why a link to a file beside the notebooks leads nowhere, or None."""
    if re.match(r"[a-z]+:|attachment:", address) or not address:
        return None
    path, _, fragment = address.partition("#")
    target = folder / unquote(path)
    if path and not target.exists():
        return f"the link to {path} leads nowhere: mend it, or wait with the link until that is written"
    if fragment and target.suffix == ".ipynb":
        other = course.nbformat.read(target, as_version=4)
        anchors = {unquote(section.anchor) for section in course.sections(other)}
        if unquote(fragment) not in anchors:
            return f'{path} has no section "{unquote(fragment)}": take its heading, with hyphens for blanks'
    return None


# A question mark: the rule only warns.
RULES = {
    "title": title,
    "ending": ending,
    "short cells": short_cells,
    "short prose?": short_prose,
    "prose between cells?": prose_between,
    "exercises": exercises,
    "solutions": solutions,
    "executed": executed,
    "machine": machine,
    "charts": charts,
    "alt text": alternatives,
    "stable": stable_times,
    "links": links,
}
