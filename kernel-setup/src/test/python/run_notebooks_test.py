"""Tests of run_notebooks.py, on the Python kernel that comes with JupyterLab."""

import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))

import run_notebooks
from run_notebooks import Failure


def cell(source, *tags, says=None):
    outputs = [] if says is None else [new_output("stream", name="stdout", text=says)]
    return new_code_cell(source, metadata={"tags": list(tags)}, outputs=outputs)


class RunTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "book.ipynb"

    def run_cells(self, *cells, write=False, seconds=60):
        nbformat.write(new_notebook(cells=list(cells)), self.path)
        run_notebooks.run(self.path, write, seconds, self.path.parent, kernel="python3")

    def failure(self, *cells, **options):
        with self.assertRaises(Failure) as caught:
            self.run_cells(*cells, **options)
        return str(caught.exception)

    def test_check_unchanged_or_untagged_text_passes(self):
        self.run_cells(
            cell("print('a ')", "stable", says="a\n\n"),
            cell("print('new')", says="old\n"),
            cell("1/0", "exercise"),
        )

    def test_check_changed_stable_text_shows_difference(self):
        message = self.failure(cell("print('new')", "stable", says="old\n"))
        self.assertIn("cell 1", message)
        self.assertIn("-old\n+new", message)

    def test_check_failing_cell_names_it(self):
        message = self.failure(cell("x = 1"), cell("1/0"))
        self.assertIn("cell 2", message)
        self.assertIn("ZeroDivisionError", message)

    def test_check_stderr_fails(self):
        message = self.failure(cell("import sys; print('WARN hm', file=sys.stderr)"))
        self.assertIn("WARN hm", message)

    def test_check_pitfall_must_fail(self):
        self.run_cells(cell("1/0", "raises-exception"))
        self.assertIn("does not fail", self.failure(cell("1", "raises-exception")))

    def test_check_endless_cell_times_out(self):
        message = self.failure(cell("while True: pass"), seconds=2)
        self.assertIn("cell 1: not done after 2 s", message)

    def test_check_changes_no_file(self):
        self.run_cells(cell("print(1)"))
        self.assertEqual([], nbformat.read(self.path, 4).cells[0].outputs)

    def test_write_twice_gives_the_same_file(self):
        self.run_cells(cell("print(1); 2"), cell("1/0", "exercise", says="kept?"), write=True)
        first = self.path.read_bytes()
        run_notebooks.run(self.path, True, 60, self.path.parent, kernel="python3")
        self.assertEqual(first, self.path.read_bytes())
        written = nbformat.read(self.path, 4)
        self.assertEqual(run_notebooks.KERNELSPEC, written.metadata.kernelspec)
        self.assertNotIn("version", written.metadata.language_info)
        self.assertEqual("1\n2", run_notebooks.stable_text(written.cells[0]))
        self.assertEqual([], written.cells[1].outputs)


if __name__ == "__main__":
    unittest.main()
