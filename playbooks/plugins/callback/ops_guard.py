"""Ansible's screen output, held to a plan: tells what would run, waits to be let go, stops a run that leaves its plan.

It takes the place of the screen output because Ansible does not start without one, and starts without any other plugin
that it cannot load. A playbook by hand runs without it. Set by the environment:

OPS_GUARD   file with {"playbook": …, "hosts": […], "delegates": […], "tags": […]}; no tags: any
OPS_GATE    descriptor of a socket. The guard writes one line before anything runs:
            {"plays": [{"hosts": […], "tasks": [[tag, …], …]}, …]}, each task with its tags
            and then waits for a line with a word, which stands in every event from then on. No word: Ansible ends.
            Whoever wrote an event without it, or before the word was given, is not the run that was let go.
OPS_EVENTS  file that gets one JSON object a line, each with "at", seconds of the machine's monotonic clock, and "go",
            the word:
            {"event": "task_start", "task", "tags"}
            {"event": "host_start", "task", "host"}
            {"event": "host_retry", "host", "attempt", "attempts"}: a loop of `until` asks again
            {"event": "host_item", "host"}: one item of a loop is done
            {"event": "host_result", "task", "tags", "host", "status", "message", "asserted"}
                asserted: only where a task failed, true if an assertion did not hold. Whatever else fails, an assertion that
                cannot be evaluated too, has found nothing out.
            {"event": "abort", "message"}
            {"event": "stats", "hosts":
                {host: {"ok", "changed", "failed", "unreachable", "skipped", "rescued", "ignored"}}}

A message never holds the output of a task under no_log.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time

from ansible import constants
from ansible.playbook.block import Block
from ansible.plugins.callback.default import CallbackModule as ScreenOutput
from ansible.template import Templar

DOCUMENTATION = """
name: ops_guard
type: stdout
short_description: Screen output that holds a run to its plan
description:
  - Tells what would run and waits to be let go. Compares every task's tags and hosts with the plan in the file that
    OPS_GUARD names, and ends the run before a task that the plan does not have.
extends_documentation_fragment:
  - default_callback
  - result_format_callback
