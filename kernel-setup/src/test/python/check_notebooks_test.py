"""Tests of the checks across notebooks: the notes' headings, the glossary, the map of the course."""

import tempfile
import unittest
from pathlib import Path

import nbformat
from books import book, code, text

import check_notebooks
import course
import course_headings
import course_map
import glossary

PLAN = (
    "notebook\ttitle\tchapter\tabout\n"
    "00-start-here\tStart here\t4\ta cell\n"
    "06-count-trips\tCount trips\t5\ta count\n"
    "09-rdd\tRDD\t5\tthe model\n"
)
NOTES = (
    "chapter\tnotebook\tkind\twords\n"
    "5\t06\theading\t우버 트립수 세기\n"
    "5\t06\tbullet\t차트로 그리기\n"
    "5\t09\theading\tResilient Distributed Dataset\n"
)


class CourseTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.notebooks = self.root / "notebooks"
        (self.notebooks / "course").mkdir(parents=True)
        (self.notebooks / "course" / "notebooks.tsv").write_text(PLAN, encoding="utf-8")
        (self.notebooks / "course" / "headings.tsv").write_text(NOTES, encoding="utf-8")

    def write(self, name, *cells):
        nbformat.write(book(*cells), self.notebooks / f"{name}.ipynb")


class HeadingsTest(CourseTest):
    def uncovered(self, *cells, rdd="## Resilient Distributed Dataset"):
        self.write("06-count-trips", *cells)
        if rdd:
            self.write("09-rdd", text(rdd))
        return course_headings.problems(self.notebooks, course.read(self.notebooks))

    def test_problems_all_words_there_none(self):
        found = self.uncovered(text("## Count · 우버  트립수\t세기"), text("Then **차트로 그리기**: draw."))
        self.assertEqual([], found)

    def test_problems_heading_only_in_text_names_it_and_the_notebook(self):
        found = self.uncovered(text("## Count\n\n우버 트립수 세기 and 차트로 그리기"))
        self.assertEqual(1, len(found))
        self.assertIn('06-count-trips.ipynb (notes): no section is headed "… · 우버 트립수 세기"', str(found[0]))

    def test_problems_bullet_nowhere_names_it(self):
        found = self.uncovered(text("## Count · 우버 트립수 세기"), code("// 차트로 그리기"))
        self.assertIn('"차트로 그리기" stands nowhere', str(found[0]))

    def test_problems_heading_inside_a_code_block_is_none(self):
        found = self.uncovered(text("## A\n\n```\n# 우버 트립수 세기\n```\n차트로 그리기"))
        self.assertEqual(1, len(found))

    def test_problems_notebook_missing_names_it(self):
        found = self.uncovered(text("## 우버 트립수 세기\n\n차트로 그리기"), rdd=None)
        self.assertEqual(1, len(found))
        self.assertIn('09-rdd.ipynb (notes): it is not there, and has to cover "Resilient', str(found[0]))


class GlossaryTest(unittest.TestCase):
    def collect(self, *cells, **others):
        return glossary.collect({"06-a.ipynb": book(*cells)} | others)

    def test_collect_terms_with_section_sorted_without_regard_to_case(self):
        definitions, wrong = self.collect(
            text("## Lazy · 게으른\n\nWhy.\n\n> **shuffle** – rows move\n> between tasks.\n>\n> **Action** – it runs."),
            text("> **RDD** – a list."),
        )
        self.assertEqual([], wrong)
        self.assertEqual(
            [
                ("Action", "it runs.", "Lazy · 게으른"),
                ("RDD", "a list.", "Lazy · 게으른"),
                ("shuffle", "rows move between tasks.", "Lazy · 게으른"),
            ],
            [(one.term, one.text, one.heading) for one in definitions],
        )

    def test_collect_paragraphs_without_empty_line_are_two(self):
        definitions, _ = self.collect(text("> **a** – one.\n> **b** – two."))
        self.assertEqual(["a", "b"], [one.term for one in definitions])

    def test_collect_same_term_twice_names_both_places(self):
        other = book(text("> **Rdd** – a set."))
        definitions, wrong = self.collect(text("> **RDD** – a list."), **{"09-b.ipynb": other})
        self.assertEqual(["RDD"], [one.term for one in definitions])
        self.assertIn("09-b.ipynb, cell 2", str(wrong[0]))
        self.assertIn("06-a.ipynb, cell 2", str(wrong[0]))

    def test_collect_hyphen_or_nothing_to_say_is_wrong_other_quotes_are_not(self):
        _, wrong = self.collect(text("> **RDD** - a list."), text("> **RDD**"), text("> Said once."))
        self.assertEqual([2, 3], [problem.cell for problem in wrong])
        self.assertIn("en dash", str(wrong[0]))

    def test_render_links_to_the_section(self):
        definitions, _ = self.collect(text("## A `b` (c) · 하나\n\n> **view** – a name."))
        cells = nbformat.reads(glossary.render(definitions), as_version=4).cells
        self.assertEqual("letter-56", cells[1].id)
        self.assertEqual(
            "## V\n\n**view** – a name. [06 · A b (c)](06-a.ipynb#A-b-%28c%29-·-하나)", cells[1].source
        )

    def test_render_is_a_notebook_as_the_format_asks_and_always_the_same(self):
        definitions, _ = self.collect(text("> **b** – two.\n>\n> **a** – one.\n>\n> **1** – number."))
        rendered = glossary.render(definitions)
        nbformat.validate(nbformat.reads(rendered, as_version=4))
        self.assertEqual(rendered, glossary.render(definitions))


