"""Runs on the sandbox's meta node: writes through HAProxy while leadership moves and HAProxy reloads.

Writers insert numbered rows through the primary service, some over connections that they keep and some over a new one for
each row, through the HAProxies of two members. A row is acknowledged when its INSERT returned; every acknowledged row must
be there at the end. The gap of a writer is the longest time between two of its acknowledgements: of a switchover, the
slowest writer's gap is judged. The verb returns soon after the last member streams: when that was tells a watch of the new
leader's own word, and the verb's report.
"""

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import psycopg2

CLUSTER = "pg-test"
CHECKOUT = "/home/ops/checkout"
# (kept connections, new ones) by service: through pgbouncer, and past it.
SERVICES = {"pooled": {"port": 5433, "writers": (4, 2)}, "direct": {"port": 5436, "writers": (2, 1)}}
PAUSE_SECONDS = 0.02
RECONNECT_SECONDS = 0.02
SETTLE_SECONDS = 3
POOLED_MEDIAN_BAR, POOLED_WORST_BAR, DIRECT_MEDIAN_BAR = 2, 4, 2.5
# Seconds from the last member that streams to the verb's return.
RETURN_BAR = 5
WATCH_SECONDS = 0.05
PATRONI_PORT = 8008
LEADING = ("leader", "master", "primary")
# What the verb says when it sends the request, from which its report counts.
ASKED = "Patroni asked"


def ops(*arguments):
    """One call of scripts/ops: exit code, standard output, standard error."""
    done = subprocess.run([f"{CHECKOUT}/scripts/ops", *arguments], capture_output=True, text=True, cwd=CHECKOUT, timeout=600)
    return done.returncode, done.stdout, done.stderr


def read_targets():
    """Members' hosts, and connection values of the first business user and database of the cluster, from the inventory."""
    code, out, err = ops("hostvars", "--env", "sandbox", "--format", "json")
    if code != 0:
        sys.exit(err)
    members = {h: v for h, v in json.loads(out).items() if v.get("pg_cluster") == CLUSTER}
    hosts = sorted(members, key=lambda host: members[host]["pg_seq"])
    values = members[hosts[0]]
    database = values["pg_databases"][0]
    user = next(u for u in values["pg_users"] if u["name"] == database["owner"])
    return hosts, {"dbname": database["name"], "user": user["name"], "password": user["password"],
                   "connect_timeout": 3, "application_name": "bench"}


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


def view():
    code, out, err = ops("patroni", "list", CLUSTER, "--env", "sandbox", "--format", "json")
    if code != 0:
        sys.exit(err)
    return json.loads(out)[0]


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


def show_seconds(seconds):
    return f"{'-' if seconds is None else format(seconds, '.1f'):>4s} s"


def is_led_by(state, candidate):
    """On one timeline, with all others streaming."""
    lines = {member.get("timeline") for member in state["members"]}
    streaming = [m["instance"] for m in state["members"] if m["streaming"]]
    return state.get("leader") == candidate and len(lines) == 1 and len(streaming) == len(state["members"]) - 1


def switch_over(writers, count):
    """Gaps of the slowest writer of each service in each switchover, seconds to the verb's returns, and how many failed."""
    gaps, returns, failures = {service: [] for service in SERVICES}, [], 0
    if count:
        print(f"{'switchover':24s}  {'':6s}  pooled gap  errors  direct gap  errors    verb  after streaming, by report  way")
    for _ in range(count):
        before = view()
        names = [m["instance"] for m in before["members"]]
        candidate = names[(names.index(before["leader"]) + 1) % len(names)]
        host = next(m["host"] for m in before["members"] if m["instance"] == candidate)
        with Watch(host, [name for name in names if name != candidate]) as watch:
            verb = Verb(candidate)
            by_watch, by_report = verb.find_return(watch.since)
        start = verb.start
        # A return that nobody could tell is no return within the bar.
        ok = verb.code == 0 and is_led_by(view(), candidate) and None not in (by_watch, by_report)
        returns += [seconds for seconds in (by_watch, by_report) if seconds is not None]
        time.sleep(SETTLE_SECONDS)
        until = time.monotonic()
        cells = []
        for service in SERVICES:
            gaps[service].append(writers.find_gap(service, start, until))
            cells.append(f"{gaps[service][-1]:8.2f} s  {sum(writers.count_errors(start, service).values()):6d}")
        failures += not ok
        way = (verb.report.get("handover") or {}).get("way", "-")
        took = [show_seconds(verb.returned - start), f"{show_seconds(by_watch):>15s}", f"{show_seconds(by_report):>9s}"]
        print(f"{before['leader'] + ' -> ' + candidate:24s}  {'ok' if ok else 'FAILED':6s}  {'  '.join([*cells, *took])}  {way}", flush=True)
        if not ok:
            print(verb.out, verb.err, file=sys.stderr)
    return gaps, returns, failures


