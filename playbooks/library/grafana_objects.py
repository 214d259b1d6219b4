#!/usr/bin/python3
"""Brings data sources and dashboards of Grafana 8 to 12 to what is wanted, by its HTTP API.

An object is ours by its uid: that of a data source follows from its name, so it stays the same for ever, and dashboards
that point at it do too. What is as wanted is not written again. Grafana never tells a password: what it was given last
is kept as a salted digest in the record, on the host that the module runs on.
"""

import hashlib
import json
import os
import secrets
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.urls import open_url

DOCUMENTATION = """
module: grafana_objects
short_description: Brings data sources and dashboards of Grafana to what is wanted
options:
  endpoint:
    description: Address of Grafana, with the path below which it serves, if any.
    type: str
    required: true
  username:
    type: str
    required: true
  password:
    type: str
    required: true
  datasources:
    description: Data sources by Grafana's API, without uid and secureJsonData.
    type: list
    elements: dict
    default: []
  datasource_password:
    description: Password with which Grafana logs in at each of them.
    type: str
  prefix:
    description: Data sources of ours whose name begins so and that are not wanted are deleted.
    type: str
  dashboards:
    description: Dashboards by Grafana's API, with uid.
    type: list
    elements: dict
    default: []
  record:
    description: File that keeps the digests of passwords.
    type: path
"""

ROUNDS = 200_000
# Grafana 10 calls the plugin by its long name, and takes the short one.
TYPES = {"grafana-postgresql-datasource": "postgres"}


class Grafana:
    def __init__(self, endpoint, username, password):
        self._endpoint = endpoint.rstrip("/")
        self._login = {"url_username": username, "url_password": password, "force_basic_auth": True}

    def ask(self, method, path, body=None, absent=()):
        """What it answers; None where it answers with a status of `absent`."""
        data = None if body is None else json.dumps(body)
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        try:
            # To another address, a redirect would take the password along.
            answer = open_url(self._endpoint + path, method=method, data=data, headers=headers, timeout=15,
                              follow_redirects="none", **self._login)  # fmt: skip
            return json.loads(answer.read() or "null")
        except HTTPError as error:
            if error.code in absent:
                return None
            raise GrafanaError(f"{self._endpoint} answered {error.code} to {method} {path}{say_why(error)}") from error
        except (OSError, HTTPException) as error:
            raise GrafanaError(f"{self._endpoint} does not answer {method} {path}: {error}") from error
        except ValueError as error:
            raise GrafanaError(f"{self._endpoint} answered no JSON to {method} {path}; is it Grafana?") from error


class GrafanaError(Exception):
    pass


def say_why(error):
    if 300 <= error.code < 400:
        return f": it leads to {error.headers.get('Location')}; write that address"
    try:
        return ": " + json.loads(error.read())["message"]
    except (ValueError, KeyError, TypeError, OSError, HTTPException):
        return ""


def name_uid(name):
    return hashlib.sha1(name.encode()).hexdigest()


def differs(wanted, there):
    """Whether Grafana has something else; keys that are not wanted are Grafana's own."""
    if isinstance(wanted, dict):
        return not isinstance(there, dict) or any(differs(value, there.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        return not isinstance(there, list) or len(wanted) != len(there) or any(map(differs, wanted, there))
    return (TYPES.get(there, there) if isinstance(there, str) else there) != wanted


def digest(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), bytes.fromhex(salt), ROUNDS).hex()


class Record:
    """Passwords that Grafana was given last, by the uid of the data source."""

    def __init__(self, path):
        self._path = path
        try:
            with open(path, encoding="utf-8") as file:
                self._known = json.load(file)
        except (TypeError, FileNotFoundError, ValueError):
            self._known = {}

    def knows(self, uid, password):
        known = self._known.get(uid)
        return known is not None and digest(password, known["salt"]) == known["digest"]

    def keep(self, uid, password):
        salt = secrets.token_hex(16)
        self._write({**self._known, uid: {"salt": salt, "digest": digest(password, salt)}})

    def forget(self, uid):
        if uid in self._known:
            self._write({key: value for key, value in self._known.items() if key != uid})

    def _write(self, known):
        self._known = known
        if self._path is None:
            return
        os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
        with open(os.open(self._path + ".new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(known, file, sort_keys=True)
        os.replace(self._path + ".new", self._path)


def converge_datasources(grafana, record, arguments, check):
    there = {one["uid"]: one for one in grafana.ask("GET", "/api/datasources")}
    password, changes = arguments["datasource_password"], []
    for datasource in arguments["datasources"]:
        uid = name_uid(datasource["name"])
        knows = password is None or record.knows(uid, password)
        if uid in there and knows and not differs(datasource, there[uid]):
            continue
        changes.append(f"data source {datasource['name']}")
        if not check:
            write_datasource(grafana, {**datasource, "uid": uid}, password, there.get(uid))
            if password is not None:
                record.keep(uid, password)
    for name in list_surplus(there, arguments):
        changes.append(f"data source {name}, deleted")
        if not check:
            grafana.ask("DELETE", f"/api/datasources/name/{quote(name, safe='')}", absent=(404,))
            record.forget(name_uid(name))
    return changes


def write_datasource(grafana, datasource, password, there):
    body = datasource if password is None else {**datasource, "secureJsonData": {"password": password}}
    if there is None:
        grafana.ask("POST", "/api/datasources", body)
    elif grafana.ask("PUT", f"/api/datasources/uid/{datasource['uid']}", body, absent=(404, 405)) is None:
        # Grafana 8 changes them by number.
        grafana.ask("PUT", f"/api/datasources/{there['id']}", body)


def list_surplus(there, arguments):
    """Names of data sources of ours that are not wanted."""
    prefix, kept = arguments["prefix"], {datasource["name"] for datasource in arguments["datasources"]}
    if prefix is None:
        return []
    names = sorted(one["name"] for uid, one in there.items() if uid == name_uid(one["name"]))
    return [name for name in names if name.startswith(prefix) and name not in kept]


def converge_dashboards(grafana, wanted, check):
    changes = []
    for dashboard in wanted:
        answer = grafana.ask("GET", f"/api/dashboards/uid/{dashboard['uid']}", absent=(404,))
        if answer is not None and not differs(dashboard, answer["dashboard"]):
            continue
        changes.append(f"dashboard {dashboard['title']}")
        if not check:
            grafana.ask("POST", "/api/dashboards/db", {"dashboard": {**dashboard, "id": None}, "overwrite": True})
    return changes


def main():
    module = AnsibleModule(
        argument_spec={
            "endpoint": {"type": "str", "required": True},
            "username": {"type": "str", "required": True},
            "password": {"type": "str", "required": True, "no_log": True},
            "datasources": {"type": "list", "elements": "dict", "default": []},
            "datasource_password": {"type": "str", "no_log": True},
            "prefix": {"type": "str"},
            "dashboards": {"type": "list", "elements": "dict", "default": []},
            "record": {"type": "path"},
        },
        supports_check_mode=True,
    )
    arguments = module.params
    grafana = Grafana(arguments["endpoint"], arguments["username"], arguments["password"])
    changes = []
    try:
        if arguments["datasources"] or arguments["prefix"] is not None:
            changes += converge_datasources(grafana, Record(arguments["record"]), arguments, module.check_mode)
        changes += converge_dashboards(grafana, arguments["dashboards"], module.check_mode)
    except GrafanaError as error:
        module.fail_json(msg=str(error))
    module.exit_json(changed=bool(changes), changes=changes)


if __name__ == "__main__":
    main()