class MapTest(CourseTest):
    def setUp(self):
        super().setUp()
        self.write("00-start-here", text("## The map of the course\n\nHere:\n\n| |\n\nBelow."))
        self.write("06-count-trips", text("## 우버 트립수 세기\n\n차트로 그리기 > **view** – no."))
        readme = "# A\n\n| not | this |\n\n## The course\n\nText.\n\n| | old |\n|---|---|\n| 00 | [x](y) |\n\n## B\n"
        (self.root / "README.md").write_text(readme, encoding="utf-8")

    def test_check_before_write_says_what_is_stale_and_changes_nothing(self):
        before = {path: path.read_bytes() for path in self.root.rglob("*.*") if path.is_file()}
        found, changed, _ = check_notebooks.check(self.root, "check")
        stale = {problem.notebook for problem in found if problem.rule == "generated"}
        self.assertEqual({"glossary.ipynb", "README.md", "00-start-here.ipynb"}, stale)
        self.assertEqual([], changed)
        self.assertEqual(before, {path: path.read_bytes() for path in self.root.rglob("*.*") if path.is_file()})

    def test_write_then_check_is_up_to_date_with_links_to_what_exists(self):
        check_notebooks.check(self.root, "write")
        found, changed, _ = check_notebooks.check(self.root, "write")
        self.assertEqual(([], []), ([one for one in found if one.rule == "generated"], changed))
        readme = (self.root / "README.md").read_text(encoding="utf-8")
        self.assertIn("| 06 | [Count trips](notebooks/06-count-trips.ipynb) | a count |\n| 09 | RDD |", readme)
        self.assertIn("| not | this |", readme)
        self.assertNotIn("old", readme)
        start = nbformat.read(self.notebooks / "00-start-here.ipynb", as_version=4).cells[1].source
        self.assertIn("| | **5. Spark · spark** | |\n| 06 | [Count trips](06-count-trips.ipynb) | a count |", start)
        self.assertTrue(start.endswith("\n\nBelow."))

    def test_check_notebook_that_is_not_planned_says_where_to_list_it(self):
        self.write("17-new")
        found, *_ = check_notebooks.check(self.root, "check")
        self.assertIn("notebooks.tsv does not list it", " ".join(map(str, found)))

    def test_replace_without_a_table_says_what_to_do(self):
        with self.assertRaisesRegex(ValueError, "no table below"):
            course_map.replace("## The course\n\nText.\n\n## B\n\n| a |\n", "## The course", "| |")

    def test_replace_table_at_the_end_keeps_the_end(self):
        self.assertEqual("## M\n\n| new |", course_map.replace("## M\n\n| a |\n| b |", "## M", "| new |"))


class RepositoryTest(unittest.TestCase):
    """The tables of this repository fit together, whatever notebooks are written yet."""

    folder = check_notebooks.ROOT / "notebooks"

    def test_headings_each_names_a_planned_notebook_of_its_chapter(self):
        planned = {one.number: one for one in course.plan(self.folder)}
        for row in course.rows(self.folder / "course" / "headings.tsv"):
            self.assertIn(row["kind"], {"heading", "bullet"}, row)
            self.assertEqual(row["chapter"], planned[row["notebook"]].chapter, row)

    def test_headings_number_by_chapter_is_that_of_the_notes(self):
        headings = {}
        for row in course.rows(self.folder / "course" / "headings.tsv"):
            if row["kind"] == "heading":
                headings[row["chapter"]] = headings.get(row["chapter"], 0) + 1
        # The notes' own are 7, 7, 5, 8 and 9; of chapter 5 eight bullets are headings here, too.
        self.assertEqual({"1": 7, "2": 7, "3": 5, "4": 8, "5": 18}, headings)


if __name__ == "__main__":
    unittest.main()
