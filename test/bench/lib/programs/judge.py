"""Runs in the container: asks HAProxy, PostgreSQL, pgbouncer, Prometheus and nginx about files, one request a line.

{"id", "program", "files": {path: text}, "roles": [superuser]} is answered by {"id", "mistake": null or what it said}.
"""

import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time

BIN = "/usr/lib/postgresql/15/bin"
DATA = "/tmp/data"
FRESH = "/tmp/fresh"
TRIED = "/tmp/tried"
CERTS = "/tmp/certs"
SOCKETS = "/tmp/sockets"
POSTGRES = pwd.getpwnam("postgres")
# What pgbouncer says of a line that it leaves out, or of a value that it does not take.
BAD_LINES = (" ERROR ", " FATAL ", " WARNING ", "CRASH")
HARMLESS = ("kernel file descriptor limit", "Could not set open file limit")


def run(arguments, **options):
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options)
    return done.returncode, done.stdout.strip()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.write(text)


def as_postgres():
    os.setgid(POSTGRES.pw_gid)
    os.setuid(POSTGRES.pw_uid)


def judge_haproxy(request):
    write("/etc/haproxy/haproxy.cfg", request["files"]["haproxy.cfg"])
    code, said = run(["haproxy", "-c", "-f", "/etc/haproxy/haproxy.cfg"])
    return said or f"exit {code}" if code else None


class Postgres:
    def start(self):
        for folder in (DATA, SOCKETS):
            os.makedirs(folder, exist_ok=True)
            os.chown(folder, POSTGRES.pw_uid, POSTGRES.pw_gid)
        run([f"{BIN}/initdb", "-D", DATA, "-A", "trust", "--no-sync"], preexec_fn=as_postgres, check=True)
        run(["cp", "-a", DATA, FRESH], check=True)
        options = f"-c listen_addresses= -c unix_socket_directories={SOCKETS} -c fsync=off"
        # Its output must not keep a pipe open.
        subprocess.run([f"{BIN}/pg_ctl", "-D", DATA, "-w", "-l", "/tmp/postgres.log", "-o", options, "start"],
                       preexec_fn=as_postgres, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        import psycopg2

        self.connection = psycopg2.connect(host=SOCKETS, user="postgres", dbname="postgres")
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()

    def judge(self, request):
        write(f"{DATA}/pg_hba.conf", request["files"]["pg_hba.conf"])
        self.cursor.execute(
            "SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL ORDER BY 1"
        )
        lines = request["files"]["pg_hba.conf"].split("\n")
        mistakes = [f"line {number}: {error}: {lines[number - 1]!r}" for number, error in self.cursor.fetchall()]
        return "; ".join(mistakes) or self.find_lost(lines)

    def find_lost(self, lines):
        """A line that it takes for a part of another one is no mistake to it."""
        self.cursor.execute("SELECT line_number FROM pg_hba_file_rules")
        read = {number for (number,) in self.cursor.fetchall()}
        lost = [line for number, line in enumerate(lines, 1) if number not in read and line.strip() and line.lstrip()[0] != "#"]
        return f"not read: {lost}" if lost else None


def judge_start(request):
    """A real start of a fresh cluster with the settings, and a session; what it said where either fails."""
    run(["rm", "-rf", TRIED], check=True)
    run(["cp", "-a", FRESH, TRIED], check=True)
    make_certificate()
    write(f"{TRIED}/postgresql.conf", request["files"]["postgresql.conf"])
    # Less stack than systemd gives a service would judge settings by this container.
    process = subprocess.Popen([f"{BIN}/postgres", "-D", TRIED, "-c", "listen_addresses=", "-c", "fsync=off",
                                "-c", f"unix_socket_directories={SOCKETS}", "-c", "port=5499"],
                               preexec_fn=as_postgres, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    try:
        for _ in range(600):
            if is_ready() or process.poll() is not None:
                break
            time.sleep(0.05)
        if process.poll() is not None:
            return f"does not start: {process.stdout.read().strip()[-400:]}"
        if not is_ready():
            return "is not ready after 30 s"
        code, said = run(["psql", "-XAtqw", "-h", SOCKETS, "-p", "5499", "-U", "postgres", "-d", "postgres", "-c", "SELECT 1"],
                         preexec_fn=as_postgres)
        return f"takes no session: {said}" if code else None
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGQUIT)
        process.communicate()


def is_ready():
    try:
        with open(f"{TRIED}/postmaster.pid", encoding="utf-8") as file:
            return file.read().splitlines()[7:8] == ["ready   "]
    except FileNotFoundError:
        return False


def make_certificate():
    if os.path.exists(CERTS):
        return
    os.makedirs(CERTS)
    run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=pg-test", "-keyout",
         f"{CERTS}/server.key", "-out", f"{CERTS}/server.crt"], check=True)
    for name in ("server.key", "server.crt"):
        os.chmod(f"{CERTS}/{name}", 0o600)
        os.chown(f"{CERTS}/{name}", POSTGRES.pw_uid, POSTGRES.pw_gid)


