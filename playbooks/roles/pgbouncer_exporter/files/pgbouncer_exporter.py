"""Runs Debian's prometheus-pgbouncer-exporter with the columns of the pgbouncer that Debian ships.

Version 1.7 of the exporter asks SHOW STATS for total_requests, which pgbouncer split into total_query_count and
total_xact_count in 1.8; it ends at its start with any later pgbouncer. Metric names that mean the same stay.
"""

import sys

from prometheus_pgbouncer_exporter import cli, collectors

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
