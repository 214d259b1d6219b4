#!/usr/bin/python3
"""Tells whether a member's PostgreSQL and pgbouncer have the rules of its live role in place, and have loaded what is there.

Reads only. One module call asks both servers, and Patroni: a task costs Ansible most of a second on each host, and people
wait for this proof at the end of a switchover.
"""

import configparser
import hashlib
import http.client
import json
import os
import time
import urllib.request

from ansible.module_utils.basic import AnsibleModule, missing_required_lib

try:
    import psycopg2
except ImportError:
    psycopg2 = None

DOCUMENTATION = """
module: served_rules
short_description: Tells which rules are in place on a member and whether its servers have loaded what is there
options:
  instance:
    description: Name of the member, as Patroni lists it.
    type: str
    required: true
  members:
    description: >-
      Members of its cluster, each with name, address and patroni_port. Its own Patroni tells the role of the member, and
      another one where that does not answer.
    type: list
    elements: dict
    required: true
  socket:
    description: Folder of the sockets of both servers.
    type: path
    required: true
  port:
    description: Port of PostgreSQL.
    type: int
    required: true
  user:
    description: Superuser of PostgreSQL, who is also an administrator of pgbouncer.
    type: str
    required: true
  servers:
    description: Servers that are asked.
    type: list
    elements: str
    choices: [postgres, pgbouncer]
    required: true
  roles:
    description: Folder with the rules of each role, in which C(current) is a link to those of one.
    type: path
    default: /etc/patroni/roles
  patience:
    description: Seconds to wait for a Patroni that answers, and as many for the link. Patroni's callback comes about a second after the role has changed.
    type: int
    default: 5
  pool_files:
    description: Folder of pgbouncer's files.
    type: path
    default: /etc/pgbouncer
  pool_record:
    description: Digests, by sha256sum, of the files that pgbouncer has loaded.
    type: path
    default: /run/pgbouncer/loaded
"""
RETURN = """
postgres:
  description: >-
    errors (in the rules, by PostgreSQL, or that it does not answer), stale (whether the rules are newer than what it
    loaded, as far as the clock tells), problems (a list of texts, the errors among them).
  returned: where it is asked
pgbouncer:
  description: >-
    port (of its pgbouncer.ini, none where there is no such file), problems (a list of texts).
  returned: where it is asked
"""

CONNECT_SECONDS = 5
# A Patroni that cannot ask its DCS ends the connection without an answer.
NO_ANSWER = (OSError, http.client.HTTPException, ValueError, KeyError, TypeError)
POLL_SECONDS = 0.1
# By Patroni's version and the kind of cluster. A standby leader leads its cluster, and has a leader's rules.
LEADING = ("leader", "master", "primary", "standby_leader")
LOADED = """
SELECT extract(epoch FROM pg_conf_load_time())::float8, pg_conf_load_time() > clock_timestamp(), current_setting('hba_file'),
  coalesce((SELECT string_agg(format('line %s: %s', line_number, error), '; ') FROM pg_hba_file_rules WHERE error IS NOT NULL), '')
"""


def ask(statement, database, port, params):
    """The one row that the server answers with. Raises psycopg2.Error where it does not answer."""
    connection = psycopg2.connect(
        host=params["socket"], port=port, user=params["user"], dbname=database, connect_timeout=CONNECT_SECONDS
    )
    try:
        # pgbouncer's console knows no transactions.
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()
    finally:
        connection.close()


def ask_role(member, instance):
    """The role of the instance by the member's Patroni, which has it from the DCS. Raises what NO_ANSWER has."""
    patroni = f"http://{member['address']}:{member['patroni_port']}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{patroni}/cluster", timeout=CONNECT_SECONDS) as answer:
        roles = {member["name"]: member["role"] for member in json.load(answer)["members"]}
    return "none" if instance not in roles else "primary" if roles[instance] in LEADING else "replica"


def wait_for_role(params):
    """By its own Patroni or another. All are asked again: Patroni may restart at the end of a switchover."""
    deadline = time.monotonic() + params["patience"]
    instance = params["instance"]
    members = sorted(params["members"], key=lambda member: member["name"] != instance)
    while True:
        silent = []
        for member in members:
            try:
                return ask_role(member, instance)
            except NO_ANSWER as error:
                silent.append(f"Patroni of {member['name']} gives no role: {type(error).__name__}: {error}")
        if time.monotonic() > deadline:
            raise ValueError("; ".join(silent))
        time.sleep(POLL_SECONDS)