def judge_pgbouncer(request):
    shutil.rmtree("/etc/pgbouncer", ignore_errors=True)
    for name, text in request["files"].items():
        write(f"/etc/pgbouncer/{name}", text)
    for folder in ("/run/pgbouncer", "/var/log/postgresql", "/var/run/postgresql", *request["folders"]):
        os.makedirs(folder, exist_ok=True)
        os.chown(folder, POSTGRES.pw_uid, POSTGRES.pw_gid)
    for path in ("/run/pgbouncer/pgbouncer.pid", "/var/log/postgresql/pgbouncer.log"):
        if os.path.exists(path):
            os.remove(path)
    process = subprocess.Popen(["pgbouncer", "/etc/pgbouncer/pgbouncer.ini"], preexec_fn=as_postgres,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    log = ""
    try:
        for _ in range(500):
            log = read_log()
            if "process up" in log or process.poll() is not None:
                break
            time.sleep(0.01)
        if "process up" not in log:
            return f"does not start: {log} {process.stdout.read() if process.poll() is not None else ''}"
        return find_bad_line(log, request["files"]["pgb_hba.conf"].split("\n")) or compare_served(request)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def read_log():
    try:
        with open("/var/log/postgresql/pgbouncer.log", encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def find_bad_line(log, hba):
    bad = [line for line in log.splitlines() if any(word in line for word in BAD_LINES)]
    return "; ".join(quote(line, hba) for line in bad if not any(word in line for word in HARMLESS)) or None


def quote(line, hba):
    """What was said, without its time, and the HBA line that it means."""
    found = re.search(r"hba (?:config )?line (\d+)", line)
    said = re.sub(r"^.*?\] ", "", line)
    return f"{said}: {hba[int(found.group(1)) - 1]!r}" if found else said


def compare_served(request):
    """A line that it took for something else does not fail either."""
    wanted = [line.split(" = ")[0] for line in request["files"]["database.txt"].splitlines() if line]
    users = [line.split('"')[1] for line in request["files"]["userlist.txt"].splitlines() if line]
    if request["user"] != "postgres":
        return None  # nobody of that name is in the container, so nobody may look
    served = show(request, "SHOW DATABASES", 0)
    if isinstance(served, str) or sorted(set(wanted) | {"pgbouncer"}) != sorted(set(served)):
        return f"serves {served}, wanted were {wanted}"
    known = show(request, "SHOW USERS", 0)
    if isinstance(known, str) or not set(users) <= set(known):
        return f"knows the users {known}, wanted were {users}"
    return None


def show(request, query, column):
    code, said = run(["psql", "-XAtq", "-F", "\t", "-h", request["folders"][0], "-p", str(request["port"]), "-U", request["user"],
                      "-d", "pgbouncer", "-c", query], preexec_fn=as_postgres)
    return f"{query}: {said}" if code else [line.split("\t")[column] for line in said.splitlines()]


def judge_prometheus(request):
    shutil.rmtree("/etc/prometheus/targets", ignore_errors=True)
    for path, text in request["files"].items():
        write(path, text)
    code, said = run(["promtool", "check", "config", "/etc/prometheus/prometheus.yml"])
    return said if code else None


def judge_nginx(request):
    shutil.rmtree("/etc/nginx/conf.d", ignore_errors=True)
    shutil.rmtree("/etc/nginx/sites-enabled", ignore_errors=True)
    for path, text in request["files"].items():
        write(path, text)
    code, said = run(["nginx", "-t", "-q"])
    return said if code else None


def main():
    postgres = Postgres()
    postgres.start()
    judges = {"haproxy": judge_haproxy, "postgres": postgres.judge, "pgbouncer": judge_pgbouncer,
              "prometheus": judge_prometheus, "nginx": judge_nginx, "start": judge_start}
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps({"id": request["id"], "mistake": judges[request["program"]](request)}), flush=True)


main()
