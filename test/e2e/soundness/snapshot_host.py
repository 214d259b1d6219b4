"""What is in force on this host, as JSON on stdout: the live state of its services and the files that they read.

Runs as root on a sandbox host, standard library only. Left out is what moves by itself: times, sizes, positions in
the WAL, checks in flight, identifiers of the instance.
"""
import csv
import glob
import hashlib
import io
import json
import os
import re
import socket
import subprocess
import urllib.error
import urllib.request

UNITS = ("etcd", "prometheus", "nginx", "node_exporter", "patroni", "pgbouncer", "haproxy", "pg_exporter",
         "pgbouncer_exporter", "vip-manager")
FILES = ("/etc/hosts", "/etc/default/etcd", "/etc/default/*_exporter", "/etc/haproxy/haproxy.cfg", "/etc/patroni/*.yml",
         "/etc/pgbouncer/*", "/etc/postgresql-common/createcluster.conf", "/etc/prometheus/*.yml",
         "/etc/prometheus/targets/*/*", "/etc/nginx/conf.d/*", "/etc/nginx/conf.d/*/*", "/etc/nginx/sites-enabled/*",
         "/etc/systemd/system/*.service", "/etc/systemd/system/*.timer", "/etc/systemd/system/*.service.d/*", "/etc/sysctl.d/*", "/etc/localtime",
         "/var/lib/postgresql/.pgpass", "/etc/patroni/roles/primary/*", "/etc/patroni/roles/replica/*")
# pg_settings that tell where and when this instance was made, or what the last failover left.
MOVING = ("cluster_name", "data_directory", "config_file", "hba_file", "ident_file", "external_pid_file", "primary_conninfo",
          "primary_slot_name", "in_hot_standby", "transaction_read_only", "recovery_target_timeline",
          "recovery_target", "recovery_target_name", "recovery_target_time", "recovery_target_xid",
          "recovery_target_lsn", "recovery_target_action", "synchronous_standby_names")


def tell_acl(column, kind, owner):
    """No privileges written are those that the owner and everybody have by default, which may be written too."""
    return f"(SELECT array_agg(a::text ORDER BY a::text) FROM unnest(coalesce({column}, acldefault('{kind}', {owner}))) a)"


QUERIES = {
    "settings": "SELECT name, setting, unit, source, pending_restart FROM pg_settings"
                f" WHERE name NOT IN ({', '.join(repr(name) for name in MOVING)})"
                " AND source NOT IN ('client', 'session') ORDER BY name",
    "hba": "SELECT line_number, type, database, user_name, address, netmask, auth_method, options, error"
           " FROM pg_hba_file_rules ORDER BY line_number",
    "roles": "SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls,"
             " rolconnlimit, rolvaliduntil, md5(coalesce(rolpassword, '')) AS verifier,"
             " shobj_description(oid, 'pg_authid') AS comment FROM pg_authid ORDER BY rolname",
    "memberships": "SELECT r.rolname AS role, m.rolname AS member, a.admin_option FROM pg_auth_members a"
                   " JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member ORDER BY 1, 2",
    "role settings": "SELECT coalesce(d.datname, '') AS database, coalesce(r.rolname, '') AS role, s.setconfig"
                     " FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase"
                     " LEFT JOIN pg_roles r ON r.oid = s.setrole ORDER BY 1, 2",
    "databases": "SELECT d.datname, r.rolname AS owner, pg_encoding_to_char(encoding) AS encoding, datcollate, datctype,"
                 " datistemplate, datallowconn, datconnlimit,"
                 f" {tell_acl('datacl', 'd', 'datdba')} AS datacl,"
                 " shobj_description(d.oid, 'pg_database') AS comment"
                 " FROM pg_database d JOIN pg_roles r ON r.oid = datdba ORDER BY 1",
}
IN_DATABASE = {
    "schemas": f"SELECT nspname, r.rolname AS owner, {tell_acl('nspacl', 'n', 'nspowner')} AS nspacl"
               " FROM pg_namespace n JOIN pg_roles r ON r.oid = nspowner"
               " WHERE nspname NOT LIKE 'pg\\_temp%' AND nspname NOT LIKE 'pg\\_toast%' ORDER BY 1",
    "extensions": "SELECT extname, extversion, nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace ORDER BY 1",
    "default privileges": "SELECT r.rolname, coalesce(nspname, '') AS schema, defaclobjtype, defaclacl::text FROM pg_default_acl"
                          " JOIN pg_roles r ON r.oid = defaclrole LEFT JOIN pg_namespace n ON n.oid = defaclnamespace ORDER BY 1, 2, 3",
}


def run(*argv, **options):
    return subprocess.run(argv, capture_output=True, text=True, timeout=30, **options)


def is_active(unit):
    return run("systemctl", "is-active", unit).stdout.strip()


