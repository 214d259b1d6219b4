"""Runs on a member: prints what a handover may have left there, as JSON."""

import csv
import json
import sys

sys.path.insert(0, "/usr/local/lib/pg-handover")
import proxy  # noqa: E402
from journal import Journal  # noqa: E402
from pools import Pools  # noqa: E402
from settings import Settings  # noqa: E402

rows = csv.DictReader(proxy.ask("show stat").lstrip("# ").splitlines())
print(json.dumps({
    "hold": Journal().read()["hold"] is not None,
    "paused": [row["name"] for row in Pools(Settings()).ask("SHOW DATABASES") if row["name"] != "pgbouncer" and int(row["paused"])],
    "leads": sorted({row["host"] for row in Pools(Settings()).ask("SHOW DATABASES") if row["name"] != "pgbouncer"}),
    "up": [row["svname"] for row in rows if row["pxname"] == "pg-test-primary" and row["svname"] != "BACKEND" and row["status"].startswith("UP")],
    "held": proxy.read_held(),
    "ended": Journal().read_ended(),
}))
