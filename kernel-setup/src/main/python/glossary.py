"""The glossary: generated from the notebooks, so that a term is explained in one place.

A definition is a block quote in a Markdown cell, a paragraph for each term:

    > **term** – one or two sentences.
"""

import re
from dataclasses import dataclass

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook

import course
from course import Problem

FILE = "glossary.ipynb"
DEFINITION = re.compile(r"\*\*(?P<term>[^*]+)\*\* – (?P<text>\S.*)", re.DOTALL)
INTRODUCTION = """# Glossary

The terms of the course, each with the place where it is explained first. The texts are those of the notebooks:
`java kernel-setup/Lab.java run` collects them, so change them there."""


@dataclass(frozen=True)
class Definition:
    """A term, its explanation, and where that stands."""

    term: str
    text: str
    notebook: str
    cell: int
    heading: str

    @property
    def place(self):
        return f"{self.notebook}, cell {self.cell}"

    @property
    def key(self):
        return " ".join(self.term.split()).casefold()


def collect(notebooks):
    """Returns (definitions sorted by term, problems) of notebooks by file name."""
    found, wrong = {}, []
    for name, notebook in notebooks.items():
        for number, heading, quote in quotes(notebook):
            match = DEFINITION.fullmatch(quote)
            if match is None:
                if quote.startswith("**"):
                    wrong.append(malformed(name, number, quote))
                continue
            one = Definition(match["term"].strip(), match["text"].strip(), name, number, heading)
            other = found.setdefault(one.key, one)
            if other is not one:
                wrong.append(twice(one, other))
    return sorted(found.values(), key=lambda one: (one.key, one.term)), wrong


def quotes(notebook):
    """Yields (cell, heading of the section, text) of each paragraph that is a block quote."""
    heading = ""
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "markdown":
            continue
        lines = []
        for line in [*cell.source.split("\n"), ""]:
            quoted = re.match(r" {0,3}> ?(.*)$", line)
            text = quoted.group(1).strip() if quoted else ""
            # A new term begins a paragraph of its own, also without an empty line before it.
            if lines and (not text or text.startswith("**")):
                yield number, heading, " ".join(lines)
                lines = []
            if text:
                lines.append(text)
            match = course.HEADING.match(line)
            heading = match.group(2) if match else heading


def malformed(name, number, quote):
    what = f'a definition is written "> **term** – explanation", with an en dash; found "{quote[:60]}"'
    return Problem(name, number, "glossary", what)


def twice(one, other):
    what = f'"{one.term}" is explained in {other.place}, too: keep one, and name the term without bold quote'
    return Problem(one.notebook, one.cell, "glossary", what)


def render(definitions):
    """Returns the glossary as the text of a notebook without code."""
    cells = [new_markdown_cell(INTRODUCTION, id="introduction")]
    letters = {}
    for one in definitions:
        letters.setdefault(letter(one), []).append(entry(one))
    for initial, entries in letters.items():
        text = "\n\n".join([f"## {initial}", *entries])
        cells.append(new_markdown_cell(text, id=f"letter-{ord(initial):x}"))
    metadata = {
        "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
        "language_info": {"file_extension": ".java", "mimetype": "text/x-java-source", "name": "java"},
    }
    notebook = new_notebook(cells=cells, metadata=metadata)
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT).rstrip("\n") + "\n"


def letter(one):
    first = one.term.lstrip("`")[0].upper()
    return first if first.isalpha() else "#"


def entry(one):
    where = f"{one.notebook[:2]} · {english(one.heading)}" if one.heading else one.notebook[:2]
    return f"**{one.term}** – {one.text} [{where}]({course.link(one.notebook, one.heading or None)})"


def english(heading):
    """Returns the part of a heading before the notes' own words."""
    return course.plain(heading).split(" · ")[0]
