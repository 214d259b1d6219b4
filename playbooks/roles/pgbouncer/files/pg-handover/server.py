"""PostgreSQL of this host, by what its superuser sees."""

import hashlib
import os

import psycopg2
import sessions

RULES = "/etc/patroni/roles"
USERS = "/etc/pgbouncer/userlist.txt"

# A message in the WAL is a write that leaves nothing behind. It does not wait for a standby, which may not be there yet.
WRITE = "SELECT pg_logical_emit_message(true, 'pg-handover', '')"
STATE = "SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS takes_writes"
TRANSACTIONS = """
SELECT pid, usename AS user, datname AS database, state, extract(epoch FROM clock_timestamp() - xact_start)::float AS seconds
FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL OR state IN ('active', 'idle in transaction'))
AND xact_start IS NOT NULL AND state <> 'idle' ORDER BY xact_start LIMIT 20
"""
BACKUPS = "SELECT pid, phase FROM pg_stat_progress_basebackup"
MEMBERSHIPS = """
SELECT member.rolname AS user, array_agg(role.rolname::text) AS roles FROM pg_auth_members
JOIN pg_roles member ON member.oid = pg_auth_members.member JOIN pg_roles role ON role.oid = pg_auth_members.roleid
GROUP BY member.rolname
"""
VERIFIERS = "SELECT rolname AS user, rolpassword AS verifier FROM pg_authid WHERE rolpassword IS NOT NULL"


class Server:
    """Over one session, which a new leader keeps through its promotion."""

    def __init__(self, settings):
        self.settings = settings
        self.kept = None

    def ask(self, statement):
        try:
            if self.kept is None or self.kept.closed:
                self.kept = sessions.connect(self.settings, self.settings.port, "postgres")
                sessions.ask(self.kept, "SET synchronous_commit TO local")
            return sessions.ask(self.kept, statement)
        except psycopg2.OperationalError:
            self.kept = None
            raise

    def look(self, nonce):
        return {
            "port": self.settings.port,
            "tls": self.ask("SHOW ssl")[0]["ssl"] == "on",
            "transactions": self.read_transactions(),
            "backups": self.ask(BACKUPS),
            "memberships": {row["user"]: row["roles"] for row in self.ask(MEMBERSHIPS)},
            "verifiers": {row["user"]: digest(nonce, row["verifier"]) for row in self.ask(VERIFIERS)},
            "rules": {role: read_text(os.path.join(RULES, role, "pg_hba.conf")) for role in ("primary", "replica")},
        }

    def read_transactions(self):
        return self.ask(TRANSACTIONS)

    def takes_writes(self):
        try:
            if not self.ask(STATE)[0]["takes_writes"]:
                return False
            self.ask(WRITE)
            return True
        except psycopg2.Error:
            return False

    def checkpoint(self):
        """Before the clients wait: the shutdown's own is short then."""
        self.ask("CHECKPOINT")


def read_pool_verifiers(nonce):
    """What pgbouncer holds a user's password against. It can log in to another server where that has the same verifier."""
    entries = [line.split('"') for line in read_text(USERS).splitlines()]
    return {parts[1]: digest(nonce, parts[3]) for parts in entries if len(parts) == 5 and parts[3]}


def digest(nonce, verifier):
    """Verifiers are compared and never leave the host."""
    if not verifier.startswith("SCRAM-SHA-256$"):
        return "no SCRAM"
    return hashlib.sha256(f"{nonce}{verifier}".encode()).hexdigest()


def read_text(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return ""
