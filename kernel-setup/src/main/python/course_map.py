"""The tables of the course in notebook 00 and in the README: a link for each notebook that exists."""

import re

import course

CHAPTERS = {
    "1": "Modern data engineering · 모던 데이터 엔지니어링",
    "2": "Batch & stream processing · Batch & Stream Processing",
    "3": "Orchestration · Dataflow Orchestration",
    "4": "Setting up Spark · Apache Spark 환경 설정",
    "5": "Spark · spark",
}
MAP_HEADING = "## The map of the course"
README_HEADING = "## The course"
START = "00-start-here.ipynb"


def chapters(planned, written):
    """Returns the map by chapter, for a notebook in the folder of the others."""
    lines = ["| | notebook | what it is about |", "|---|---|---|"]
    for number, title in CHAPTERS.items():
        lines.append(f"| | **{number}. {title}** | |")
        lines += [line(one, written, "") for one in planned if one.chapter == number]
    return "\n".join(lines)


def readme(planned, written):
    """Returns the table of the README, in the order of the numbers."""
    lines = ["| | notebook | what it is about |", "|---|---|---|"]
    return "\n".join(lines + [line(one, written, "notebooks/") for one in planned])


def line(one, written, folder):
    title = f"[{one.title}]({folder}{one.file})" if one.file in written else one.title
    return f"| {one.number} | {title} | {one.about} |"


def replace(text, heading, table):
    """Returns a text with the first table below a heading replaced; ValueError if there is none."""
    pattern = re.compile(rf"(^{re.escape(heading)}\n(?:(?!\||#).*\n)*)((?:\|.*(?:\n|\Z))+)", re.MULTILINE)
    if not pattern.search(text):
        raise ValueError(f'there is no table below "{heading}"; write "| |" there, and it is filled in')
    end = "\n" if pattern.search(text).group(2).endswith("\n") else ""
    return pattern.sub(lambda match: match.group(1) + table + end, text, count=1)
