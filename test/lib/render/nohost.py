"""Ansible's own action plugins, with nothing below them: what they would do on a host is answered by the world and noted."""

from __future__ import annotations

import functools
import json
from types import SimpleNamespace

from ansible.plugins import loader as plugin_loader
from ansible.plugins.action import ActionBase

from output import manage_block

# They run on the controller, or in the strategy, and touch no host.
LOCAL = frozenset({"set_fact", "assert", "debug", "fail", "include_vars", "validate_argument_spec", "add_host", "group_by"})
TEMPORARY = "/tmp/render"


class NoHost:
    """Mixed in before the class of an action plugin. `render` is the state of the request."""

    render = None

    def _make_tmp_path(self, remote_user=None):
        self._connection._shell.tmpdir = TEMPORARY
        return TEMPORARY

    def _remove_tmp_path(self, tmp_path, force=False):
        pass

    def _fixup_perms2(self, remote_paths, remote_user=None, execute=True):
        return remote_paths

    def _remote_expand_user(self, path, sudoable=True, pathsep=None):
        return path

    def _execute_remote_stat(self, path, all_vars, follow, tmp=None, checksum=True):
        return {"exists": False, "isdir": False, "islnk": False, "checksum": "1"}

    def _low_level_execute_command(self, cmd, **options):
        return {"rc": 0, "stdout": "", "stdout_lines": [], "stderr": "", "stderr_lines": []}

    def _transfer_file(self, local_path, remote_path):
        with open(local_path, "rb") as file:
            self.render.sent[remote_path] = file.read()
        return remote_path

    def _transfer_data(self, remote_path, data):
        self.render.sent[remote_path] = data if isinstance(data, bytes) else data.encode()
        return remote_path

    def _execute_module(self, module_name=None, module_args=None, **options):
        module = (module_name or self._task.action).replace("ansible.legacy.", "ansible.builtin.")
        arguments = dict(self._task.args if module_args is None else module_args)
        host = self._task.delegate_to or self.render.host
        self._note(host, module, arguments)
        return self.render.world.answer(host, module, arguments)

    def _note(self, host, module, arguments):
        output = self.render.output
        file = None
        if module in ("ansible.builtin.copy", "ansible.builtin.assemble") and arguments.get("src") in self.render.sent:
            file = arguments["dest"]
            output.write_file(host, arguments["dest"], self.render.sent.pop(arguments.pop("src")))
            arguments.pop("_original_basename", None)
            arguments.pop("content", None)
            arguments.pop("checksum", None)
        elif module == "ansible.builtin.blockinfile":
            file = arguments["path"]
            output.append_file(host, arguments["path"], manage_block(arguments).encode())
        elif module == "ansible.builtin.lineinfile" and "line" in arguments:
            file = arguments["path"]
            output.append_file(host, arguments["path"], f"{arguments['line']}\n".encode())
        task = self._task
        line = {"task": task.name, "module": module, "arguments": arguments, "for": self.render.host, "role": str(task._role or "")}
        line["tags"] = sorted(set(task.tags))
        if file is not None:
            line["file"] = file
        if task.loop is not None:
            line["item"] = self.render.item
        if task.become_user:
            line["become_user"] = task.become_user
        if is_reading(task, module, arguments):
            line["reads"] = True
        # As the module would receive it: rendered and plain.
        output.add_task(host, json.loads(json.dumps(line, default=str)))


def is_reading(task, module, arguments):
    """Whether the task looks only: it says so, or its module cannot do anything else."""
    if module == "ansible.builtin.stat" or task.changed_when == [False] or task.get_ds().get("check_mode") is False:
        return True
    return module == "ansible.builtin.uri" and arguments.get("method", "GET") == "GET"


class Pause(NoHost, ActionBase):
    def run(self, tmp=None, task_vars=None):
        return {"changed": False}


@functools.cache
def detach(base):
    """The class of an action plugin without its hosts."""
    return type(base.__name__, (NoHost, base), {})


class DetachedLoader:
    """Ansible's loader of action plugins; what it hands out has no hosts."""

    def __init__(self, loader):
        self.loader = loader

    def get(self, name, *arguments, class_only=False, **options):
        short = name.rpartition(".")[2]
        if class_only or short in LOCAL:
            return self.loader.get(name, *arguments, class_only=class_only, **options)
        options.pop("collection_list", None)
        base = Pause if short == "pause" else self.loader.get(name, class_only=True)
        if base is None:
            return None
        found = (base if base is Pause else detach(base))(*arguments, **options)
        found._load_name = name
        # An action that calls another one must not find the real ones: Ansible hands it its own loader.
        found._shared_loader_obj = SimpleNamespace(action_loader=self, module_loader=plugin_loader.module_loader)
        return found

    def __getattr__(self, name):
        return getattr(self.loader, name)
