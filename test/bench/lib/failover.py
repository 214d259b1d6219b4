"""Runs on the sandbox's meta node: writes through HAProxy while leadership moves and HAProxy reloads.

One new connection per row, because a kept connection would hide refusals. A row is acknowledged when COMMIT
returned; every acknowledged row must be there at the end. A gap is the time between two acknowledgements.
"""

import argparse
import json
import subprocess
import sys
import threading
import time

import psycopg2

CLUSTER = "pg-test"
CHECKOUT = "/home/ops/checkout"
OPS = [f"{CHECKOUT}/scripts/ops"]
PAUSE_SECONDS = 0.02
RECONNECT_SECONDS = 0.05


def ops(*arguments):
    """One call of scripts/ops: exit code, standard output, standard error."""
    done = subprocess.run([*OPS, *arguments], capture_output=True, text=True, cwd=CHECKOUT, timeout=300)
    return done.returncode, done.stdout, done.stderr


def read_target():
    """Connection values of the first business user and database of the cluster, from the inventory."""
    code, out, err = ops("hostvars", "--env", "sandbox", "--format", "json")
    if code != 0:
        sys.exit(err)
    members = {h: v for h, v in json.loads(out).items() if v.get("pg_cluster") == CLUSTER}
    host, values = sorted(members.items(), key=lambda item: -item[1]["pg_seq"])[0]
    database = values["pg_databases"][0]
    user = next(u for u in values["pg_users"] if u["name"] == database["owner"])
    return sorted(members), {
        "host": host, "port": 5433, "dbname": database["name"], "user": user["name"],
        "password": user["password"], "connect_timeout": 3,
    }


class Writer(threading.Thread):
    """Inserts numbered rows until stopped; keeps acknowledgements and the kinds of errors."""

    def __init__(self, target):
        super().__init__(daemon=True)
        self.target, self.stopping = target, threading.Event()
        self.acknowledged, self.errors = [], {}

    def run(self):
        number = 0
        while not self.stopping.is_set():
            number += 1
            try:
                self.insert(number)
                self.acknowledged.append((number, time.monotonic()))
                time.sleep(PAUSE_SECONDS)
            except psycopg2.Error as error:
                kind = classify(str(error))
                self.errors[kind] = self.errors.get(kind, 0) + 1
                time.sleep(RECONNECT_SECONDS)

    def insert(self, number):
        connection = psycopg2.connect(**self.target)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = '3s'")
                cursor.execute("INSERT INTO bench_failover VALUES (%s)", (number,))
        finally:
            connection.close()

    def largest_gap(self, since, until):
        times = [t for _, t in self.acknowledged if since <= t <= until]
        return max((b - a for a, b in zip(times, times[1:])), default=until - since)


def classify(message):
    for kind in ("read-only", "refused", "timeout", "server closed", "shutting down", "no more connections"):
        if kind in message.replace("read only", "read-only"):
            return kind
    return message.strip().splitlines()[0][:60] if message.strip() else "unknown"


def prepare(target):
    connection = psycopg2.connect(**target)
    with connection, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_failover")
        cursor.execute("CREATE TABLE bench_failover (id bigint PRIMARY KEY)")
    connection.close()


def count_lost(target, writer):
    connection = psycopg2.connect(**target)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT id FROM bench_failover")
        present = {row[0] for row in cursor.fetchall()}
        cursor.execute("DROP TABLE bench_failover")
    connection.close()
    return sum(1 for number, _ in writer.acknowledged if number not in present)


def view():
    code, out, err = ops("patroni", "list", CLUSTER, "--env", "sandbox", "--format", "json")
    if code != 0:
        sys.exit(err)
    return json.loads(out)[0]


def verify(state, candidate):
    leader = state.get("leader")
    lines = {member.get("timeline") for member in state["members"]}
    streaming = [m["instance"] for m in state["members"] if m["streaming"]]
    return leader == candidate and len(lines) == 1 and len(streaming) == len(state["members"]) - 1


def switch_over(writer, count):
    failures, gaps = 0, []
    for round_number in range(1, count + 1):
        before = view()
        names = [m["instance"] for m in before["members"]]
        candidate = names[(names.index(before["leader"]) + 1) % len(names)]
        start = time.monotonic()
        code, out, err = ops("patroni", "switchover", CLUSTER, "--env", "sandbox", "--candidate", candidate,
                             "--confirm", CLUSTER, "--format", "json")
        ok = code == 0 and verify(view(), candidate)
        time.sleep(1.5)
        gap = writer.largest_gap(start, time.monotonic())
        gaps.append(gap)
        failures += not ok
        timing = json.loads(out) if code == 0 else {}
        print(f"switchover {round_number:2d}  {before['leader']} -> {candidate}  {'ok' if ok else 'FAILED'}"
              f"  write gap {gap:5.2f} s  leader after {timing.get('leaderAfter', '-')} s"
              f"  streaming after {timing.get('streamingAfter', '-')} s", flush=True)
        if not ok:
            print(err, file=sys.stderr)
    if gaps:
        gaps.sort()
        print(f"write gap: min {gaps[0]:.2f} s, median {gaps[len(gaps) // 2]:.2f} s, max {gaps[-1]:.2f} s")
    return failures


def reload_haproxy(writer, hosts, count):
    before, rows = dict(writer.errors), len(writer.acknowledged)
    for _ in range(count):
        for host in hosts:
            subprocess.run(["ssh", "-o", "BatchMode=yes", host, "sudo", "systemctl", "reload", "haproxy"],
                           check=True, timeout=30, stdin=subprocess.DEVNULL)
        time.sleep(0.7)
    new = {kind: n - before.get(kind, 0) for kind, n in writer.errors.items() if n != before.get(kind, 0)}
    print(f"{count} HAProxy reloads on {len(hosts)} hosts: {len(writer.acknowledged) - rows} rows acknowledged,"
          f" errors: {new or 'none'}")
    return sum(new.values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--switchovers", type=int, default=10, choices=range(0, 51), metavar="N")
    parser.add_argument("--reloads", type=int, default=20, choices=range(0, 51), metavar="N")
    arguments = parser.parse_args()
    hosts, target = read_target()
    prepare(target)
    writer = Writer(target)
    writer.start()
    try:
        failures = reload_haproxy(writer, hosts, arguments.reloads) if arguments.reloads else 0
        failures += switch_over(writer, arguments.switchovers)
    finally:
        writer.stopping.set()
        writer.join(timeout=10)
    lost = count_lost(target, writer)
    print(f"rows acknowledged {len(writer.acknowledged)}, lost {lost}; errors seen by the writer: {writer.errors or 'none'}")
    sys.exit(1 if failures or lost else 0)


main()
