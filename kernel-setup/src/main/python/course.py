"""What the course consists of: its notebooks, and where the notes' headings belong.

Both are tables in notebooks/course: notebooks.tsv (the plan; a row's file may not be written yet)
and headings.tsv (the headings of the course's notes, in their own words, by notebook).
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a notebook, by which rule, and what to do; `cell` counts from 1."""

    notebook: str
    cell: int | None
    rule: str
    what: str
    warning: bool = False

    def __str__(self):
        cell = f", cell {self.cell}" if self.cell else ""
        return f"{self.notebook}{cell} ({self.rule}): {self.what}"


@dataclass(frozen=True)
class Section:
    """A heading of a notebook and the Markdown below it."""

    cell: int
    level: int
    heading: str
    text: str

    @property
    def anchor(self):
        """The heading's place as JupyterLab and nbconvert name it, ready for a link."""
        return anchor(self.heading)


@dataclass(frozen=True)
class Planned:
    """A row of notebooks.tsv: a notebook of the course, written or not."""

    stem: str
    title: str
    chapter: str
    about: str

    @property
    def number(self):
        return self.stem[:2]

    @property
    def file(self):
        return self.stem + ".ipynb"


def rows(path):
    """Returns the rows of a table, a dictionary each; there is no quoting in it."""
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def plan(folder):
    """Returns the planned notebooks of a folder, in the order of the course."""
    return [
        Planned(row["notebook"], row["title"], row["chapter"], row["about"])
        for row in rows(Path(folder) / "course" / "notebooks.tsv")
    ]


def read(folder):
    """Returns the notebooks that are written, by file name, in the order of the course."""
    paths = sorted(Path(folder).glob("[0-9][0-9]-*.ipynb"))
    return {path.name: nbformat.read(path, as_version=4) for path in paths}


def sections(notebook):
    """Returns the sections of a notebook in their order; what precedes the first is left out."""
    found = []
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            for level, heading, lines in _parts(cell.source):
                if level:
                    found.append(Section(number, level, heading, lines))
                elif found:  # a cell that goes on with the section of the one before
                    last = found[-1]
                    found[-1] = Section(last.cell, last.level, last.heading, last.text + "\n" + lines)
    return found


def _parts(source):
    """Yields (level, heading, text) of each heading of a cell; level 0 for what precedes it."""
    level, heading, text, fenced = 0, "", [], False
    for line in source.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        match = None if fenced else HEADING.match(line)
        if match:
            yield level, heading, "\n".join(text)
            level, heading, text = len(match.group(1)), match.group(2), []
        else:
            text.append(line)
    yield level, heading, "\n".join(text)


def plain(markdown):
    """Returns what a reader sees of a line of Markdown: no marks, and of a link its words."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)", "", text).strip()


def anchor(heading):
    """Returns the anchor of a heading: its visible words, with hyphens for blanks."""
    words = plain(heading).replace(" ", "-")
    # In a Markdown link, parentheses and percent signs would end or change the address.
    return re.sub(r"[%()<>\[\]\"]", lambda match: f"%{ord(match.group()):02X}", words)


def link(notebook, heading=None):
    """Returns the address of a notebook, or of a section in it, for use in a notebook beside it."""
    return notebook if heading is None else f"{notebook}#{anchor(heading)}"
