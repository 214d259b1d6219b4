"""Prints the names of all servers of all services that run, once each."""

import csv
import io
import socket

with socket.socket(socket.AF_UNIX) as connection:
    connection.settimeout(5)
    connection.connect("/run/haproxy/admin.sock")
    connection.sendall(b"show stat\n")
    text = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
rows = csv.DictReader(io.StringIO(text.lstrip("# ")))
names = {row["svname"] for row in rows} - {"FRONTEND", "BACKEND"}
print("\n".join(sorted(names)))
