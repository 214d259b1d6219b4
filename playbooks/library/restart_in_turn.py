#!/usr/bin/python3
"""Restarts a unit whose like runs on other hosts, and sees that it serves again.

Nothing is restarted while one that had its turn before does not answer: run under `throttle: 1`, the first that is not
back leaves all later ones untouched, whatever Ansible does with its failure.
"""

import http.client
import json
import socket
import subprocess
import time
from urllib.parse import urlsplit

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = """
module: restart_in_turn
short_description: Restarts a unit while those before it serve
options:
  unit:
    type: str
    required: true
  serves:
    description: Where the unit answers, tcp://address:port, or http://address:port/path for one that tells its health.
    type: str
    required: true
  before:
    description: Where the units of the hosts that had their turn answer.
    type: list
    elements: str
    required: true
  timeout:
    description: Seconds that it may take to answer again.
    type: int
    default: 60
  soak:
    description: Seconds after which it must still answer, before the next one has its turn.
    type: int
    default: 0
"""

GATE_SECONDS = 15


def answers(endpoint):
    """Whether a connection is taken; by HTTP, also that the answer is 200 and does not call itself unhealthy."""
    where = urlsplit(endpoint)
    try:
        if where.scheme == "tcp":
            socket.create_connection((where.hostname, where.port), 3).close()
            return True
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=5)
        connection.request("GET", where.path)
        answer = connection.getresponse()
        body = answer.read()
        return answer.status == 200 and json.loads(body).get("health") in ("true", True)
    except (OSError, ValueError, http.client.HTTPException):
        return False


def wait_until_it_answers(endpoint, seconds):
    deadline = time.monotonic() + seconds
    while not answers(endpoint):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def restart(unit, serves, before, timeout, soak):
    """What went wrong, None where it serves again."""
    for endpoint in before:
        if not wait_until_it_answers(endpoint, min(GATE_SECONDS, timeout)):
            return f"{unit} is not restarted, because the one before it is not back: {endpoint} does not answer"
    done = subprocess.run(["systemctl", "restart", unit], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"{unit} did not come back: {done.stderr.strip()}"
    if not wait_until_it_answers(serves, timeout):
        return f"{unit} did not come back: {serves} does not answer after {timeout} s"
    if soak:
        time.sleep(soak)
        if not wait_until_it_answers(serves, min(GATE_SECONDS, timeout)):
            return f"{unit} was back, and {soak} s later {serves} does not answer"
    return None


def main():
    module = AnsibleModule(
        argument_spec={
            "unit": {"type": "str", "required": True},
            "serves": {"type": "str", "required": True},
            "before": {"type": "list", "elements": "str", "required": True},
            "timeout": {"type": "int", "default": 60},
            "soak": {"type": "int", "default": 0},
        },
        supports_check_mode=True,
    )
    fault = None if module.check_mode else restart(**module.params)
    if fault is not None:
        module.fail_json(msg=fault)
    module.exit_json(changed=True)


if __name__ == "__main__":
    main()
