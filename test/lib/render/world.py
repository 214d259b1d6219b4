"""What the hosts would answer, were they there: every cluster runs, led by the member whose pg_role is primary, or by
the one that `leaders` names: pg_role is a label, and does not move with an edit.

A cluster named in `absent` is one that nobody has made yet: its Patroni does not answer and there is no data directory.
Databases are as empty as initdb leaves them, so that whatever the inventory wants is work; Patroni's dynamic configuration
is empty for the same reason. Files that record what a service loaded are up to date, so nothing is reloaded.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
from urllib.parse import urlsplit

SYSTEM_USERS = ("admin", "replication", "monitor")
NOBODY = {"status": -1, "failed": True, "msg": "Connection refused", "changed": False}
TEMPLATE = {"schemas": "[]", "extensions": "[]", "privileges": "[]"}


class World:
    def __init__(self, hostvars, absent, leaders):
        self.hostvars = hostvars
        self.absent = frozenset(absent)
        self.leaders = leaders
        self.clusters = None

    def answer(self, host, module, arguments):
        """The result of a module on a host; what is asked for nothing else succeeds and changes nothing."""
        name = module.rpartition(".")[2]
        handler = getattr(self, f"_answer_{name}", None)
        return handler(host, arguments) if handler else {"changed": False}

    def _answer_uri(self, host, arguments):
        url = urlsplit(arguments["url"])
        cluster = self._find_cluster(host, url.hostname)
        if cluster is None or cluster in self.absent:
            return dict(NOBODY, url=arguments["url"])
        answer = {"status": 200, "changed": False, "url": arguments["url"], "content": "{}"}
        if url.path == "/cluster":
            answer["json"] = {"members": self._list_members(cluster)}
        elif url.path == "/config":
            answer["json"] = {"postgresql": {"parameters": {}}}
        elif url.path == "/patroni":
            members = [member["name"] for member in self._list_members(cluster)]
            answer["json"] = {"replication": [{"application_name": name, "state": "streaming"} for name in members]}
        return answer

    def _answer_stat(self, host, arguments):
        cluster = self._variables(host).get("pg_cluster")
        there = cluster not in self.absent
        zone = self._variables(host).get("node_timezone", "UTC")
        return {"changed": False, "stat": {"exists": there, "mtime": 0, "lnk_target": f"/usr/share/zoneinfo/{zone}"}}

    def _answer_command(self, host, arguments):
        return {"changed": False, "rc": 0, "stdout": "", "stdout_lines": [], "stderr": "", "stderr_lines": []}

    def _answer_served_rules(self, host, arguments):
        """The rules of the role that the member has are in place, and its servers have loaded all."""
        port = int(self._variables(host).get("pgbouncer_port", 6432))
        postgres = {"errors": "", "stale": False, "problems": []}
        return {"changed": False, "postgres": postgres, "pgbouncer": {"port": port, "problems": []}}

    def _answer_postgresql_query(self, host, arguments):
        query = arguments.get("query") or ""
        rows = []
        if "pg_authid" in query:
            rows = self._list_verifiers(host, (arguments.get("named_args") or {}).get("name"))
        elif "pg_default_acl" in query:
            rows = [TEMPLATE]
        return {"changed": False, "query_result": rows, "rowcount": [len(rows)]}

    def _list_verifiers(self, host, only):
        variables = self._variables(host)
        users = [dict(user) for key in ("pg_default_roles", "pg_users") for user in variables.get(key) or []]
        passwords = {user["name"]: user.get("password") for user in users}
        for kind in SYSTEM_USERS:
            default = {"admin": "dbuser_dba", "replication": "replicator", "monitor": "dbuser_monitor"}[kind]
            passwords[variables.get(f"pg_{kind}_username", default)] = variables.get(f"pg_{kind}_password")
        rows = [{"name": name, "verifier": make_verifier(name, str(word))} for name, word in passwords.items() if word]
        rows = [row for row in rows if only in (None, row["name"])]
        return [{"verifier": row["verifier"]} for row in rows] if only else sorted(rows, key=lambda row: row["name"])

    def _variables(self, host):
        return self.hostvars.get(host) or {}

    def _find_cluster(self, host, address):
        own = self._variables(host)
        if address in (host, own.get("ansible_host")) and "pg_cluster" in own:
            return own["pg_cluster"]
        for name in self.hostvars:
            variables = self._variables(name)
            if address in (name, variables.get("ansible_host")) and "pg_cluster" in variables:
                return variables["pg_cluster"]
        return None

    def _list_members(self, cluster):
        if self.clusters is None:
            self.clusters = {}
            for name in self.hostvars:
                variables = self._variables(name)
                if "pg_cluster" in variables:
                    instance = f"{variables['pg_cluster']}-{variables.get('pg_seq')}"
                    leader = self.leaders.get(variables["pg_cluster"])
                    leads = variables.get("pg_role") == "primary" if leader is None else instance == leader
                    member = {
                        "name": instance,
                        "role": "leader" if leads else "replica",
                        "state": "running" if leads else "streaming",
                    }
                    self.clusters.setdefault(str(variables["pg_cluster"]), []).append(member)
        return self.clusters.get(str(cluster), [])


@functools.cache
def make_verifier(name, password):
    """As PostgreSQL stores it, with a salt made from the name and few iterations."""
    if password.startswith("SCRAM-SHA-256$"):
        return password
    salt = hashlib.sha256(name.encode()).digest()[:16]
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("utf-8", "surrogateescape"), salt, 64)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    code = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256$64:{code[0]}${code[1]}:{code[2]}"