def query(database, text):
    """Rows as dicts, of the host's own PostgreSQL by its superuser."""
    done = run("sudo", "-u", "postgres", "psql", "-Xq", "--csv", "-h", "/var/run/postgresql", "-d", database, "-c", text, cwd="/")
    if done.returncode != 0:
        raise SystemExit(f"psql: {done.stderr.strip()}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def read_files():
    paths = sorted({path for pattern in FILES for path in glob.glob(pattern)})
    return {path: describe_file(path) for path in paths if not os.path.isdir(path)}


def describe_file(path):
    if os.path.islink(path):
        return os.readlink(path)
    with open(path, "rb") as file:
        return f"{os.stat(path).st_mode & 0o7777:o} {hashlib.sha256(file.read()).hexdigest()[:16]}"


def read_postgres():
    if is_active("patroni") != "active":
        return None
    state = {name: query("postgres", text) for name, text in QUERIES.items()}
    names = [row["datname"] for row in state["databases"] if row["datallowconn"] == "t"]
    state["in database"] = {name: {what: query(name, text) for what, text in IN_DATABASE.items()} for name in names}
    return state


def read_patroni():
    if is_active("patroni") != "active":
        return None
    cluster = get("http://127.0.0.1:8008/cluster") or get(f"http://{own_address()}:8008/cluster")
    config = get("http://127.0.0.1:8008/config") or get(f"http://{own_address()}:8008/config")
    members = [{"name": one["name"], "host": one["host"], "tags": one.get("tags"), "pending_restart": one.get("pending_restart")}
               for one in (cluster or {}).get("members", [])]
    return {"config": config, "members": sorted(members, key=lambda one: one["name"])}


def own_address():
    return socket.gethostbyname(socket.gethostname())


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return json.load(answer)
    except (urllib.error.URLError, OSError, ValueError):
        return None


def read_pgbouncer():
    if is_active("pgbouncer") != "active":
        return None
    with open("/etc/pgbouncer/pgbouncer.ini", encoding="utf-8") as file:
        port = re.search(r"^listen_port\s*=\s*(\d+)", file.read(), re.M).group(1)
    def show(what):
        done = run("sudo", "-u", "postgres", "psql", "-Xq", "--csv", "-h", "/var/run/postgresql", "-p", port, "-d", "pgbouncer", "-c",
                   f"SHOW {what}", cwd="/")
        if done.returncode != 0:
            raise SystemExit(f"pgbouncer: {done.stderr.strip()}")
        return list(csv.DictReader(io.StringIO(done.stdout)))
    drop = ("current_connections", "paused", "disabled")
    databases = [{key: value for key, value in row.items() if key not in drop} for row in show("DATABASES")]
    return {"config": show("CONFIG"), "databases": databases, "users": {row["name"]: row for row in show("USERS")}}


def read_haproxy():
    if is_active("haproxy") != "active":
        return None
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(find_socket())
        client.sendall(b"show servers state\n")
        text = b"".join(iter(lambda: client.recv(65536), b"")).decode()
    lines = [line.split() for line in text.splitlines() if line and not line.startswith(("1", "#"))or re.match(r"^\d+ \S", line)]
    # Backend, server, address, whether it is up, weight, port.
    return sorted([row[1], row[3], row[4], row[5], row[7], row[18]] for row in lines if len(row) > 18)


def find_socket():
    with open("/etc/haproxy/haproxy.cfg", encoding="utf-8") as file:
        return re.search(r"stats socket (\S+)", file.read()).group(1)


def read_targets():
    if is_active("prometheus") != "active":
        return None
    answer = get("http://127.0.0.1:9090/api/v1/targets")
    active = (answer or {}).get("data", {}).get("activeTargets", [])
    return sorted(([one["scrapePool"], one["scrapeUrl"], one["labels"], one["health"]] for one in active), key=json.dumps)


def read_dcs():
    """Keys that stay; leader, status and failover come and go."""
    if is_active("etcd") != "active":
        return None
    done = run("etcdctl", "--endpoints=http://127.0.0.1:2379", "get", "--prefix", "--keys-only", "/", env={**os.environ, "ETCDCTL_API": "3"})
    return sorted(key for key in done.stdout.split() if not key.endswith(("/leader", "/status", "/failover", "/sync", "/history")))


print(json.dumps({
    "units": {unit: [is_active(unit), run("systemctl", "is-enabled", unit).stdout.strip()] for unit in UNITS},
    "files": read_files(),
    "timezone": os.path.realpath("/etc/localtime"),
    "sysctl": {name: run("sysctl", "-n", name).stdout.strip() for name in ("net.core.somaxconn", "net.ipv4.tcp_keepalive_time")},
    "postgres": read_postgres(),
    "patroni": read_patroni(),
    "pgbouncer": read_pgbouncer(),
    "haproxy": read_haproxy(),
    "targets": read_targets(),
    "dcs": read_dcs(),
}, sort_keys=True))
