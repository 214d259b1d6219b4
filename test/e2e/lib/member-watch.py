"""Runs on a member of the sandbox: tells when its PostgreSQL took writes, and when it said that it is no replica.

usage: member-watch.py LOG

Each worker asks and writes every EVERY_SECONDS through the loopback interface, which no cut of the network ends. One that
waits (for a synchronous standby, for a server that is stopped) is stuck and writes nothing; the others go on, and a session
of each age is there: workers with an odd number connect anew each time. Lines of LOG, times in seconds of the epoch:

    {"kind": "asked", "at", "recovery"}                        pg_is_in_recovery()
    {"kind": "wrote", "begin", "end", "timeline", "row"}       an INSERT that was acknowledged

A commit whose wait for the standby was cancelled is one that the client is warned of, so it is not acknowledged.
"""

import json
import socket
import sys
import threading
import time

import psycopg2

WORKERS = 6
EVERY_SECONDS = 0.05
TARGET = {
    "host": "127.0.0.1", "port": 5432, "dbname": "test", "user": "test", "password": "DBUser.Test", "connect_timeout": 2,
    "application_name": "e2e-watch",
}
WRITE = "INSERT INTO e2e_watch VALUES (%s) RETURNING ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int"
NAME = socket.gethostname()


class Log:
    """One line at a time, from any thread; a host that is killed has what was flushed before."""

    def __init__(self, path):
        self.file = open(path, "a", buffering=1, encoding="ascii")
        self.lock = threading.Lock()

    def tell(self, **line):
        with self.lock:
            self.file.write(json.dumps(line) + "\n")


class Worker(threading.Thread):
    """Asks and writes; rows have names that no other worker gives, not even one of an earlier run."""

    def __init__(self, number, log):
        super().__init__()
        self.number, self.log = number, log
        self.keeps = number % 2 == 0
        self.connection = None

    def run(self):
        time.sleep(self.number * EVERY_SECONDS)
        while True:
            begin = time.time()
            try:
                self.look(begin)
            except psycopg2.Error:
                self.close()
            if not self.keeps:
                self.close()
            # Each of WORKERS takes its turn, so that one asks every EVERY_SECONDS.
            time.sleep(max(0, begin + WORKERS * EVERY_SECONDS - time.time()))

    def look(self, begin):
        if self.connection is None:
            self.connection = psycopg2.connect(**TARGET)
            self.connection.autocommit = True
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery()")
            recovery = cursor.fetchone()[0]
            self.log.tell(kind="asked", at=time.time(), recovery=recovery)
            # A replica that is promoted between the two is found by the next turn.
            if not recovery:
                self.write(cursor, begin)

    def write(self, cursor, begin):
        row = f"{NAME} {self.number} {begin}"
        del self.connection.notices[:]
        start = time.time()
        cursor.execute(WRITE, (row,))
        timeline = cursor.fetchone()[0]
        if not self.connection.notices:
            self.log.tell(kind="wrote", begin=start, end=time.time(), timeline=timeline, row=row)

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def main():
    log = Log(sys.argv[1])
    for number in range(WORKERS):
        Worker(number, log).start()


main()
