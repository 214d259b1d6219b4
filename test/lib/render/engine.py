"""Runs playbooks by Ansible's own classes in this process: no fork, no connection, no waiting.

The strategy queues a task for a worker; here the worker's part runs at once, on a copy of the task, as a fork would have
one. Results pass through the same serialisation, so that what a task registers is what a real run would register.
"""

from __future__ import annotations

import os
import pickle
import time
import types
from multiprocessing.reduction import ForkingPickler

from ansible import constants as C
from ansible import context
from ansible.cli.playbook import PlaybookCLI
from ansible.errors import AnsibleError
from ansible.executor import task_executor
from ansible.executor.playbook_executor import PlaybookExecutor
from ansible.executor.task_executor import TaskExecutor
from ansible.executor.task_result import _RawTaskResult
from ansible.inventory.manager import InventoryManager
from ansible.parsing.dataloader import DataLoader
from ansible.playbook import Playbook
from ansible.plugins import loader as plugin_loader
from ansible.plugins.callback import CallbackBase
from ansible.plugins.strategy import StrategyBase
from ansible.utils.context_objects import CLIArgs
from ansible.utils.display import Display
from ansible.vars.manager import VariableManager
from ansible._internal import _task

import speed
from nohost import DetachedLoader, NoHost

NAMESPACE = types.SimpleNamespace(**vars(plugin_loader.get_plugin_loader_namespace()))
NAMESPACE.action_loader = DetachedLoader(plugin_loader.action_loader)


LOAD = Playbook.load
PRELOADED = {}


class Executor(TaskExecutor):
    def _execute(self, templar, variables):
        NoHost.render.host = self._host.name
        loop_var = self._task.loop_control.loop_var if self._task.loop_control else "item"
        NoHost.render.item = variables.get(loop_var) if self._task.loop is not None else None
        return super()._execute(templar, variables)


class Quiet:
    """The queue to the parent: only retries speak through it, of which nothing need be told."""

    def send_callback(self, *arguments):
        pass


def queue_task(strategy, host, task, task_vars, play_context):
    """In place of StrategyBase._queue_task."""
    if "always" not in task.tags:
        Recorder.tasks += 1
    own = task.copy(exclude_parent=True, exclude_tasks=True)
    own._parent = task._parent
    strategy._queued_task_cache[(host.name, task._uuid)] = {
        "host": host, "task": task, "task_vars": task_vars, "play_context": play_context,
    }
    with _task.TaskContext(own):
        executor = Executor(
            host, own, task_vars, play_context.copy(), strategy._loader, NAMESPACE, Quiet(), strategy._variable_manager
        )
        answer = executor.run()
        result = _RawTaskResult(host=host, task=own, return_data=answer, task_fields=own.dump_attrs())
        wire = pickle.loads(ForkingPickler.dumps(result.as_wire_task_result()))
    strategy._results.append(strategy._convert_wire_task_result_to_raw(wire))
    strategy._pending_results += 1


class Recorder(CallbackBase):
    """Failures, and whether a host matched."""

    CALLBACK_NAME = "render"
    CALLBACK_TYPE = "stdout"
    # Times hosts, without those of tag always.
    tasks = 0

    def __init__(self):
        super().__init__()
        self._init_callback_methods()
        self.failures = []
        self.hosts = set()

    def v2_runner_on_failed(self, result, ignore_errors=False):
        message = result.result.get("msg", "")
        for item in result.result.get("results", []):
            message = item.get("msg", message) if item.get("failed") else message
        self.failures.append({"host": result.host.name, "task": result.task.get_name(), "message": str(message)})

    def v2_runner_on_unreachable(self, result):
        self.v2_runner_on_failed(result)

    def v2_runner_on_ok(self, result):
        self.hosts.add(result.host.name)


def install():
    """Into this process, once."""
    plugin_loader.init_plugin_loader()
    speed.install()
    StrategyBase._queue_task = queue_task
    Playbook.load = staticmethod(load_playbook)
    task_executor.time = types.SimpleNamespace(sleep=lambda seconds: None, time=time.time)
    Display.display = lambda self, *arguments, **options: None
    C.DEFAULT_INTERNAL_POLL_INTERVAL = 0


def preload(folder, names):
    """Playbooks read once, for requests that are served in a fork each: a run leaves marks on them."""
    loader = DataLoader()
    loader.set_basedir(folder)
    parse(["-i", "localhost,", "x.yml"])
    inventory = InventoryManager(loader=loader, sources=["localhost,"])
    variables = VariableManager(loader=loader, inventory=inventory)
    for name in names:
        path = os.path.join(folder, name)
        if os.path.exists(path):
            PRELOADED[path] = Playbook.load(path, variable_manager=variables, loader=loader)


def load_playbook(path, variable_manager=None, loader=None):
    """In place of Playbook.load."""
    found = PRELOADED.pop(path, None)
    if found is None:
        return LOAD(path, variable_manager=variable_manager, loader=loader)
    for play in found.get_plays():
        play.only_tags = set(context.CLIARGS.get("tags", [])) or frozenset(("all",))
        play.skip_tags = set(context.CLIARGS.get("skip_tags", []))
    return found


def parse(arguments):
    cli = PlaybookCLI(["ansible-playbook", *arguments])
    cli.init_parser()
    options = cli.post_process_args(cli.parser.parse_args(cli.args[1:]))
    context.CLIARGS = CLIArgs.from_options(options)


def load_inventory(path, loader):
    inventory = InventoryManager(loader=loader, sources=[path])
    if not inventory.hosts and not inventory.get_groups_dict().get("all"):
        raise AnsibleError(f"no hosts in {path}")
    return inventory


def run_playbook(playbook, inventory, loader):
    variables = VariableManager(loader=loader, inventory=inventory, version_info=PlaybookCLI.version_info(gitinfo=False))
    inventory.subset(None)
    if context.CLIARGS["subset"]:
        inventory.subset(context.CLIARGS["subset"])
        if not inventory.list_hosts():
            raise AnsibleError("Specified inventory, host pattern and/or --limit leaves us with no hosts to target.")
    executor = PlaybookExecutor([playbook], inventory, variables, loader, {"conn_pass": None, "become_pass": None})
    recorder = Recorder()
    Recorder.tasks = 0
    executor._tqm._callback_plugins = [recorder]
    code = executor.run()
    return {"code": int(code), "failures": recorder.failures, "hosts": sorted(recorder.hosts), "tasks": Recorder.tasks}