def reload_haproxy(writers, hosts, count):
    """Errors that the writers saw."""
    start, rows = time.monotonic(), writers.count()
    for _ in range(count):
        for host in hosts:
            subprocess.run(["ssh", "-o", "BatchMode=yes", host, "sudo", "systemctl", "reload", "haproxy"],
                           check=True, timeout=30, stdin=subprocess.DEVNULL)
        time.sleep(0.7)
    errors = writers.count_errors(start)
    print(f"{count} HAProxy reloads on {len(hosts)} hosts: {writers.count() - rows} rows acknowledged,"
          f" errors: {errors or 'none'}", flush=True)
    return sum(errors.values())


def judge(figures):
    """Prints the figures with their bars; whether one is missed."""
    print(f"\n{'figure':44s}  {'measured':>10s}  {'bar':>10s}")
    for name, measured, bar, unit in figures:
        verdict = "ok" if measured <= bar else "MISSED"
        print(f"{name:44s}  {f'{measured:.2f}{unit}' if unit else measured:>10}  {f'{bar}{unit}':>10s}  {verdict}")
    return any(measured > bar for _, measured, bar, _ in figures)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--switchovers", type=int, default=10, choices=range(0, 51), metavar="N")
    parser.add_argument("--reloads", type=int, default=20, choices=range(0, 51), metavar="N")
    arguments = parser.parse_args()
    hosts, target = read_targets()
    prepare(target, hosts[0])
    reload_errors, gaps, returns, failures = 0, {}, [], 0
    # Writers of their own: a connection that outlives a reload of HAProxy is with a worker that checks no server.
    reloading, switching = Writers(hosts, target), Writers(hosts, target, first=100)
    if arguments.reloads:
        with reloading:
            reload_errors = reload_haproxy(reloading, hosts, arguments.reloads)
    if arguments.switchovers:
        with switching:
            gaps, returns, failures = switch_over(switching, arguments.switchovers)
    lost = count_lost(target, hosts[0], reloading.all + switching.all)
    print(f"{reloading.count() + switching.count()} rows acknowledged;"
          f" errors of direct clients during switchovers: {switching.count_errors(0, 'direct') or 'none'};"
          f" of pooled ones: {switching.count_errors(0, 'pooled') or 'none'}")
    figures = [("rows acknowledged and lost", lost, 0, "")]
    if arguments.reloads:
        figures.append(("errors while HAProxy reloaded", reload_errors, 0, ""))
    if arguments.switchovers:
        figures += [("switchovers that failed", failures, 0, ""),
                    ("errors of pooled clients", sum(switching.count_errors(0, "pooled").values()), 0, ""),
                    ("write gap of pooled clients, median", statistics.median(gaps["pooled"]), POOLED_MEDIAN_BAR, " s"),
                    ("write gap of pooled clients, worst", max(gaps["pooled"]), POOLED_WORST_BAR, " s"),
                    ("write gap of direct clients, median", statistics.median(gaps["direct"]), DIRECT_MEDIAN_BAR, " s"),
                    ("verb's return after the last streams, worst", max(returns, default=0), RETURN_BAR, " s")]
    sys.exit(1 if judge(figures) else 0)


main()
