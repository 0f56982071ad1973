"""Whether the notebooks cover the notes: every heading of them has a section.

A `heading` of headings.tsv must stand in the heading of a section, a `bullet` in a heading or in
the text, both in the notes' own words. Case and blanks do not count.
"""

from pathlib import Path

import course
from course import Problem


def problems(folder, notebooks):
    """Returns a problem for each line of the notes that no notebook covers."""
    found = []
    files = {one.number: one.file for one in course.plan(folder)}
    for row in course.rows(Path(folder) / "course" / "headings.tsv"):
        name, words = files[row["notebook"]], row["words"]
        if name in notebooks:
            if not covers(notebooks[name], row["kind"], words):
                found.append(Problem(name, None, "notes", missing(row["kind"], words)))
        else:
            found.append(Problem(name, None, "notes", f'it is not there, and has to cover "{words}"'))
    return found


def covers(notebook, kind, words):
    """Returns whether the notebook says the words where their kind has to stand."""
    wanted = squeeze(words)
    for section in course.sections(notebook):
        text = section.heading if kind == "heading" else f"{section.heading} {section.text}"
        if wanted in squeeze(text):
            return True
    return False


def missing(kind, words):
    if kind == "heading":
        return f'no section is headed "… · {words}": write it, or add the words to its heading'
    return f'"{words}" stands nowhere: show it, and name it in the notes\' own words'


def squeeze(text):
    return " ".join(course.plain(text).split()).casefold()
