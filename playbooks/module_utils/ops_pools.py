"""Pools of pgbouncer that are held while PostgreSQL is away."""

import configparser
import os
import subprocess
import time

from ansible.module_utils.ops_processes import run, wait_until

PAUSE_SECONDS = 2  # for transactions to end
TIMER_SECONDS = 30  # longer than anybody holds: for a run that was killed


class TimerFault(Exception):
    """No timer could be armed, so nothing is held."""


class Pools:
    """The pools of the pgbouncer on this host, which lead to the PostgreSQL on this host.

    While a database is paused, pgbouncer lets clients wait instead of failing them. A session pool never pauses, since
    its clients keep their server connections: only databases in transaction or statement mode are held. A pause
    outlives the client that asked for it, and this process too: a timer of the host, armed before, resumes in any case.
    """

    def __init__(self, path, server):
        self.server = server
        self.held = []
        self.is_paused = False
        self.timer = f"pgbouncer-resume-{os.getpid()}-{int(time.time())}"
        self.where = None
        parser = configparser.ConfigParser(allow_no_value=True, interpolation=None, strict=False, delimiters=("=",))
        if parser.read(path):
            options = parser["pgbouncer"]
            self.where = {"database": "pgbouncer", "socket": options["unix_socket_dir"], "port": options["listen_port"]}

    def find(self):
        """Databases that can be held, none where pgbouncer does not run; what a person has paused is not ours."""
        ask = self.server.query
        databases = ask("SHOW DATABASES", where=self.where) if self.where else None
        if not databases:
            return []
        usual = next(row["value"] for row in ask("SHOW CONFIG", where=self.where) if row["key"] == "pool_mode")
        return [
            row["name"] for row in databases
            if row["name"] != "pgbouncer" and row["paused"] == "0" and (row["pool_mode"] or usual) != "session"
        ]

    def hold(self):
        """Lets clients wait. Transactions that take longer than a moment go on, until the restart ends them."""
        self.held = self.find()
        if not self.held:
            return
        resume = self.server.psql(*self.statements("RESUME"), **self.where)
        done = run(["systemd-run", "--quiet", "--collect", f"--unit={self.timer}", f"--on-active={TIMER_SECONDS}",
                    "--timer-property=AccuracySec=1s", "--", *resume], 30)
        if done.returncode != 0:
            self.held = []
            raise TimerFault(f"no timer could be armed that resumes the pools: {done.stderr.strip()}")
        self.is_paused = True
        asking = [
            subprocess.Popen(self.server.psql(statement, **self.where), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for statement in self.statements("PAUSE")
        ]
        wait_until(lambda: all(process.poll() is not None for process in asking), PAUSE_SECONDS, 0.02)
        for process in asking:
            process.kill()
            process.wait()

    def resume(self):
        if self.is_paused:
            self.is_paused = run(self.server.psql(*self.statements("RESUME"), **self.where), 10).returncode != 0

    def disarm(self):
        """Last, and only once clients go on: until then the timer stands behind every way out."""
        if self.held and not self.is_paused:
            run(["systemctl", "stop", f"{self.timer}.timer"], 30)

    def statements(self, verb):
        return [f'{verb} "{name}"' for name in self.held]
