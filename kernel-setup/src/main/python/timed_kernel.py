"""A kernel whose every step is timed, in milliseconds, as a client of Jupyter sees it."""

import math
import os
import tempfile
import threading
import time
from pathlib import Path

import psutil
import zmq
from jupyter_client.manager import KernelManager

PATIENCE = 60
# An interrupted cell that has not ended after this many seconds counts as one that never ends.
MOST_INTERRUPT = 10


class Broken(Exception):
    """What a kernel did that it must not do."""


def context():
    """A ZeroMQ context whose own pauses and limits are not measured with the kernel."""
    made = zmq.Context()
    made.setsockopt(zmq.RECONNECT_IVL, 2)
    made.setsockopt(zmq.RCVHWM, 0)
    made.setsockopt(zmq.LINGER, 0)
    return made


def millis_since(start):
    return 1000 * (time.perf_counter() - start)


class TimedKernel:
    """Starts a kernel; `ready` is the time to its first reply. Its temporary files are its own.

    `without` leaves out the arguments of its command that begin with one of these.
    """

    def __init__(self, name, log, without=None):
        self.name = name
        self.temp = tempfile.TemporaryDirectory(prefix=f"bench-{name}-")
        self.manager = KernelManager(kernel_name=name, context=context())
        if without:
            spec = self.manager.kernel_spec
            spec.argv = [argument for argument in spec.argv if not argument.startswith(without)]
        env = dict(os.environ, TMPDIR=self.temp.name)
        env["JDK_JAVA_OPTIONS"] = f'"-Djava.io.tmpdir={self.temp.name}"'
        start = time.perf_counter()
        self.manager.start_kernel(env=env, stdout=log, stderr=log)
        self.process = self.manager.provisioner.process
        self.client = self.manager.client()
        self.client.start_channels(hb=False)
        # A kernel that dies at its start would be waited for without end.
        self.watch = threading.Timer(PATIENCE, self.process.kill)
        self.watch.start()
        self.client.kernel_info()
        self.client.get_shell_msg(timeout=PATIENCE)
        self.ready = millis_since(start)
        self.watch.cancel()
        self._await_broadcasts()

    def _await_broadcasts(self):
        """Waits until the subscription has reached the kernel, which ZeroMQ does not tell."""
        for _ in range(200):
            self.info()
            if self.client.iopub_channel.msg_ready():
                return
            time.sleep(0.01)
        raise Broken(f"{self.name} broadcasts nothing")

    def info(self):
        start = time.perf_counter()
        self.client.kernel_info()
        self.client.get_shell_msg(timeout=PATIENCE)
        return millis_since(start)

    def complete(self, code):
        """Returns the time and the matches."""
        start = time.perf_counter()
        self.client.complete(code)
        reply = self.client.get_shell_msg(timeout=PATIENCE)
        return millis_since(start), reply["content"]["matches"]

    def send(self, code):
        return self.client.execute(code, allow_stdin=False)

    def until(self, request, done, seconds=PATIENCE):
        """Returns the broadcasts for a request up to the first that is `done`."""
        seen = []
        end = time.monotonic() + seconds
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.001, end - time.monotonic()))
            if message["parent_header"].get("msg_id") == request:
                seen.append(message)
                if done(message):
                    return seen

    def run(self, code):
        """Returns the time from the request to idle, and what the cell has said."""
        start = time.perf_counter()
        seen = self.until(self.send(code), is_idle)
        took = millis_since(start)
        self.client.get_shell_msg(timeout=PATIENCE)
        for message in seen:
            if message["msg_type"] == "error":
                raise Broken(f"{self.name}: {code!r} failed: {message['content']['evalue']}")
        return took, "".join(text_of(message) for message in seen)

    def interrupt(self, code):
        """Runs a cell that prints and never ends; returns the time from interrupt to idle, infinite
        if it does not end, and the cores that the kernel uses in the half second behind that."""
        request = self.send(code)
        self.until(request, lambda message: "begun" in text_of(message))
        time.sleep(0.3)  # until it waits, or its loop is compiled
        start = time.perf_counter()
        self.manager.interrupt_kernel()
        try:
            self.until(request, is_idle, MOST_INTERRUPT)
        except Exception as late:
            if type(late).__name__ != "Empty":
                raise
            return math.inf, math.inf
        took = millis_since(start)
        self.client.get_shell_msg(timeout=PATIENCE)
        return took, self._cores(0.5)

    def settle(self):
        """Waits until the kernel rests, at most ten seconds."""
        for _ in range(50):
            if self._cores(0.2) < 0.1:
                return

    def _cores(self, seconds):
        process = psutil.Process(self.process.pid)
        before, start = sum(process.cpu_times()[:2]), time.perf_counter()
        time.sleep(seconds)
        return (sum(process.cpu_times()[:2]) - before) / (time.perf_counter() - start)

    def shut_down(self):
        """Returns the time from the request to the end of the process, and what is left of it."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        watch = threading.Timer(20, self.process.kill)
        watch.start()
        start = time.perf_counter()
        self.client.shutdown()
        self.process.wait()
        took = millis_since(start)
        watch.cancel()
        left = [f"process {child.pid}" for child in children if child.is_running()]
        left += [path.name for path in Path(self.temp.name).iterdir()]
        self.close()
        return took, left

    def close(self):
        """Ends the kernel, whatever it does."""
        self.client.stop_channels()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.manager.cleanup_resources()
        self.temp.cleanup()


def is_idle(message):
    return message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"


def text_of(message):
    content = message["content"]
    return content.get("text", "") or content.get("data", {}).get("text/plain", "")
