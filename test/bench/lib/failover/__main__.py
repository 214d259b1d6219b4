"""Runs on the sandbox's meta node: writes through HAProxy while leadership moves and HAProxy reloads.

Writers insert numbered rows through the primary service, some over connections that they keep and some over a new one for
each row, through the HAProxies of two members. The gap of a writer is the longest time between two of its acknowledgements:
of a switchover, the slowest writer's gap is judged. The verb returns soon after the last member streams.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time

from verb import CLUSTER, Verb, Watch, ops
from writers import SERVICES, Writers, count_lost, prepare

SETTLE_SECONDS = 3
POOLED_MEDIAN_BAR, POOLED_WORST_BAR, DIRECT_MEDIAN_BAR = 2, 4, 2.5
# Seconds from the last member that streams to the verb's return.
RETURN_BAR = 5


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


def view():
    code, out, err = ops("patroni", "list", CLUSTER, "--env", "sandbox", "--format", "json")
    if code != 0:
        sys.exit(err)
    return json.loads(out)[0]


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
