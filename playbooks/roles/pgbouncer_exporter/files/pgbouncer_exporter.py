"""Runs Debian's prometheus-pgbouncer-exporter with the columns of the pgbouncer that Debian ships.

Its one connection to pgbouncer is made anew where pgbouncer was restarted: the exporter itself would answer every later
scrape with "connection already closed". Version 1.7 asks SHOW STATS for total_requests, which pgbouncer split into total_query_count and
total_xact_count in 1.8; it ends at its start with any later pgbouncer. Metric names that mean the same stay.
"""

import sys

import psycopg2
from prometheus_pgbouncer_exporter import cli, collectors, utils


class Connection:
    """Reads from pgbouncer; once more, over a new connection, where the one that it has is gone."""

    def __init__(self, *target):
        self._target = target
        self._connection = utils.get_connection(*target)

    def read(self, function, key):
        try:
            return function(self._connection, key)
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            self.close()
            self._connection = utils.get_connection(*self._target)
            return function(self._connection, key)

    def close(self):
        self._connection.close()


def read_columns(connection, key):
    return connection.read(utils.get_data_by_named_column, key)


def read_rows(connection, key):
    return connection.read(utils.get_data_by_named_row, key)


cli.get_connection = Connection
collectors.get_data_by_named_column = read_columns
collectors.get_data_by_named_row = read_rows

collectors.StatsCollector.metrics = {
    "total_query_count": ("requests_total", "Total number of SQL requests pooled by pgbouncer"),
    "total_xact_count": ("transactions_total", "Total number of transactions pooled by pgbouncer"),
    "total_received": ("received_bytes_total", "Total volume in bytes received by pgbouncer"),
    "total_sent": ("sent_bytes_total", "Total volume in bytes sent by pgbouncer"),
    "total_xact_time": ("transaction_microseconds_total", "Microseconds that connections spent in transactions"),
    "total_query_time": ("query_microseconds_total", "Microseconds that connections spent on queries"),
    "total_wait_time": ("wait_microseconds_total", "Microseconds that clients waited for a connection"),
}
collectors.PoolsCollector.metrics = {
    **collectors.PoolsCollector.metrics,
    "sv_active": ("active_servers", "Server connections that are linked to a client"),
    "sv_idle": ("idle_servers", "Server connections that are unused and ready"),
    "maxwait": ("max_wait_seconds", "How long the first client in the queue has waited"),
}

sys.exit(cli.main())
