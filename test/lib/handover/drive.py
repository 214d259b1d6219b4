"""Runs pg-handover's own state machine against a pgbouncer, an HAProxy and a Patroni that are lists of what they were asked.

usage: drive.py PROGRAM_FOLDER WORK_FOLDER < steps

Each step is a line of JSON: {"do": "arm" | "hold" | "release" | "call_off" | "settle" | "tick" | "lent" | "ended" | "move", ...}, {"set": {...}}
for what the world says from now on, {"later": SECONDS}, or {"write": {NAME: TEXT or null}}, files of the host's own folder or
folders in their places. Prints one line for each that did something: what was asked, in order.
"""

import json
import pathlib
import sys
import types

program, work = sys.argv[1:]
sys.path.insert(0, program)
psycopg2 = types.ModuleType("psycopg2")
psycopg2.Error = psycopg2.OperationalError = OSError
sys.modules["psycopg2"] = psycopg2

import handover as handovers  # noqa: E402
import journal as journals  # noqa: E402
import leadership  # noqa: E402
import proxy  # noqa: E402
from pools import Pools  # noqa: E402

asked = []
world = {"leader": "pg-test-1", "sessions": 0, "clients": 0, "open": [], "faults": {}, "now": 1_000.0}


class FakePools(Pools):
    """Keeps what it is asked for."""

    def __init__(self):
        super().__init__(None)

    def ask(self, statement):
        if statement == "SHOW DATABASES":
            return [{"name": "test", "paused": 1}]
        if statement == "SHOW CLIENTS":
            return [{"database": "test", "connect_time": "2026-01-01 00:00:00 UTC"}] * world["clients"]
        asked.append(statement)
        return []

    def pause(self, names, seconds):
        asked.extend(f"PAUSE {name}" for name in names)
        return world["open"]

    def point(self, targets):
        asked.append("point " + (", ".join(f"{name} at {target['host']}" for name, target in targets.items()) or "home"))


def ask_proxy(command):
    if command == "show stat":
        return f"# pxname,svname,scur\npg-test-primary,pg-test-1,{world['sessions']}\n"
    asked.append(command)
    return next((words for part, words in world["faults"].items() if f" {part}/" in command), "")


proxy.ask = ask_proxy
proxy.HELD = f"{work}/held"
journals.arm = lambda: asked.append("timer armed")
journals.disarm = lambda: asked.append("timer disarmed")
leadership.find_leader = lambda urls: world["leader"]
leadership.is_primary = lambda url: True
handovers.time = types.SimpleNamespace(monotonic=lambda: world["now"], time=lambda: 2_000_000_000)

settings = types.SimpleNamespace(name="pg-test-1", pool=None)
host = handovers.Handover(settings, journals.Journal(f"{work}/run"))
host.pools = FakePools()

for line in sys.stdin:
    step = json.loads(line)
    if "set" in step:
        world.update(step["set"])
        continue
    if "later" in step:
        world["now"] += step["later"]
        continue
    if "write" in step:
        for name, text in step["write"].items():
            path = pathlib.Path(work, "run", name)
            path.mkdir(parents=True) if text is None else path.write_text(text, encoding="utf-8")
        continue
    verb = step.pop("do")
    arguments = [step["order"]] if "order" in step else [] if verb in ("tick", "lent", "ended") else ["one"]
    try:
        answer = proxy.Proxy(**step).move("pg-test-1", "pg-test-2") if verb == "move" else getattr(host, verb)(*arguments)
        if verb == "move":
            asked.append(f"cut {answer}")
        if verb in ("release", "call_off", "settle") and answer["cut"]:
            asked.append(f"cut {answer['cut']}")
        if verb == "ended":
            asked.extend(f"{one['sessions']} of {one['of']} by {one['by']}" for one in answer)
        if verb == "lent":
            asked.append(f"lent to {answer['to']} for {answer['seconds']} s" if answer else "lent to nobody")
    except handovers.Refusal as refusal:
        asked.append(f"refused: {refusal}")
    except proxy.ProxyFault:
        asked.append("HAProxy did not do it")
    print(json.dumps(asked))
    asked.clear()
