"""Prints what HAProxy knows of its servers, as JSON: the names of all, and those that somebody has taken out by hand.

A server that was put into maintenance or drain, or whose check was switched off, stays so when HAProxy reloads. One that
is listed in /run/haproxy/held (BACKEND/SERVER, one a line) is somebody's, who brings it back.
"""

import json
import socket

FORCED_MAINTENANCE, FORCED_DRAIN = 0x01, 0x08
CHECK_CONFIGURED, CHECK_ENABLED = 0x02, 0x04


def ask(command):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect("/run/haproxy/admin.sock")
        connection.sendall(command.encode() + b"\n")
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def read_held():
    try:
        with open("/run/haproxy/held", encoding="utf-8") as file:
            return set(file.read().split())
    except FileNotFoundError:
        return set()


def describe(admin, check):
    words = []
    if admin & FORCED_MAINTENANCE:
        words.append("is in maintenance")
    if admin & FORCED_DRAIN:
        words.append("is drained")
    if check & CHECK_CONFIGURED and not check & CHECK_ENABLED:
        words.append("is not checked")
    return " and ".join(words)


# The second line names the columns, after a "#".
_, header, *lines = ask("show servers state").splitlines()
columns = header.lstrip("# ").split()
rows = [dict(zip(columns, line.split())) for line in lines if line.strip()]
held = read_held()
taken_out = []
for row in rows:
    name = f"{row['be_name']}/{row['srv_name']}"
    what = describe(int(row["srv_admin_state"]), int(row["srv_check_state"]))
    if what and name not in held:
        taken_out.append(f"{name} {what}")
print(json.dumps({"servers": sorted({row["srv_name"] for row in rows}), "taken_out": sorted(taken_out)}))
