"""Programs that are run, and what is waited for."""

import subprocess
import time


def run(argv, timeout):
    return subprocess.run(argv, capture_output=True, text=True, timeout=timeout, check=False, cwd="/")


def wait_until(is_there, seconds, pause):
    """Whether it came in time; asked once at least."""
    deadline = time.monotonic() + seconds
    while not is_there():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True
