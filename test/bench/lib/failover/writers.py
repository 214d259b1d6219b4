"""Clients that write through HAProxy. A row is acknowledged when its INSERT returned; each must be there at the end."""

import threading
import time

import psycopg2

# (kept connections, new ones) by service: through pgbouncer, and past it.
SERVICES = {"pooled": {"port": 5433, "writers": (4, 2)}, "direct": {"port": 5436, "writers": (2, 1)}}
PAUSE_SECONDS = 0.02
RECONNECT_SECONDS = 0.02


class Writer(threading.Thread):
    """Inserts numbered rows until stopped; keeps when each was acknowledged, and the kinds of errors with their times."""

    def __init__(self, number, target, service, keeps):
        super().__init__(daemon=True)
        self.number, self.service, self.keeps = number, service, keeps
        self.target = {**target, "port": SERVICES[service]["port"]}
        self.stopping = threading.Event()
        self.acknowledged, self.errors = [], []
        self.connection = None

    def run(self):
        row = 0
        while not self.stopping.is_set():
            row += 1
            try:
                self.insert(row)
                self.acknowledged.append((row, time.monotonic()))
                time.sleep(PAUSE_SECONDS)
            except psycopg2.Error as error:
                self.errors.append((time.monotonic(), classify(str(error))))
                self.close()
                time.sleep(RECONNECT_SECONDS)
        self.close()

    def insert(self, row):
        if self.connection is None:
            self.connection = psycopg2.connect(**self.target)
            self.connection.autocommit = True
        with self.connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_failover VALUES (%s, %s)", (self.number, row))
        if not self.keeps:
            self.close()

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def find_gap(self, since, until):
        times = [since, *(moment for _, moment in self.acknowledged if since <= moment <= until), until]
        return max(later - earlier for earlier, later in zip(times, times[1:]))


class Writers:
    """Started and stopped by `with`; their numbers begin with `first`."""

    def __init__(self, hosts, target, first=0):
        wanted = []
        for service, values in SERVICES.items():
            kept, new = values["writers"]
            wanted += [(hosts[0], service, True)] * kept + [(hosts[1], service, False)] * new
        self.all = [Writer(n, {**target, "host": host}, service, keeps) for n, (host, service, keeps) in enumerate(wanted, first)]

    def __enter__(self):
        for writer in self.all:
            writer.start()
        time.sleep(1)

    def __exit__(self, *_):
        for writer in self.all:
            writer.stopping.set()
        for writer in self.all:
            writer.join(timeout=30)

    def count(self):
        return sum(len(writer.acknowledged) for writer in self.all)

    def of(self, service):
        return [writer for writer in self.all if service in (None, writer.service)]

    def count_errors(self, since, service=None):
        """How many of each kind since then."""
        kinds = {}
        for kind in (kind for writer in self.of(service) for moment, kind in writer.errors if moment >= since):
            kinds[kind] = kinds.get(kind, 0) + 1
        return kinds

    def find_gap(self, service, since, until):
        """Of the slowest writer."""
        return max(writer.find_gap(since, until) for writer in self.of(service))


def classify(message):
    for kind in ("read-only", "refused", "timeout", "server closed", "shutting down", "no more connections", "login failed"):
        if kind in message.replace("read only", "read-only"):
            return kind
    return message.strip().splitlines()[0][:60] if message.strip() else "unknown"


def prepare(target, host):
    connection = psycopg2.connect(**target, host=host, port=SERVICES["pooled"]["port"])
    with connection, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_failover")
        cursor.execute("CREATE TABLE bench_failover (writer int, number bigint, PRIMARY KEY (writer, number))")
    connection.close()


def count_lost(target, host, writers):
    connection = psycopg2.connect(**target, host=host, port=SERVICES["pooled"]["port"])
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT writer, number FROM bench_failover")
        present = set(cursor.fetchall())
        cursor.execute("DROP TABLE bench_failover")
    connection.close()
    return sum((writer.number, row) not in present for writer in writers for row, _ in writer.acknowledged)
