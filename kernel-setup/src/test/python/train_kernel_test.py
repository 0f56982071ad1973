"""Tests of train_kernel.py, on the Python kernel that comes with JupyterLab."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))

import train_kernel

PYTHON = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]


class TrainTest(unittest.TestCase):
    def test_cells_of_comments_are_left_out(self):
        text = "// What this is.\n// More.\n\n1 + 1\n\n\n// Why.\nvar x = 2;\nx\n"
        self.assertEqual(train_kernel.cells_of(text), ["1 + 1", "// Why.\nvar x = 2;\nx"])

    def test_train_failing_cell_goes_on_and_waits_for_the_end(self):
        said = []
        self.assertEqual(train_kernel.train(["1/0", "1"], PYTHON, said.append), 0)
        self.assertEqual(said, ["cell 1 of 2", "cell 2 of 2", "writing"])

    def test_train_command_that_ends_at_once_says_so(self):
        with self.assertRaises(SystemExit) as caught:
            train_kernel.train(["1"], [sys.executable, "-c", "raise SystemExit(3)"], print)
        self.assertIn("ended with 3", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
