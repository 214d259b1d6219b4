"""PostgreSQL of this host: what its superuser sees, and what it says in its log."""

import os
import re
import subprocess

from ansible.module_utils.ops_processes import run

# Settings that a standby must not have lower than its leader had, each with the name that pg_controldata gives the leader's.
STANDBY_SENSITIVE = {
    "max_connections": "max_connections",
    "max_worker_processes": "max_worker_processes",
    "max_wal_senders": "max_wal_senders",
    "max_prepared_transactions": "max_prepared_xacts",
    "max_locks_per_transaction": "max_locks_per_xact",
}
# What clients are told of a server that stops or starts says nothing about why.
TO_CLIENTS = ("the database system is ", "terminating connection due to administrator command")
POSTGRES_LINE = re.compile(r"\[(\d+)\][^:]*? (FATAL|PANIC|ERROR|DETAIL|HINT|LOG):\s+(.*)")


class Server:
    """PostgreSQL of this host, as its superuser."""

    def __init__(self, config):
        postgresql = config["postgresql"]
        self.bin_dir = postgresql["bin_dir"]
        self.data_dir = postgresql["data_dir"]
        self.user = postgresql["authentication"]["superuser"]["username"]
        self.where = {
            "socket": postgresql["parameters"]["unix_socket_directories"].split(",")[0].strip(),
            "port": str(postgresql["listen"]).rsplit(":", 1)[-1],
            "database": "postgres",
        }

    def psql(self, *statements, socket, port, database):
        """Command line; each statement is sent even where one before it failed."""
        argv = [
            f"{self.bin_dir}/psql", "-XAq", "-P", "footer=off", "-F", "\t",
            "-h", socket, "-p", port, "-U", self.user, "-d", database,
        ]
        for statement in statements:
            argv += ["-c", statement]
        return ["runuser", "-u", self.user, "--", *argv] if os.geteuid() == 0 else argv

    def query(self, statement, timeout=5, where=None):
        """Rows as dictionaries of texts; None where there is no answer."""
        try:
            done = run(self.psql(statement, **(where or self.where)), timeout)
        except subprocess.TimeoutExpired:
            return None
        if done.returncode != 0:
            return None
        header, *rows = [line.split("\t") for line in done.stdout.splitlines()] or [[]]
        return [dict(zip(header, row)) for row in rows]

    def read_state(self):
        """(start of the postmaster, whether it recovers); None where there is no answer."""
        rows = self.query("SELECT pg_postmaster_start_time() AS start, pg_is_in_recovery() AS recovers")
        return (rows[0]["start"], rows[0]["recovers"] == "t") if rows else None

    def takes_writes(self):
        """A message in the WAL is a write that leaves nothing behind."""
        statement = "SELECT pg_logical_emit_message(true, 'patroni_restart', '')"
        return self.query(statement) is not None

    def find_kept(self, wanted):
        """Settings that a replica keeps higher than wanted, because its control file has the leader's value. None where the
        control file cannot be read."""
        done = run([f"{self.bin_dir}/pg_controldata", "-D", self.data_dir], 30)
        if done.returncode != 0:
            return None
        held = dict(re.findall(r"^(\w+) setting:\s+(\d+)$", done.stdout, re.MULTILINE))
        named = STANDBY_SENSITIVE.items()
        return [name for name, control in named if name in wanted and int(held.get(control, 0)) > int(wanted[name])]


def read_log(since, data_dir):
    """Lines of the journal, and of the log that PostgreSQL may write by itself once it has begun to."""
    argv = ["journalctl", "-u", "patroni", f"--since=@{int(since)}", "-o", "cat", "--no-pager"]
    lines = run(argv, 30).stdout.splitlines()
    try:
        with open(f"{data_dir}/current_logfiles", encoding="utf-8") as file:
            path = file.read().split("\n")[0].split(" ", 1)[1]
        path = os.path.join(data_dir, path)
        if os.path.getmtime(path) >= since:
            with open(path, encoding="utf-8", errors="replace") as file:
                lines += file.readlines()[-200:]
    except (OSError, IndexError):
        pass  # it writes to the journal alone
    return lines


def find_postgres_words(lines):
    """What the newest server process that gave up said: its errors, details and hints."""
    matches = [match for match in map(POSTGRES_LINE.search, lines) if match and not match[3].startswith(TO_CLIENTS)]
    said = [(match[1], f"{match[2]}: {match[3].strip()}") for match in matches]
    last = next((pid for pid, words in reversed(said) if words.startswith(("FATAL", "PANIC"))), None)
    return "; ".join(words for pid, words in said if pid == last and not words.startswith("LOG: "))
