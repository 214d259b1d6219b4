"""The pools of this host's pgbouncer: held, pointed at another server, let go.

A pool is pointed elsewhere by a second definition of its database, in a file that pgbouncer reads after that of
the inventory. The file is in pgbouncer's run folder, which systemd empties with each start: no restart of pgbouncer or of
the host, and no run of Ansible, can leave a pool pointed at a server that it was lent only.
"""

import os
import pwd
import re
import threading
import time

import sessions

DATABASES = "/etc/pgbouncer/database.txt"
REDIRECT = "/run/pgbouncer/redirect.txt"
CONFIG = "/etc/pgbouncer/pgbouncer.ini"
INCLUDE = re.compile(rf"^%include\s+{re.escape(REDIRECT)}\s*$", re.MULTILINE)


class PoolFault(Exception):
    """pgbouncer did not do what it was asked."""


class Pools:
    """All by pgbouncer's own console."""

    def __init__(self, settings):
        self.settings = settings
        self.kept = None

    def connect(self):
        options = self.settings.pool
        return sessions.connect(self.settings, int(options["listen_port"]), "pgbouncer", options["unix_socket_dir"])

    def ask(self, statement):
        """Over one session that is kept: a new one would cost milliseconds that clients wait."""
        if self.kept is None or self.kept.closed:
            self.kept = self.connect()
        return sessions.ask(self.kept, statement)

    def look(self):
        """What pgbouncer serves and whom, by its own word."""
        config = {row["key"]: row["value"] for row in self.ask("SHOW CONFIG")}
        with open(CONFIG, encoding="utf-8") as file:
            is_redirectable = INCLUDE.search(file.read()) is not None and os.path.exists(REDIRECT)
        return {
            "redirectable": is_redirectable,
            "port": int(config["listen_port"]),
            "mode": config["pool_mode"],
            "tls": config.get("server_tls_sslmode", "disable"),
            "databases": [pick(row, "name", "host", "port", "database", "pool_mode", "paused", "disabled")
                          for row in self.ask("SHOW DATABASES") if row["name"] != "pgbouncer"],
            "pools": [pick(row, "database", "user", "pool_mode", "cl_active", "cl_waiting")
                      for row in self.ask("SHOW POOLS") if row["database"] != "pgbouncer"],
        }

    def pause(self, names, seconds):
        """Lets clients wait once their transactions have ended. Names of those that did not end in time."""
        open_ones = set(names)

        def pause_one(name, connection):
            sessions.ask(connection, f"PAUSE {quote(name)}")
            open_ones.discard(name)

        threads = [threading.Thread(target=pause_one, args=(name, self.connect()), daemon=True) for name in names]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + seconds
        for thread in threads:
            thread.join(max(0, deadline - time.monotonic()))
        return sorted(open_ones)

    def resume(self, names):
        """What does not wait any more is left as it is."""
        paused = {row["name"] for row in self.ask("SHOW DATABASES") if int(row["paused"])}
        for name in names:
            if name in paused:
                self.ask(f"RESUME {quote(name)}")

    def cut(self, names):
        """Closes all sessions of the databases; how many they were."""
        counts = [row for row in self.ask("SHOW CLIENTS") if row["database"] in names]
        for name in names:
            self.ask(f"KILL {quote(name)}")
            self.ask(f"RESUME {quote(name)}")
        return len(counts)

    def count_older(self, names, moment):
        """Sessions of the databases that were there at a moment of the epoch."""
        return sum(row["database"] in names and read_time(row["connect_time"]) <= moment for row in self.ask("SHOW CLIENTS"))

    def point(self, targets):
        """Sends the databases to other servers: {name: {"host", "port"}}; all others to their own."""
        lines = []
        if targets:
            with open(DATABASES, encoding="utf-8") as file:
                written = {read_name(line): line for line in file if read_name(line)}
            lines = [redirect(written[name], target) for name, target in sorted(targets.items()) if name in written]
        self.write(REDIRECT, "".join(lines))
        self.ask("RELOAD")

    def write(self, path, text):
        owner = pwd.getpwnam(self.settings.user) if os.geteuid() == 0 else None
        fresh = f"{path}.new"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            if owner:
                os.fchown(file.fileno(), owner.pw_uid, owner.pw_gid)
        os.replace(fresh, path)


def pick(row, *names):
    return {name: row[name] for name in names}


def quote(name):
    return '"' + name.replace('"', '""') + '"'


def read_name(line):
    """Name of the database that a line of the inventory's file defines, '' for another line."""
    name, equals, _ = line.partition("=")
    return name.strip().strip('"') if equals and not line.lstrip().startswith((";", "#", "%", "[")) else ""


def redirect(line, target):
    """The same definition with another server."""
    name, _, rest = line.partition("=")
    options = re.sub(r"\b(host|port)=\S+", "", rest).split()
    return " ".join([f"{name.strip()} =", f"host={target['host']}", f"port={target['port']}", *options]) + "\n"


def read_time(text):
    """pgbouncer tells local time, with the zone's name behind it."""
    return time.mktime(time.strptime(" ".join(text.split()[:2]), "%Y-%m-%d %H:%M:%S"))
