"""Starts the Java kernel once, lets it add 1+1, and says how long each took."""

import sys
import time

from jupyter_client.manager import start_new_kernel


def main():
    start = time.monotonic()
    manager, client = start_new_kernel(kernel_name="java", startup_timeout=30)
    ready = time.monotonic()
    answers = []

    def keep(message):
        if message["msg_type"] == "execute_result":
            answers.append(message["content"]["data"].get("text/plain"))

    try:
        reply = client.execute_interactive("1+1", timeout=30, output_hook=keep)
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    done = time.monotonic()
    if reply["content"]["status"] != "ok" or answers != ["2"]:
        print(f"1+1 gave {answers or reply['content']}")
        return 1
    print(f"ready in {ready - start:.1f} s; 1+1 = 2 after {1000 * (done - ready):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
