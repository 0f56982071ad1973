"""Runs cells in a Java kernel that it starts itself, and waits until the JVM has ended of its own.

A JVM that records a start-up archive writes it when it ends, which takes longer than Jupyter's kernel
manager waits before it kills.

    train_kernel.py CELLS COMMAND...       where COMMAND has {connection_file} for the connection file
"""

import queue
import subprocess
import sys
import tempfile
from pathlib import Path

from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

CELL_SECONDS = 120
END_SECONDS = 240


def cells_of(text):
    """Returns the paragraphs that are more than a comment."""
    paragraphs = [p.strip() for p in text.split("\n\n")]
    return [p for p in paragraphs if any(not line.startswith("//") for line in p.splitlines())]


def run_all(client, cells, say):
    """Runs the cells; one that fails is as welcome as one that does not."""
    for number, cell in enumerate(cells, 1):
        say(f"cell {number} of {len(cells)}")
        client.execute_interactive(
            cell, timeout=CELL_SECONDS, allow_stdin=False, output_hook=lambda message: None
        )
    for ask in (client.complete, client.inspect):
        ask("String.format", len("String.format"), reply=True, timeout=CELL_SECONDS)


def wait_for(kernel, client):
    """Waits until the kernel answers and is heard; jupyter_client takes a slow start for a death."""
    heard = False
    while not heard:
        try:
            client.kernel_info(reply=True, timeout=1)
            # Its broadcasts reach nobody until the subscription has, which ZeroMQ does not tell.
            client.get_iopub_msg(timeout=0.2)
            heard = True
        except (TimeoutError, queue.Empty):
            if kernel.poll() is not None:
                raise SystemExit(f"the kernel ended with {kernel.returncode} before it answered")


def train(cells, command, say):
    """Returns the exit code of the kernel."""
    with tempfile.TemporaryDirectory() as folder:
        file, _ = write_connection_file(str(Path(folder) / "connection.json"))
        kernel = subprocess.Popen([part.replace("{connection_file}", file) for part in command])
        client = BlockingKernelClient(connection_file=file)
        try:
            client.load_connection_file()
            client.start_channels()
            wait_for(kernel, client)
            run_all(client, cells, say)
            say("writing")
            client.shutdown()
            return kernel.wait(END_SECONDS)
        finally:
            client.stop_channels()
            kernel.kill()
            kernel.wait()


def main(arguments):
    cells = cells_of(Path(arguments[0]).read_text(encoding="utf-8"))
    return train(cells, arguments[1:], lambda text: print(text, flush=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
