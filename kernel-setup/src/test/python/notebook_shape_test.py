"""Tests of notebook_shape.py: each rule finds what it is for, and lets a sound notebook pass."""

import tempfile
import unittest
from pathlib import Path

import nbformat
from books import SVG, TITLE, book, code, picture, solution, stub, text

import notebook_shape


class ShapeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def problems(self, notebook):
        return notebook_shape.problems("06-count.ipynb", notebook, self.folder)

    def only(self, notebook, rule):
        """Returns the one problem that there is, after a look at its rule."""
        found = self.problems(notebook)
        self.assertEqual([rule], [problem.rule for problem in found], found)
        return found[0]

    def test_problems_sound_notebook_none(self):
        sound = book(text("## One · 하나\n\nWhy."), code("1"), text("One."), picture(), text("It falls."))
        self.assertEqual([], self.problems(sound))

    def test_problem_says_notebook_cell_rule_and_what_to_do(self):
        problem = self.only(book(code("\n".join(["1"] * 16))), "short cells")
        self.assertEqual(
            "06-count.ipynb, cell 2 (short cells): 16 lines; 15 are allowed: make two cells of it, one idea each",
            str(problem),
        )

    def test_short_cells_fifteen_lines_pass(self):
        self.assertEqual([], self.problems(book(code("\n".join(["1"] * 15)))))

    def test_short_prose_long_paragraph_warns(self):
        problem = self.only(book(text("word " * 91)), "short prose")
        self.assertTrue(problem.warning)
        self.assertEqual([], self.problems(book(text("| word " * 200))))

    def test_prose_between_third_code_cell_warns_once(self):
        problem = self.only(book(*[code("1") for _ in range(4)]), "prose between cells")
        self.assertEqual((4, True), (problem.cell, problem.warning))

    def test_title_without_block_or_parts(self):
        self.only(book(title="## Count\n\n**Needs:** a. **Takes:** b."), "title")
        self.assertIn("**Takes:**", str(self.only(book(title=TITLE.replace("Takes", "Lasts")), "title")))

    def test_ending_missing_or_not_last(self):
        self.assertIn("Next", str(self.only(book(end=["## What you saw"]), "ending")))
        late = self.only(book(end=["## What you saw", "## Next", "## More"]), "ending")
        self.assertIn('there is "More"', str(late))

    def test_exercises_none_unchecked_or_without_solution(self):
        self.assertIn("no exercise", str(self.only(book(exercise=[solution()]), "exercises")))
        self.assertIn("tagged solution", str(self.only(book(exercise=[stub()]), "exercises")))
        blank = stub()
        blank.source = "Long n = null;"
        self.assertIn("Check.that", str(self.only(book(exercise=[blank, solution()]), "exercises")))

    def test_exercises_stub_that_would_run_names_the_tag(self):
        running = stub()
        running.metadata["tags"] = ["exercise", "raises-exception"]
        self.assertIn("skip-execution", str(self.only(book(exercise=[running, solution()]), "exercises")))

    def test_solutions_visible_unchecked_skipped_or_not_run(self):
        for wrong, word in (
            (solution(hidden=False), "source_hidden"),
            (solution("1"), "is not checked"),
            (solution("Check.that(1)", "raises-exception"), "executes a solution"),
        ):
            self.assertIn(word, str(self.only(book(exercise=[stub(), wrong]), "solutions")))
        found = self.problems(book(exercise=[stub(), solution(says=None)]))
        self.assertEqual({"solutions", "executed"}, {problem.rule for problem in found})

    def test_executed_cell_without_a_run_or_stub_with_output(self):
        self.only(book(code("1", says=None)), "executed")
        done = stub()
        done.outputs = code("1").outputs
        self.only(book(exercise=[done, solution()]), "executed")

    def test_machine_paths_of_any_machine(self):
        for path in ("/home/ada/x", "/Users/ada/x", "/tmp/spark-1", r"C:\Users\ada", "127.0.0.1:4040"):
            self.only(book(code("where", says=f"in {path}")), "machine")
        self.assertEqual([], self.problems(book(code("where", says="trips/home/run, 10:30, data/tmp/x"))))

    def test_charts_without_title_or_words(self):
        self.assertIn("has no title", str(self.only(book(picture("line chart")), "charts")))
        self.assertIn("has no text", str(self.only(book(picture(svg=SVG.replace("aria-label", "id"))), "charts")))
        self.assertIn("has no text", str(self.only(book(picture("")), "charts")))

    def test_alt_text_image_without_words(self):
        (self.folder / "a.png").touch()
        self.only(book(text("![](a.png)")), "alt text")
        self.assertEqual([], self.problems(book(text("![A line falls](a.png)"))))

    def test_stable_clock_or_time(self):
        self.assertIn("%time", str(self.only(book(code("%time 1", "stable")), "stable")))
        self.assertIn("0.21 s", str(self.only(book(code("1", "stable", says="took 0.21 s")), "stable")))
        self.assertEqual([], self.problems(book(code("1", "stable", says="12 zones; 1.5 is small"))))

    def test_links_to_nothing_and_to_sections(self):
        other = book(text("## Lazy evaluation · Lazy Evaluation\n\nWhy."))
        nbformat.write(other, self.folder / "10-lazy.ipynb")
        self.assertIn("leads nowhere", str(self.only(book(text("[a](11-b.ipynb)")), "links")))
        self.assertIn("no section", str(self.only(book(text("[a](10-lazy.ipynb#Eager)")), "links")))
        good = "[a](10-lazy.ipynb#Lazy-evaluation-·-Lazy-Evaluation) [b](https://spark.apache.org) [c](#Next)"
        self.assertEqual([], self.problems(book(text(good))))


if __name__ == "__main__":
    unittest.main()
