"""The servers of this host's HAProxy: which of them is led to the primary, and their states."""

import csv
import os
import re
import socket

CONFIG = "/etc/haproxy/haproxy.cfg"
SOCKET = "/run/haproxy/admin.sock"
HELD = "/run/haproxy/held"
SECTION = re.compile(r"^(?:backend|listen)\s+(\S+)")
BIND = re.compile(r"^\s+bind\s+\S*:(\d+)")
QUESTION = re.compile(r"^\s+http-check send .*\buri (\S+)")
SERVER = re.compile(r"^\s+server\s+(\S+)\s+(\S+)\s+(.*)$")
TRACK = re.compile(r"\btrack (\S+)/\S+")
# HAProxy's words for a server that a later configuration has no more: there is nothing left to do to it.
GONE = ("No such backend", "No such server")


class ProxyFault(Exception):
    """HAProxy did not do what it was asked."""


def ask(command):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(SOCKET)
        connection.sendall(command.encode() + b"\n")
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode().strip()


def is_there():
    try:
        ask("show version")
        return True
    except OSError:
        return False


def look():
    """Sections that have servers: what they ask, whose answers each server tracks, and how HAProxy sees it now."""
    sections = []
    with open(CONFIG, encoding="utf-8") as file:
        for line in file:
            if found := SECTION.match(line):
                sections.append({"name": found[1], "port": None, "url": None, "servers": {}})
            elif sections and (found := BIND.match(line)):
                sections[-1]["port"] = int(found[1])
            elif sections and (found := QUESTION.match(line)):
                sections[-1]["url"] = found[1]
            elif sections and (found := SERVER.match(line)):
                track = TRACK.search(found[3])
                sections[-1]["servers"][found[1]] = {"address": found[2], "track": track[1] if track else None}
    states, held = read_states(), set(read_held())
    for section in sections:
        for name, server in section["servers"].items():
            full = f"{section['name']}/{name}"
            server.update(state=states.get(full), held=full in held)
    return [section for section in sections if section["servers"]]


def read_states():
    """{BACKEND/SERVER: state}, such as UP, DOWN, MAINT or DRAIN."""
    rows = csv.DictReader(ask("show stat").lstrip("# ").splitlines())
    return {f"{row['pxname']}/{row['svname']}": row["status"] for row in rows}


def run(commands):
    """Each in its order. HAProxy answers nothing where it has done what it was asked."""
    answers = [(command, ask(command)) for command in commands]
    faults = [f"{command}: {answer}" for command, answer in answers if answer and not answer.startswith(GONE)]
    if faults:
        raise ProxyFault("; ".join(faults))


def count_sessions(servers):
    """Sessions that go on, by all the servers (BACKEND/SERVER) together."""
    wanted = set(servers)
    rows = csv.DictReader(ask("show stat").lstrip("# ").splitlines())
    return sum(int(row["scur"] or 0) for row in rows if f"{row['pxname']}/{row['svname']}" in wanted)


def read_held():
    try:
        with open(HELD, encoding="utf-8") as file:
            return file.read().split()
    except FileNotFoundError:
        return []


def write_held(names):
    """Who is listed is left as it is by a reload, and by the proof."""
    fresh = f"{HELD}.new"
    with open(fresh, "w", encoding="utf-8") as file:
        file.write("".join(f"{name}\n" for name in sorted(names)))
    os.replace(fresh, HELD)


class Proxy:
    """
    The parts of HAProxy that a handover is about: `checks` ask who leads; `pooled` and `direct` serve the leader, through
    pgbouncer or past it; `others` serve any member through pgbouncer.
    """

    def __init__(self, parts):
        self.parts = parts

    def of(self, name, *parts):
        return [f"{section}/{name}" for part in parts for section in self.parts[part]]

    def begin(self, leaving):
        """The leaving leader stays up, whatever Patroni says: its clients wait in its pools."""
        write_held({*read_held(), *self.of(leaving, "checks", "pooled", "direct", "others")})
        run(f"disable health {server}" for server in self.of(leaving, "checks"))

    def hand_over(self, leaving, coming, is_returning):
        """New sessions go to the new leader. Those in the old one's pools go on, since these lead to the new one."""
        run([
            *(f"set server {server} state maint" for server in self.of(leaving, "direct")),
            *(f"set server {server} state drain" for server in self.of(leaving, "pooled", "others")),
            *(f"enable health {server}" for server in self.of(coming, "checks")),
            *(f"set server {server} health up" for server in self.of(coming, "checks")),
            *(f"set server {server} state ready" for server in self.of(coming, "pooled", "direct", "others") if is_returning),
        ])
        if is_returning:
            self.forget(coming)

    def move(self, leaving, coming):
        """Where no pool is held: the sessions of the old leader end, and new ones go to the new leader. How many ended."""
        count = count_sessions(self.of(leaving, "pooled", "direct"))
        run([
            *(f"set server {server} health down" for server in self.of(leaving, "checks")),
            *(f"set server {server} health up" for server in self.of(coming, "checks")),
        ])
        return count

    def take_back(self, name, leads):
        """Its checks decide again; until the next one it counts for what it is, or it would be sent writes for a moment."""
        health = "up" if leads else "down"
        run([
            *(f"enable health {server}" for server in self.of(name, "checks")),
            *(f"set server {server} health {health}" for server in self.of(name, "checks")),
            *(f"set server {server} state ready" for server in self.of(name, "pooled", "direct", "others")),
        ])
        self.forget(name)

    def forget(self, name):
        ours = set(self.of(name, "checks", "pooled", "direct", "others"))
        write_held(held for held in read_held() if held not in ours)

    def count(self, name):
        return count_sessions(self.of(name, "pooled"))

    def cut(self, name):
        run(f"shutdown sessions server {server}" for server in self.of(name, "pooled", "others"))
