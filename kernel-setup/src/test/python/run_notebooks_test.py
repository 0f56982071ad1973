"""Tests of run_notebooks.py, on the Python kernel that comes with JupyterLab."""

import asyncio
import contextlib
import io
import os
import socket
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))

import machine_names
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

    def test_check_committed_stderr_or_error_fails(self):
        noisy, failed = cell("1", says="WARN old\n"), cell("2", "exercise")
        noisy.outputs[0].name = "stderr"
        failed.outputs = [new_output("error", ename="Oops", evalue="no", traceback=["Oops: no"])]
        message = self.failure(noisy, failed)
        self.assertIn("committed cell 1: printed to stderr:\nWARN old", message)
        self.assertIn("committed cell 2: failed\nOops", message)

    def test_check_stack_trace_on_stdout_fails(self):
        trace = "print('java.lang.Error: no\\n\\tat a.B$C.d(B.java:7)')"
        self.assertIn("cell 1: shows a stack trace", self.failure(cell(trace)))

    def test_check_and_write_machine_path_fail(self):
        source = "import tempfile; print('file:' + tempfile.gettempdir() + '/x')"
        for write in (False, True):
            message = self.failure(cell(source), write=write)
            self.assertIn("cell 1: its output names the temporary folder", message)
        self.assertEqual([], nbformat.read(self.path, 4).cells[0].outputs)

    def test_check_pitfall_must_fail(self):
        self.run_cells(cell("1/0", "raises-exception"))
        self.assertIn("does not fail", self.failure(cell("1", "raises-exception")))

    def test_check_endless_cell_times_out(self):
        message = self.failure(cell("while True: pass"), seconds=2)
        self.assertIn("cell 1: not done after 2 s", message)

    @unittest.skipIf(os.name == "nt", "Windows has no signals")
    def test_signal_ends_the_kernel_and_the_run(self):
        told = self.path.parent / "told"
        source = f"""import os, pathlib, signal
pathlib.Path({str(told)!r}).write_text(str(os.getpid()))
os.kill(os.getppid(), signal.SIGTERM)
while True: pass"""
        with self.assertRaises(asyncio.CancelledError):
            self.run_cells(cell(source))
        with self.assertRaises(ProcessLookupError):
            os.kill(int(told.read_text()), 0)

    def test_main_stopped_runs_no_further_notebook(self):
        said = io.StringIO()
        with mock.patch.object(run_notebooks, "run", side_effect=asyncio.CancelledError) as run:
            with mock.patch.object(sys, "argv", ["", "--check", "a.ipynb", "b.ipynb"]), contextlib.redirect_stdout(said):
                self.assertEqual(130, run_notebooks.main())
        run.assert_called_once()
        self.assertIn("a.ipynb: stopped", said.getvalue())

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


class DurationTest(unittest.TestCase):
    def test_duration_tells_processor_time_where_it_is_known(self):
        self.assertEqual("12.3 s, 20.0 s of processor time", run_notebooks.duration(12.34, 20))
        self.assertEqual("12.3 s", run_notebooks.duration(12.34, 0))

    def test_duration_longer_than_usual_says_so(self):
        self.assertNotIn("more than", run_notebooks.duration(90, 1))
        self.assertIn("more than 90 s", run_notebooks.duration(90.1, 1))


class MachineNamesTest(unittest.TestCase):
    def found(self, text, source=""):
        with (
            mock.patch.object(machine_names, "ROOT", Path("/srv/course")),
            mock.patch.object(machine_names, "home", lambda: Path("/homes/ada")),
            mock.patch.object(machine_names, "user", lambda: "ada"),
            mock.patch.object(tempfile, "gettempdir", lambda: "/tmp"),
            mock.patch.object(socket, "gethostname", lambda: "engine.example.org"),
        ):
            names = list(machine_names.patterns())
            return [one.split(":")[0] for one in machine_names.find(text, source, names)]

    def test_find_each_kind(self):
        self.assertEqual(["the checkout"], self.found("in file:/srv/course/data"))
        self.assertIn("the home folder", self.found("/homes/ada"))
        self.assertEqual(["the temporary folder"], self.found('"file:///tmp/spark-1"'))
        self.assertEqual(["the user's name in a path"], self.found("/mnt/ada/x"))
        self.assertEqual(["the host name"], self.found("spark://engine:7077"))
        self.assertEqual(["an address with a port"], self.found("http://127.0.0.1:4040/jobs"))

    def test_find_lookalikes_nothing(self):
        for text in ("/data/tmp", "/tmpfs", "/srv/courses", "Canada/x", "engineer", "10:30", "1.2.3.4"):
            self.assertEqual([], self.found(text), text)

    def test_find_what_the_author_wrote_nothing(self):
        self.assertEqual([], self.found("localhost:9092", source='servers = "localhost:9092"'))

    def test_texts_skips_pictures_alone(self):
        data = {"image/png": "/ada/", "image/svg+xml": "<svg/>", "application/json": {"a": "b"}}
        seen = list(machine_names.texts(new_output("display_data", data=data)))
        self.assertEqual(["<svg/>", '{"a": "b"}'], seen)


if __name__ == "__main__":
    unittest.main()
