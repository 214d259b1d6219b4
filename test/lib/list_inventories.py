"""What `ansible-inventory --list` prints for many inventories: Ansible is loaded once, and forked for each.

    list_inventories.py < PATHS             one line of JSON for each path: {"hostvars": {…}} or {"failed": "why"}
    list_inventories.py --record PATH…      writes the variables, or "failed", into ansible.json beside each path

A file that Ansible cannot read and passes over with a warning counts as a failure: what it held is missing. An empty one
held nothing.
"""

import json
import os
import re
import sys
import tempfile

FAILED = re.compile(r"Failed to parse inventory with 'yaml' plugin: (?!Parsed empty YAML file)(.*)")


def redirect(number, path):
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(file, number)
    os.close(file)


def list_inventory(path, empty):
    from ansible.cli.inventory import InventoryCLI

    InventoryCLI(["ansible-inventory", "-i", path, "--list", "--playbook-dir", empty]).run()


def load_plugins(work):
    """Before the forks, so that each child need not."""
    from ansible.cli.inventory import InventoryCLI  # noqa: F401
    from ansible.inventory.manager import InventoryManager
    from ansible.parsing.dataloader import DataLoader
    from ansible.vars.manager import VariableManager

    path = os.path.join(work, "first.yml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("all: {hosts: {a: {b: 1}}}\n")
    loader = DataLoader()
    inventory = InventoryManager(loader=loader, sources=[path])
    VariableManager(loader=loader, inventory=inventory).get_vars(host=inventory.get_host("a"), include_hostvars=False)


def run_child(path, work):
    """Never returns. The exit code is Ansible's."""
    redirect(1, os.path.join(work, "out"))
    redirect(2, os.path.join(work, "err"))
    code = 1
    try:
        list_inventory(path, os.path.join(work, "empty"))
    except SystemExit as end:
        code = end.code or 0
    except Exception as error:
        print(f"ERROR: {error}", file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def read_answer(work, code):
    with open(os.path.join(work, "err"), encoding="utf-8", errors="replace") as file:
        said = file.read()
    # What is no YAML fails for that plugin only, where another one can read it.
    failed = FAILED.search(said) if "Unable to parse" in said else None
    if code == 0 and not failed:
        with open(os.path.join(work, "out"), encoding="utf-8") as file:
            return {"hostvars": json.load(file)["_meta"]["hostvars"]}
    return {"failed": failed.group(1) if failed else " ".join(said.split())[:300]}


def list_all(paths):
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(os.path.join(work, "empty"))
        # Ansible reads group_vars/ of the working directory, too.
        os.chdir(os.path.join(work, "empty"))
        os.environ["ANSIBLE_CONFIG"] = os.path.join(work, "ansible.cfg")
        with open(os.environ["ANSIBLE_CONFIG"], "w", encoding="utf-8") as file:
            file.write("[defaults]\nforce_valid_group_names = ignore\nlocalhost_warning = False\n")
        load_plugins(work)
        for path in paths:
            child = os.fork()
            if child == 0:
                run_child(path, work)
            _, status = os.waitpid(child, 0)
            yield path, read_answer(work, os.waitstatus_to_exitcode(status))


def main():
    # Ansible refuses streams that do not block, as another program may have left them.
    for stream in (0, 1, 2):
        os.set_blocking(stream, True)
    if sys.argv[1:2] == ["--record"]:
        for path, answer in list_all([os.path.abspath(path) for path in sys.argv[2:]]):
            with open(os.path.join(os.path.dirname(path), "ansible.json"), "w", encoding="utf-8") as file:
                file.write(json.dumps(answer.get("hostvars", "failed"), indent=2, sort_keys=True) + "\n")
        return
    for _, answer in list_all(line.rstrip("\n") for line in sys.stdin):
        print(json.dumps(answer, sort_keys=True), flush=True)


main()
