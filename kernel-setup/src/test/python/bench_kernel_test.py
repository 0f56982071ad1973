"""Tests of bench_kernel.py, on the Python kernel that comes with JupyterLab."""

import io
import math
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))

import bench_cells
import bench_kernel
from timed_kernel import Broken, TimedKernel


class TimedKernelTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = tempfile.TemporaryFile("w")
        cls.kernel = TimedKernel("python3", cls.log)

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()
        cls.log.close()

    def test_run_says_what_the_cell_says(self):
        took, said = self.kernel.run("print('a'); 1 + 1")
        self.assertGreater(took, 0)
        self.assertEqual("a\n2", said)

    def test_run_failing_cell_is_broken(self):
        with self.assertRaisesRegex(Broken, "division by zero"):
            self.kernel.run("1/0")

    def test_interrupt_loop_ends_and_leaves_no_core_busy(self):
        took, cores = self.kernel.interrupt("print('begun', flush=True)\nwhile True: pass")
        self.assertLess(took, 10_000)
        self.assertLess(cores, bench_kernel.MOST_CORES)

    def test_interrupt_swallowed_is_infinite(self):
        code = (
            "print('begun', flush=True)\nimport time\nend = time.monotonic() + 3\n"
            "while time.monotonic() < end:\n"
            "    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        pass"
        )
        with mock.patch("timed_kernel.MOST_INTERRUPT", 0.5):
            took, _ = self.kernel.interrupt(code)
        self.assertTrue(math.isinf(took))
        self.kernel.client.get_shell_msg(timeout=30)

    def test_complete_finds_members(self):
        self.assertIn("upper", " ".join(self.kernel.complete("'a'.upp")[1]))

    def test_interrupted_thread_that_burns_on_is_wrong(self):
        self.kernel.run(bench_cells.SETUP["python3"])
        code = (
            "stop = False\ndef burn():\n    while not stop: pass\n"
            "threading.Thread(target=burn, daemon=True).start()\n"
            "print('begun', flush=True)\ntime.sleep(3600)"
        )
        took, wrong = bench_kernel.interrupted(self.kernel, code)
        self.kernel.run("stop = True")
        self.assertTrue(math.isinf(took))
        self.assertIn("still busy", wrong)


class ShutDownTest(unittest.TestCase):
    def test_shut_down_names_what_is_left(self):
        with tempfile.TemporaryFile("w") as log:
            kernel = TimedKernel("python3", log)
            self.addCleanup(kernel.close)
            kernel.run("import tempfile; tempfile.mkdtemp(prefix='left-')")
            took, left = kernel.shut_down()
        self.assertLess(took, 20_000)
        self.assertEqual(1, len([name for name in left if name.startswith("left-")]), left)


class ReportTest(unittest.TestCase):
    def test_add_writes_lines(self):
        file = io.StringIO()
        report = bench_kernel.Report(file)
        report.add("sum", "java", 1.23456)
        report.add("lines", "python3", math.inf)
        self.assertEqual("sum\tjava\t1.235\nlines\tpython3\tinf\n", file.getvalue())

    def test_endless_cells_say_that_they_have_begun(self):
        for what, ours, other in bench_cells.ENDLESS:
            self.assertIn("begun", ours, what)
            self.assertIn("begun", other or "begun", what)


if __name__ == "__main__":
    unittest.main()
