"""What `ansible-playbook --list-hosts --list-tasks` says of many runs: each inventory and playbook is read once.

    list_playbooks.py < RUNS     RUNS: one line of JSON for each run, {"inventory", "playbook", "limit", "tags"};
                                 the answer, a line for each: [{"hosts": [...], "tasks": [[tag, ...], ...]}, ...], a play each

The parts are those that the command itself calls: InventoryManager selects, the play's own filter keeps the tasks.
"""

import functools
import json
import os
import sys
import tempfile


def set_up(work):
    # Ansible reads group_vars/ of the working directory, too, and refuses streams that do not block.
    os.chdir(work)
    for stream in (0, 1, 2):
        os.set_blocking(stream, True)
    os.environ["ANSIBLE_CONFIG"] = os.path.join(work, "ansible.cfg")
    with open(os.environ["ANSIBLE_CONFIG"], "w", encoding="utf-8") as file:
        file.write("[defaults]\nforce_valid_group_names = ignore\nlocalhost_warning = False\n")


@functools.cache
def read_inventory(path):
    from ansible.inventory.manager import InventoryManager
    from ansible.parsing.dataloader import DataLoader

    return InventoryManager(loader=DataLoader(), sources=[path])


@functools.cache
def read_plays(path):
    from ansible.parsing.dataloader import DataLoader
    from ansible.playbook import Playbook
    from ansible.vars.manager import VariableManager

    loader = DataLoader()
    loader.set_basedir(os.path.dirname(path))
    variables = VariableManager(loader=loader, inventory=None)
    return [(play, play.compile()) for play in Playbook.load(path, variable_manager=variables, loader=loader).get_plays()]


def list_block(block):
    """As PlaybookCLI prints them: a block's parts, without the meta tasks that Ansible adds."""
    for part in (block.block, block.rescue, block.always):
        for task in part:
            if hasattr(task, "block"):
                yield from list_block(task)
            elif not (task.action == "meta" and task.implicit):
                yield sorted(set(task.tags))


def list_tasks(play, blocks, tags):
    play.only_tags = set(tags) or frozenset(("all",))
    play.skip_tags = set()
    for block in blocks:
        kept = block.filter_tagged_tasks({})
        if kept.has_tasks():
            yield from list_block(kept)


def list_run(run):
    inventory = read_inventory(run["inventory"])
    inventory.subset(run["limit"])
    return [
        {
            "hosts": [host.name for host in inventory.get_hosts(play.hosts)],
            "tasks": list(list_tasks(play, blocks, run["tags"])),
        }
        for play, blocks in read_plays(run["playbook"])
    ]


def main():
    with tempfile.TemporaryDirectory() as work:
        set_up(work)
        from ansible import context
        from ansible.cli.playbook import PlaybookCLI
        from ansible.plugins.loader import init_plugin_loader

        cli = PlaybookCLI(["ansible-playbook", "none.yml"])
        cli.parse()
        assert context.CLIARGS is not None
        init_plugin_loader()
        for line in sys.stdin:
            print(json.dumps(list_run(json.loads(line))), flush=True)


main()
