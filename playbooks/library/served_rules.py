#!/usr/bin/python3
"""Tells which rules are in place on a member, and whether its PostgreSQL and its pgbouncer have loaded what is there.

Reads only, and judges nothing. One module call asks both servers: a task costs Ansible most of a second on each host, and
people wait for this proof at the end of a switchover.
"""

import configparser
import hashlib
import os
import time

import psycopg2
from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = """
module: served_rules
short_description: Tells which rules are in place on a member and what its servers have loaded
options:
  socket:
    description: Folder of the sockets of both servers.
    type: path
    required: true
  user:
    description: Superuser of PostgreSQL, who is also an administrator of pgbouncer.
    type: str
    required: true
  port:
    description: Port of PostgreSQL.
    type: int
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
  role:
    description: Folder that the link ought to lead to. It is waited for.
    type: str
  patience:
    description: Seconds to wait for the link. Patroni's callback comes about a second after the role has changed.
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
    in_place (where the link leads), changed (when the link or the rules did, in seconds since 1970), and what PostgreSQL
    says - file (that it reads), loaded (when, in the same seconds), ahead (whether that is in the future), errors.
  returned: where it is asked
pgbouncer:
  description: >-
    port (of its pgbouncer.ini, none where there is no such file), answers (whether pgbouncer does there), loaded (whether it
    has loaded all of what is in its files).
  returned: where it is asked
"""

CONNECT_SECONDS = 5
POLL_SECONDS = 0.1
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


def look_at_postgres(params):
    link = os.path.join(params["roles"], "current")
    deadline = time.monotonic() + params["patience"]
    while params["role"] not in (None, os.readlink(link)) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    # Another role's rules are as new to PostgreSQL as a file that was written.
    changed = max(os.lstat(path).st_mtime for path in (link, os.path.join(link, "pg_hba.conf")))
    in_place = os.readlink(link)
    loaded, ahead, file, errors = ask(LOADED, "postgres", params["port"], params)
    return {"in_place": in_place, "changed": changed, "loaded": loaded, "ahead": ahead, "file": file, "errors": errors}


def look_at_pool(params):
    port = read_pool_port(os.path.join(params["pool_files"], "pgbouncer.ini"))
    try:
        if port is not None:
            ask("SHOW VERSION", "pgbouncer", port, params)
            return {"port": port, "answers": True, "loaded": has_loaded(params["pool_record"], params["pool_files"])}
    except psycopg2.Error:
        pass
    return {"port": port, "answers": False, "loaded": False}


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
            "socket": {"type": "path", "required": True},
            "user": {"type": "str", "required": True},
            "port": {"type": "int", "required": True},
            "servers": {"type": "list", "elements": "str", "choices": list(LOOKS), "required": True},
            "roles": {"type": "path", "default": "/etc/patroni/roles"},
            "role": {"type": "str"},
            "patience": {"type": "int", "default": 5},
            "pool_files": {"type": "path", "default": "/etc/pgbouncer"},
            "pool_record": {"type": "path", "default": "/run/pgbouncer/loaded"},
        },
        supports_check_mode=True,
    )
    try:
        answer = {server: LOOKS[server](module.params) for server in module.params["servers"]}
    except psycopg2.Error as error:
        module.fail_json(msg=f"PostgreSQL does not answer: {str(error).strip()}")
    except OSError as error:
        module.fail_json(msg=f"the rules in place cannot be read: {error}")
    module.exit_json(changed=False, **answer)


if __name__ == "__main__":
    main()
