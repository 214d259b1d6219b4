"""Renders what playbooks would lay down, with no host touched. See README.md."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))


PLAYBOOKS = ("infra.yml", "nodes.yml", "pgsql.yml", "pgsql-createuser.yml", "pgsql-createdb.yml", "pgsql-remove.yml")
FORBIDDEN = frozenset({"socket.connect", "subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system"})


class Guard:
    open = False


def forbid(event, arguments):
    """No host is touched: whatever would leave this process ends it, whoever asks."""
    if event in FORBIDDEN and not Guard.open:
        sys.stderr.write(f"render: {event} {arguments!r} was about to leave the process\n")
        os._exit(70)


def prepare(work):
    """Before the first import of Ansible, which reads its settings then."""
    for stream in (0, 1, 2):
        os.set_blocking(stream, True)
    os.environ.update(
        ANSIBLE_CONFIG=os.path.join(ROOT, "ansible.cfg"),
        ANSIBLE_CALLBACKS_ENABLED="",
        ANSIBLE_SSH_EXECUTABLE="/bin/false",
        ANSIBLE_LOCAL_TEMP=work,
        ANSIBLE_DEPRECATION_WARNINGS="False",
        ANSIBLE_LOCALHOST_WARNING="False",
    )
    os.chdir(ROOT)


def list_hostvars(inventory, loader):
    from ansible._internal._templating._engine import TemplateEngine
    from ansible.vars.manager import VariableManager

    variables = VariableManager(loader=loader, inventory=inventory)
    found = {}
    for host in inventory.get_hosts("all", ignore_limits=True, ignore_restrictions=True):
        written = variables.get_vars(host=host, include_hostvars=True)
        engine = TemplateEngine(loader=loader, variables=written)
        found[host.name] = {name: render(engine, written[name]) for name in written if name in NEEDED}
    return found


NEEDED = frozenset(
    ["pg_cluster", "pg_seq", "pg_role", "ansible_host", "node_timezone", "pg_users", "pg_default_roles"]
    + [f"pg_{kind}_{what}" for kind in ("admin", "replication", "monitor") for what in ("username", "password")]
)


def render(engine, value):
    try:
        return engine.template(value)
    except Exception:  # what the world needs not know; a task that needs it fails by itself
        return None


def serve(request):
    from ansible.parsing.dataloader import DataLoader

    import engine
    from nohost import NoHost
    from output import Output
    from world import World

    loader = DataLoader()
    engine.parse(["-i", request["inventory"], "x.yml"])
    inventory = engine.load_inventory(request["inventory"], loader)
    output = Output(request["out"])
    world = World(list_hostvars(inventory, loader), request.get("absent", []), request.get("leaders", {}))
    render_state = NoHost.render = State(output, world)
    answers = []
    for run in request["runs"]:
        arguments = ["-i", request["inventory"]]
        arguments += ["-t", ",".join(run["tags"])] if run.get("tags") else []
        arguments += ["-l", run["limit"]] if run.get("limit") else []
        arguments += ["-e", json.dumps(run["vars"])] if run.get("vars") else []
        playbook = os.path.join(request.get("playbooks", os.path.join(ROOT, "playbooks")), run["playbook"])
        render_state.sent.clear()
        engine.parse([*arguments, playbook])
        answers.append({"playbook": run["playbook"], **engine.run_playbook(playbook, inventory, loader)})
    output.close()
    return answers


class State:
    def __init__(self, output, world):
        self.output = output
        self.world = world
        self.sent = {}
        self.host = ""
        self.item = None


def answer(request, answers):
    start = time.process_time()
    said = {"id": request.get("id")}
    try:
        said["runs"] = serve(request)
    except Exception as error:
        if os.environ.get("RENDER_TRACE"):
            raise
        said["failed"] = f"{type(error).__name__}: {error}"
    said["seconds"] = round(time.process_time() - start, 3)
    print(json.dumps(said, default=str), file=answers, flush=True)


def answer_in_fork(request, answers):
    """What a run leaves in the process goes with it."""
    Guard.open = True
    child = os.fork()
    Guard.open = False
    if child == 0:
        try:
            answer(request, answers)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def main():
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory(prefix="render-") as work:
        prepare(work)
        sys.path.insert(0, HERE)
        import engine

        engine.install()
        sys.addaudithook(forbid)
        for number, line in enumerate(sys.stdin):
            if number == 0:
                # In this process, so that what it compiles is there for all others.
                answer(json.loads(line), answers)
                continue
            if number == 1:
                engine.preload(os.path.join(ROOT, "playbooks"), PLAYBOOKS)
            answer_in_fork(json.loads(line), answers)


if __name__ == "__main__":
    main()