def look_at_postgres(params):
    role = wait_for_role(params)
    # From here on: a Patroni that hangs has used up time of its own.
    deadline = time.monotonic() + params["patience"]
    folder = "primary" if role == "primary" else "replica"
    link = os.path.join(params["roles"], "current")
    rules = os.path.join(link, "pg_hba.conf")
    while os.readlink(link) != folder and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    # Another role's rules are as new to PostgreSQL as a file that was written. Times of files are finer than a second.
    changed = max(os.lstat(path).st_mtime for path in (link, rules))
    in_place = os.readlink(link)
    try:
        loaded, ahead, file, errors = ask(LOADED, "postgres", params["port"], params)
    except psycopg2.Error as error:
        silent = f"PostgreSQL does not answer: {str(error).strip()}"
        return {"errors": silent, "stale": False, "problems": [silent]}
    # A load by a clock that was set back since is of any age.
    stale = ahead or changed > loaded
    problems = []
    if in_place != folder:
        problems.append(f'{params["instance"]} is {role}, and has the rules of "{in_place}" in place')
    if file != rules:
        problems.append(f"PostgreSQL reads {file} until it is restarted")
    if errors:
        problems.append(errors)
    if ahead:
        problems.append("the clock of the host was set back since PostgreSQL loaded its rules, so nothing tells which it loaded")
    elif stale:
        problems.append("the rules are newer than what PostgreSQL loaded")
    return {"errors": errors, "stale": stale, "problems": problems}


def look_at_pool(params):
    port = read_pool_port(os.path.join(params["pool_files"], "pgbouncer.ini"))
    pool = f"pgbouncer on {params['instance']}"
    if port is None:
        return {"port": port, "problems": [f"{pool} has no pgbouncer.ini with a listen_port"]}
    try:
        ask("SHOW VERSION", "pgbouncer", port, params)
    except psycopg2.Error:
        return {"port": port, "problems": [f"{pool} does not answer"]}
    loaded = has_loaded(params["pool_record"], params["pool_files"])
    return {"port": port, "problems": [] if loaded else [f"{pool} has not loaded what is on disk"]}


def read_pool_port(path):
    parser = configparser.ConfigParser(allow_no_value=True, interpolation=None, strict=False, delimiters=("=",))
    try:
        parser.read(path)
        return parser.getint("pgbouncer", "listen_port", fallback=None)
    except (OSError, ValueError, configparser.Error):
        return None


def has_loaded(record, folder):
    """Whether each file is as pgbouncer's unit recorded it when pgbouncer read it."""
    try:
        with open(record, encoding="utf-8") as file:
            lines = [line.rstrip("\n").split("  ", 1) for line in file]
        return bool(lines) and all(digest(os.path.join(folder, name)) == expected for expected, name in lines)
    except (OSError, ValueError):
        return False


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


LOOKS = {"postgres": look_at_postgres, "pgbouncer": look_at_pool}


def main():
    module = AnsibleModule(
        argument_spec={
            "instance": {"type": "str", "required": True},
            "members": {"type": "list", "elements": "dict", "required": True},
            "socket": {"type": "path", "required": True},
            "port": {"type": "int", "required": True},
            "user": {"type": "str", "required": True},
            "servers": {"type": "list", "elements": "str", "choices": list(LOOKS), "required": True},
            "roles": {"type": "path", "default": "/etc/patroni/roles"},
            "patience": {"type": "int", "default": 5},
            "pool_files": {"type": "path", "default": "/etc/pgbouncer"},
            "pool_record": {"type": "path", "default": "/run/pgbouncer/loaded"},
        },
        supports_check_mode=True,
    )
    if psycopg2 is None:
        module.fail_json(msg=missing_required_lib("psycopg2"))
    try:
        answer = {server: LOOKS[server](module.params) for server in module.params["servers"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        module.fail_json(msg=f"the rules in place cannot be judged: {error}")
    module.exit_json(changed=False, **answer)


if __name__ == "__main__":
    main()
