"""One switchover by scripts/ops, and a watch of the new leader's own word: when the last member streams, and when the verb ends."""

import contextlib
import json
import subprocess
import tempfile
import threading
import time
import urllib.request

CLUSTER = "pg-test"
CHECKOUT = "/home/ops/checkout"
WATCH_SECONDS = 0.05
PATRONI_PORT = 8008
LEADING = ("leader", "master", "primary")
# What the verb says when it sends the request, from which its report counts.
ASKED = "Patroni asked"


def ops(*arguments):
    """One call of scripts/ops: exit code, standard output, standard error."""
    done = subprocess.run([f"{CHECKOUT}/scripts/ops", *arguments], capture_output=True, text=True, cwd=CHECKOUT, timeout=600)
    return done.returncode, done.stdout, done.stderr


class Watch(threading.Thread):
    """Since when all the others stream from the candidate, by its own Patroni; None while they do not."""

    def __init__(self, host, others):
        super().__init__(daemon=True)
        self.url, self.others = f"http://{host}:{PATRONI_PORT}/patroni", set(others)
        self.stopping = threading.Event()
        self.since = None

    def run(self):
        while not self.stopping.is_set():
            begun = time.monotonic()
            # One that does not answer at once says nothing of its replicas.
            with contextlib.suppress(OSError, ValueError):
                self.since = (self.since or begun) if self.is_whole() else None
            time.sleep(WATCH_SECONDS)

    def is_whole(self):
        with urllib.request.urlopen(self.url, timeout=1) as answer:
            status = json.load(answer)
        streaming = {row["application_name"] for row in status.get("replication") or [] if row["state"] == "streaming"}
        return status.get("role") in LEADING and self.others <= streaming

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.join(timeout=5)


class Verb:
    """One switchover by scripts/ops: its end, its report, and the moments of its start, of its request and of its return."""

    def __init__(self, candidate):
        command = [f"{CHECKOUT}/scripts/ops", "patroni", "switchover", CLUSTER, "--env", "sandbox", "--candidate", candidate,
                   "--confirm", CLUSTER, "--format", "json"]
        self.asked, said = None, []
        self.start = time.monotonic()
        with tempfile.TemporaryFile("w+") as out, subprocess.Popen(
                command, stdout=out, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT) as process:
            limit = threading.Timer(600, process.kill)
            limit.start()
            for line in process.stderr:
                if line.strip() == ASKED:
                    self.asked = time.monotonic()
                said.append(line)
            self.code = process.wait()
            limit.cancel()
            self.returned = time.monotonic()
            out.seek(0)
            self.out, self.err = out.read(), "".join(said)
        self.report = json.loads(self.out) if self.out else {}

    def find_return(self, since):
        """Seconds from the last member that streams to the return, by the watch and by the report; None where one has none."""
        streaming = self.report.get("streamingAfter")
        by_watch = None if since is None else self.returned - since
        by_report = None if streaming is None or self.asked is None else self.returned - self.asked - streaming
        return by_watch, by_report