"""

ABORTED = 70
MESSAGE_LENGTH = 500
LOCAL = frozenset({"localhost", "127.0.0.1"})


def read_plan():
    """The plan, or None for a run by hand."""
    path = os.environ.get("OPS_GUARD")
    if not path:
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def list_play(playbook, play):
    """As `ansible-playbook --list-hosts --list-tasks` finds them, each task by its tags."""
    variables = play.get_variable_manager()
    loader = playbook._loader
    loader.set_basedir(play._included_path or playbook._basedir)
    known = variables.get_vars(play=play)
    ready = play.copy()
    ready.post_validate(Templar(loader=loader, variables=known))
    hosts = sorted({host.get_name() for host in variables._inventory.get_hosts(ready.hosts)})
    known = variables.get_vars(play=ready)
    own = [str(tag) for tag in ready.tags]
    blocks = [block.filter_tagged_tasks(known) for block in ready.compile()]
    return {"hosts": hosts, "tasks": [tags for block in blocks for tags in list_tasks(block, own)]}


def list_tasks(block, own):
    for task in block.block:
        if isinstance(task, Block):
            yield from list_tasks(task, own)
        elif not (task.action in constants._ACTION_META and task.implicit):
            yield sorted({*own, *(str(tag) for tag in task.tags)})


class CallbackModule(ScreenOutput):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "ops_guard"

    def __init__(self):
        super().__init__()
        self.plan = read_plan()
        self.word = ""
        path = os.environ.get("OPS_EVENTS")
        # Line by line: a killed run leaves all that it had begun.
        self.events = open(path, "a", buffering=1, encoding="utf-8") if path else None

    def write(self, event, **fields):
        if self.events is not None:
            at = time.monotonic()
            self.events.write(json.dumps({"event": event, "at": at, "go": self.word, **fields}) + "\n")

    def abort(self, message):
        """Ends Ansible at once: raising would be logged by it and the run would go on."""
        self.write("abort", message=message)
        sys.stderr.write(f"ops_guard: {message}; stopped before it ran\n")
        sys.stderr.flush()
        os._exit(ABORTED)

    def v2_playbook_on_start(self, playbook):
        name = os.path.basename(playbook._file_name)
        if self.plan is not None and name != self.plan["playbook"]:
            self.abort(f"{name} is not the planned playbook {self.plan['playbook']}")
        try:
            self.wait_at_gate(playbook)
        except Exception as error:  # Ansible would only warn of it, and go on
            self.abort(f"what would run cannot be told: {error}")
        super().v2_playbook_on_start(playbook)

    def wait_at_gate(self, playbook):
        descriptor = os.environ.get("OPS_GATE")
        if not descriptor:
            return
        with socket.socket(fileno=int(descriptor)) as gate:
            listing = {"plays": [list_play(playbook, play) for play in playbook.get_plays()]}
            gate.sendall(json.dumps(listing).encode() + b"\n")
            answer = b""
            while not answer.endswith(b"\n"):
                part = gate.recv(4096)
                if not part:
                    os._exit(ABORTED)
                answer += part
        self.word = answer.decode().strip()

    def v2_playbook_on_task_start(self, task, is_conditional):
        tags = sorted(str(tag) for tag in task.tags)
        self.check_tags(task, tags)
        self.write("task_start", task=task.get_name(), tags=tags)
        super().v2_playbook_on_task_start(task, is_conditional)

    def v2_runner_on_start(self, host, task):
        self.write("host_start", task=task.get_name(), host=host.get_name())
        super().v2_runner_on_start(host, task)
        if self.plan is None:
            return
        allowed = {*self.plan["hosts"], *self.plan["delegates"], *LOCAL}
        for name in (host.get_name(), task.delegate_to):
            # A template that is not evaluated yet is checked when the task's result says where it ran.
            if name and "{{" not in str(name) and str(name) not in allowed:
                self.abort(f'task "{task.get_name()}" would run on {name}, which the plan does not have')

    def check_tags(self, task, tags):
        wanted = set(self.plan["tags"]) if self.plan is not None else set()
        if not wanted or (wanted | {"always"}) & set(tags):
            return
        self.abort(f'task "{task.get_name()}" has none of the planned tags {", ".join(sorted(wanted))}')

    def v2_runner_on_ok(self, result):
        self.result(result, "changed" if result.result.get("changed") else "ok")
        delegated = result.result.get("_ansible_delegated_vars", {}).get("ansible_delegated_host")
        if self.plan is not None and delegated:
            if delegated not in {*self.plan["hosts"], *self.plan["delegates"], *LOCAL}:
                self.abort(f"a task ran on {delegated}, which the plan does not have")
        super().v2_runner_on_ok(result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.result(result, "ignored" if ignore_errors else "failed")
        super().v2_runner_on_failed(result, ignore_errors=ignore_errors)

    def v2_runner_on_unreachable(self, result):
        self.result(result, "unreachable")
        super().v2_runner_on_unreachable(result)

    def v2_runner_on_skipped(self, result):
        self.result(result, "skipped")
        super().v2_runner_on_skipped(result)

    def v2_runner_retry(self, result):
        self.write(
            "host_retry", host=result.host.get_name(), attempt=result.result.get("attempts"),
            attempts=result.result.get("retries"),
        )
        super().v2_runner_retry(result)

    def v2_runner_item_on_ok(self, result):
        self.write("host_item", host=result.host.get_name())
        super().v2_runner_item_on_ok(result)

    def v2_runner_item_on_failed(self, result):
        self.write("host_item", host=result.host.get_name())
        super().v2_runner_item_on_failed(result)

    def v2_runner_item_on_skipped(self, result):
        self.write("host_item", host=result.host.get_name())
        super().v2_runner_item_on_skipped(result)

    def result(self, result, status):
        task = result.task
        told = {"asserted": self.asserted(result)} if status == "failed" else {}
        self.write(
            "host_result", task=task.get_name(), tags=sorted(str(tag) for tag in task.tags),
            host=result.host.get_name(), status=status, message=self.message(result, status), **told,
        )

    @staticmethod
    def failed(result):
        """What failed. A loop says only that some item did; the items say why."""
        items = [item for item in result.result.get("results", []) if item.get("failed")]
        return items or [result.result]

    @classmethod
    def asserted(cls, result):
        return all("assertion" in part and part.get("evaluated_to") is False for part in cls.failed(result))

    @classmethod
    def message(cls, result, status):
        if status in ("ok", "changed", "skipped"):
            return ""
        if result.task.no_log or result.result.get("_ansible_no_log"):
            return "hidden, the task has secrets"
        failed = cls.failed(result)
        if any(part.get("_ansible_no_log") for part in failed):
            return "hidden, the task has secrets"
        return str(failed[0].get("msg", ""))[:MESSAGE_LENGTH]

    def v2_playbook_on_stats(self, stats):
        names = {"ok": "ok", "changed": "changed", "failures": "failed", "unreachable": "unreachable",
                 "skipped": "skipped", "rescued": "rescued", "ignored": "ignored"}
        hosts = {}
        for host in sorted(stats.processed):
            summary = stats.summarize(host)
            hosts[host] = {name: summary[key] for key, name in names.items()}
        self.write("stats", hosts=hosts)
        super().v2_playbook_on_stats(stats)
