"""Runs on the sandbox's meta node: writes through a service until told to stop, and tells what the clients saw.

usage: writer.py STOP_FILE RESULT_FILE [--host H] [--port P] [--kept N] [--connecting N]

Kept clients hold one connection, connecting ones make a new one for each row. A row is acknowledged when its INSERT
returned; every acknowledged row must be in the table at the end. The result, as JSON:

    {"acknowledged", "lost", "gaps": [{"begin", "seconds"}], "errors": [{"at", "client", "message"}]}

A gap is the time between two acknowledgements of one client, told from GAP_SECONDS up; times are seconds of the epoch.
Remove STOP_FILE before, make it to end the writing.
"""

import argparse
import json
import os
import threading
import time

import psycopg2

GAP_SECONDS = 0.3
WRITE_PAUSE_SECONDS = 0.03
RETRY_SECONDS = 0.05
TABLE = "e2e_writer"


class Client(threading.Thread):
    """Writes rows that no other client writes."""

    def __init__(self, number, target, stop_file, keeps):
        super().__init__(daemon=True)
        self.number, self.target, self.stop_file, self.keeps = number, target, stop_file, keeps
        self.connection = None
        self.rows, self.errors, self.gaps = [], [], []

    def run(self):
        last = time.time()
        while not os.path.exists(self.stop_file):
            row = len(self.rows) + len(self.errors)
            try:
                self.insert(row)
            except psycopg2.Error as error:
                self.close()
                self.errors.append({"at": time.time(), "client": self.number, "message": str(error).strip()})
                time.sleep(RETRY_SECONDS)
                continue
            now = time.time()
            if now - last >= GAP_SECONDS:
                self.gaps.append({"begin": last, "seconds": round(now - last, 3)})
            last = now
            self.rows.append(row)
            time.sleep(WRITE_PAUSE_SECONDS)
        self.close()

    def insert(self, row):
        if self.connection is None:
            self.connection = connect(self.target)
        with self.connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE} VALUES (%s, %s)", (self.number, row))
        if not self.keeps:
            self.close()

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def connect(target):
    connection = psycopg2.connect(**target)
    connection.autocommit = True
    return connection


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stop_file")
    parser.add_argument("result_file")
    parser.add_argument("--host", default="10.10.10.12")
    parser.add_argument("--port", type=int, default=5433)
    parser.add_argument("--kept", type=int, default=3)
    parser.add_argument("--connecting", type=int, default=2)
    options = parser.parse_args()
    target = {
        "host": options.host, "port": options.port, "dbname": "test", "user": "test", "password": "DBUser.Test",
        "connect_timeout": 10,
    }
    prepare(target)
    clients = [
        Client(number, target, options.stop_file, keeps=number < options.kept)
        for number in range(options.kept + options.connecting)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    result = {
        "acknowledged": sum(len(client.rows) for client in clients),
        "lost": count_lost(target, clients),
        "gaps": sorted((gap for client in clients for gap in client.gaps), key=lambda gap: gap["begin"]),
        "errors": sorted((error for client in clients for error in client.errors), key=lambda error: error["at"]),
    }
    with open(f"{options.result_file}.new", "w", encoding="utf-8") as file:
        json.dump(result, file)
    os.replace(f"{options.result_file}.new", options.result_file)


def prepare(target):
    with connect(target).cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(f"CREATE TABLE {TABLE} (client int, row int, PRIMARY KEY (client, row))")


def count_lost(target, clients):
    with connect(target).cursor() as cursor:
        cursor.execute(f"SELECT client, row FROM {TABLE}")
        present = set(cursor.fetchall())
        cursor.execute(f"DROP TABLE {TABLE}")
    return sum((client.number, row) not in present for client in clients for row in client.rows)


main()
