"""Runs a command with its output thrown away and prints, as JSON, what it took: seconds, processor seconds, megabytes, code."""

import json
import resource
import subprocess
import sys
import time

start = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
seconds = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    json.dumps(
        {
            "seconds": seconds,
            "cpu": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss * 1024 / 1e6,
            "code": code,
        }
    )
)
