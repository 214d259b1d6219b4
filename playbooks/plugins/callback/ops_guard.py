"""Stops a run that leaves its plan, and writes down what ran where.

Enabled by the environment, so that a playbook by hand runs without it:

OPS_GUARD   file with {"playbook": …, "hosts": […], "delegates": […], "tags": […]}; no tags: any
OPS_EVENTS  file that gets one JSON object a line, each with "at", seconds of the machine's monotonic clock:
            {"event": "task_start", "task", "tags"}
            {"event": "host_start", "task", "host"}
            {"event": "host_retry", "host", "attempt", "attempts"}: a loop of `until` asks again
            {"event": "host_item", "host"}: one item of a loop is done
            {"event": "host_result", "task", "tags", "host", "status", "message"}
            {"event": "abort", "message"}
            {"event": "stats", "hosts":
                {host: {"ok", "changed", "failed", "unreachable", "skipped", "rescued", "ignored"}}}

A message never holds the output of a task under no_log.
"""

from __future__ import annotations

import json
import os
import sys
import time

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: ops_guard
type: notification
short_description: Stops a run that leaves its plan
description:
  - Compares every task's tags and hosts with the plan in the file that OPS_GUARD names, and ends the run before a task
    that the plan does not have.
requirements:
  - enabled in ansible.cfg
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


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "ops_guard"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.plan = read_plan()
        path = os.environ.get("OPS_EVENTS")
        # Line by line: a killed run leaves all that it had begun.
        self.events = open(path, "a", buffering=1, encoding="utf-8") if path else None
        self.disabled = self.plan is None and self.events is None

    def write(self, event, **fields):
        if self.events is not None:
            self.events.write(json.dumps({"event": event, "at": time.monotonic(), **fields}) + "\n")

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

    def v2_playbook_on_task_start(self, task, is_conditional):
        tags = sorted(str(tag) for tag in task.tags)
        self.check_tags(task, tags)
        self.write("task_start", task=task.get_name(), tags=tags)

    def v2_runner_on_start(self, host, task):
        self.write("host_start", task=task.get_name(), host=host.get_name())
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

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.result(result, "ignored" if ignore_errors else "failed")

    def v2_runner_on_unreachable(self, result):
        self.result(result, "unreachable")

    def v2_runner_on_skipped(self, result):
        self.result(result, "skipped")

    def v2_runner_retry(self, result):
        self.write(
            "host_retry", host=result.host.get_name(), attempt=result.result.get("attempts"),
            attempts=result.result.get("retries"),
        )

    def v2_runner_item_on_ok(self, result):
        self.write("host_item", host=result.host.get_name())

    def v2_runner_item_on_failed(self, result):
        self.write("host_item", host=result.host.get_name())

    def v2_runner_item_on_skipped(self, result):
        self.write("host_item", host=result.host.get_name())

    def result(self, result, status):
        task = result.task
        self.write(
            "host_result", task=task.get_name(), tags=sorted(str(tag) for tag in task.tags),
            host=result.host.get_name(), status=status, message=self.message(result, status),
        )

    @staticmethod
    def message(result, status):
        if status in ("ok", "changed", "skipped"):
            return ""
        if result.task.no_log or result.result.get("_ansible_no_log"):
            return "hidden, the task has secrets"
        # A loop says only that some item failed; the items say why.
        failed = [item for item in result.result.get("results", []) if item.get("failed")]
        if any(item.get("_ansible_no_log") for item in failed):
            return "hidden, the task has secrets"
        return str((failed or [result.result])[0].get("msg", ""))[:MESSAGE_LENGTH]

    def v2_playbook_on_stats(self, stats):
        names = {"ok": "ok", "changed": "changed", "failures": "failed", "unreachable": "unreachable",
                 "skipped": "skipped", "rescued": "rescued", "ignored": "ignored"}
        hosts = {}
        for host in sorted(stats.processed):
            summary = stats.summarize(host)
            hosts[host] = {name: summary[key] for key, name in names.items()}
        self.write("stats", hosts=hosts)
