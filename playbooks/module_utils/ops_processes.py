"""Programs that are run, and what is waited for."""

import os
import subprocess
import time


def run(argv, timeout):
    """What it prints is read here, so it is not to be in the language of the host."""
    env = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(argv, capture_output=True, text=True, timeout=timeout, check=False, cwd="/", env=env)


def wait_until(is_there, seconds, pause):
    """Whether it came in time; asked once at least."""
    deadline = time.monotonic() + seconds
    while not is_there():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True
