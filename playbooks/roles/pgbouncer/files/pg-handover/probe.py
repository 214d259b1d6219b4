"""Writes through a service of this host's HAProxy while leadership moves, as two clients would, and tells what they saw."""

import threading
import time

import psycopg2

PAUSE_SECONDS = 0.02
CONNECT_SECONDS = 5
# A probe that nobody stops goes on for hours where there is nobody to write to.
MOST_ERRORS = 1_000
WRITE = "SELECT pg_logical_emit_message(true, 'pg-handover', '')"


class Client(threading.Thread):
    """One that keeps its session, or one that makes a new one for each write."""

    def __init__(self, target, keeps):
        super().__init__(daemon=True)
        self.target, self.keeps = target, keeps
        self.stopping = threading.Event()
        self.connection = None
        self.acknowledged, self.last, self.longest = 0, None, 0
        self.errors = []

    def run(self):
        while not self.stopping.is_set():
            try:
                self.write()
                self.acknowledge(time.monotonic())
            except psycopg2.Error as error:
                if len(self.errors) < MOST_ERRORS:
                    self.errors.append((str(error).strip() or type(error).__name__).splitlines()[0])
                self.close()
            time.sleep(PAUSE_SECONDS)
        self.close()

    def write(self):
        if self.connection is None:
            self.connection = psycopg2.connect(**self.target, connect_timeout=CONNECT_SECONDS)
            self.connection.autocommit = True
        with self.connection.cursor() as cursor:
            cursor.execute(WRITE)
        if not self.keeps:
            self.close()

    def acknowledge(self, now):
        if self.last is not None:
            self.longest = max(self.longest, now - self.last)
        self.acknowledged, self.last = self.acknowledged + 1, now

    def list_gaps(self, until):
        """The longest between two writes, and the one that has not ended; nothing where nothing was acknowledged."""
        return [] if self.last is None else [self.longest, until - self.last]

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class Probe:
    """Started before anything is touched, stopped when clients have gone on."""

    def __init__(self, target):
        self.clients = [Client(target, keeps) for keeps in (True, False)]
        for client in self.clients:
            client.start()

    def stop(self):
        """Longest time between two acknowledged writes of one client in seconds, None where nothing was acknowledged.

        A client that waits still, or gets errors, has waited up to now. Whoever asks waits for one of them, not for their sum.
        """
        now = time.monotonic()
        for client in self.clients:
            client.stopping.set()
        for client in self.clients:
            client.join(max(0, now + CONNECT_SECONDS - time.monotonic()))
        gaps = [gap for client in self.clients for gap in client.list_gaps(now)]
        return {
            "acknowledged": sum(client.acknowledged for client in self.clients),
            "gap": max(gaps, default=None),
            "errors": [error for client in self.clients for error in client.errors],
        }
