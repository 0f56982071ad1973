"""Checks the notebooks as texts, without running them, and writes what is generated from them.

    check_notebooks.py --check             every rule on every notebook; changes no file
    check_notebooks.py --write [NOTEBOOK]  writes the glossary and the course's tables, then says
                                           what is wrong with these notebooks, or with all

The rules: notebook_shape.py (what each notebook has), course_headings.py (the notes are covered),
glossary.py (each term explained once), and that glossary and tables are those of the notebooks.
"""

import argparse
import sys
from pathlib import Path

import nbformat

import course
import course_headings
import course_map
import glossary
import notebook_shape
from course import Problem
from run_notebooks import marks

ROOT = Path(__file__).resolve().parents[4]
STALE = "it is not what the notebooks say: run java kernel-setup/Lab.java run NOTEBOOK, and commit it"


def generated(root, notebooks):
    """Returns (the texts that follow from the notebooks by path, problems with what they follow from)."""
    definitions, wrong = glossary.collect(notebooks)
    texts = {root / "notebooks" / glossary.FILE: glossary.render(definitions)}
    planned = course.plan(root / "notebooks")
    wrong += [
        Problem(name, None, "map", "notebooks/course/notebooks.tsv does not list it: add a line")
        for name in notebooks
        if name not in {one.file for one in planned}
    ]
    readme = root / "README.md"
    table = course_map.readme(planned, notebooks)
    texts[readme] = course_map.replace(readme.read_text(encoding="utf-8"), course_map.README_HEADING, table)
    start = root / "notebooks" / course_map.START
    texts[start] = with_map(start, course_map.chapters(planned, notebooks))
    return texts, wrong


def with_map(path, table):
    """Returns the text of notebook 00 with the map; the text as it is if the map is the same."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith(course_map.MAP_HEADING):
            source = course_map.replace(cell.source, course_map.MAP_HEADING, table)
            if source == cell.source:
                return path.read_text(encoding="utf-8")
            cell.source = source
            return nbformat.writes(notebook, version=nbformat.NO_CONVERT).rstrip("\n") + "\n"
    raise ValueError(f'{path.name} has no cell that begins with "{course_map.MAP_HEADING}"')


def stale(texts):
    """Returns a problem for each file that does not hold its text."""
    return [
        Problem(path.name, None, "generated", STALE)
        for path, text in texts.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def write(texts):
    """Writes the texts that have changed, and returns the names of their files."""
    changed = [problem.notebook for problem in stale(texts)]
    for path, text in texts.items():
        if path.name in changed:
            path.write_text(text, encoding="utf-8", newline="\n")
    return changed


def check(root, mode):
    """Returns (problems, files written, notebooks)."""
    folder = root / "notebooks"
    notebooks = course.read(folder)
    texts, found = generated(root, notebooks)
    changed = write(texts) if mode == "write" else []
    found += stale(texts)
    found += course_headings.problems(folder, notebooks)
    for name, notebook in notebooks.items():
        found += notebook_shape.problems(name, notebook, folder)
    return found, changed, notebooks


def say(found, files):
    """Prints what was found in these files, and returns how many (passed, failed)."""
    good, bad, dots = marks()
    for problem in sorted(found, key=lambda one: (one.notebook, one.warning, one.cell or 0)):
        print(f"{dots if problem.warning else bad} {problem}{' (a warning)' if problem.warning else ''}")
    wrong = {problem.notebook for problem in found if not problem.warning}
    files = set(files)
    if not wrong:
        print(f"{good} {len(files)} files have the shape that the course asks for")
    return len(files - wrong), len(wrong)


def main():
    parser = argparse.ArgumentParser(description="Checks notebooks without running them.")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", dest="mode", action="store_const", const="check")
    mode.add_argument("--write", dest="mode", action="store_const", const="write")
    parser.add_argument("--report", type=Path, help="gets 'PASSED FAILED'")
    parser.add_argument("notebooks", nargs="*", type=Path, help="say what is wrong with these only")
    options = parser.parse_args()

    try:
        found, changed, notebooks = check(ROOT, options.mode)
    except (OSError, ValueError, nbformat.ValidationError) as unreadable:
        print(f"{marks()[1]} the notebooks cannot be checked: {unreadable}")
        passed, failed = 0, 1
    else:
        if changed:
            print(f"{marks()[2]} written anew: {', '.join(changed)}")
        files = {*notebooks, glossary.FILE, "README.md"}
        if options.notebooks:
            files = {path.name for path in options.notebooks}
            found = [problem for problem in found if problem.notebook in files]
        passed, failed = say(found, files)
    if options.report:
        options.report.write_text(f"{passed} {failed}\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
