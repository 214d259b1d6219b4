"""What this host has done for a handover and has yet to undo, for whoever comes to do it.

The journal is in /run, as all that it tells of is: held pools, redirects and the states of HAProxy's servers do not outlive
a reboot. Beside it stands how many sessions were ended: the limit ends them when the verb has gone. Moments are of the
monotonic clock, which all processes of the host share.

    hold    of the handover at work: the verb's order, and `until` when somebody must have renewed it; or None
    drain   what is left of handovers: `leader` who leads by the last one; `leaving` members to {limit}, whose sessions go on
            through this HAProxy; `pool` None or {databases, since, limit}, which this pgbouncer sends to the leader
"""

import contextlib
import fcntl
import json
import os
import subprocess
import sys
import time

FOLDER = "/run/pg-handover"
UNIT = "pg-handover"
TICK_SECONDS = 3
MOST_ENDED = 20


class Journal:
    """One process at a time has it open."""

    def __init__(self, folder=FOLDER):
        self.folder = folder
        self.path = os.path.join(folder, "journal.json")
        self.ended_path = os.path.join(folder, "ended.json")

    @contextlib.contextmanager
    def lock(self):
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        descriptor = os.open(os.path.join(self.folder, "lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def read(self):
        try:
            with open(self.path, encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return {"hold": None, "drain": {"leader": None, "leaving": {}, "pool": None, "proxy": None, "urls": {}}}

    def write(self, entry):
        """The timer goes where nothing is left to undo, and only then."""
        write_json(self.path, entry)
        drain = entry["drain"]
        if entry["hold"] is None and not drain["leaving"] and drain["pool"] is None:
            os.unlink(self.path)
            disarm()

    def read_ended(self):
        """[{"time", "of", "by", "sessions"}], the last ones, oldest first; none where they cannot be read."""
        try:
            with open(self.ended_path, encoding="utf-8") as file:
                return json.load(file)
        except (OSError, ValueError):
            return []

    def note_ended(self, ended):
        """For whoever asks later. Raises OSError where there is no room."""
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        write_json(self.ended_path, [*self.read_ended(), {"time": now, **ended}][-MOST_ENDED:])


def write_json(path, value):
    """Whole, or not at all."""
    fresh = f"{path}.new"
    with open(fresh, "w", encoding="utf-8") as file:
        json.dump(value, file)
    os.replace(fresh, path)


def arm():
    """A timer of the host's own, before anything is touched. None where it runs, or why not."""
    if subprocess.run(["systemctl", "is-active", "--quiet", f"{UNIT}.timer"], check=False).returncode == 0:
        return None
    program = os.path.dirname(os.path.abspath(__file__))
    done = subprocess.run(
        ["systemd-run", "--quiet", "--collect", f"--unit={UNIT}", f"--on-active={TICK_SECONDS}",
         f"--on-unit-inactive={TICK_SECONDS}", "--timer-property=AccuracySec=500ms", "--", sys.executable, program, "tick"],
        capture_output=True, text=True, check=False,
    )
    return None if done.returncode == 0 else done.stderr.strip()


def disarm():
    subprocess.run(["systemctl", "stop", f"{UNIT}.timer"], check=False, capture_output=True)
