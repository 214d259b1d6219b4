"""
usage: pg-handover serve | tick | settle | status

serve   takes orders from the meta node: a line of JSON in, {"id", "do", ...}, a line out, {"id", "result" or "fault"}.
        Where the orders end without `release` or `call_off`, it settles by itself.
tick    called by a timer while there is something to undo: finishes what the verb began, undoes what it left.
settle  the same at once, whoever is at work: for a person on this host.
status  what there is to undo, and how many sessions were ended in the last handovers, as JSON.
"""

import json
import sys
import time

import disks
import leadership
import proxy
import psycopg2
from handover import Handover, Refusal
from journal import Journal
from pools import PoolFault
from probe import Probe
from proxy import Proxy, ProxyFault
from server import Server, read_pool_verifiers
from settings import Settings

PROTOCOL = 1
# Patroni may have been asked just before the verb died: where leadership moves it has by then, and the pools follow it.
SETTLE_SECONDS = 4


class Orders:
    """What a verb may ask for, by name."""

    def __init__(self, settings):
        self.settings = settings
        self.handover = Handover(settings)
        self.server = Server(settings)
        self.open_order = None
        self.probe = None

    def look(self, nonce):
        """Facts; what does not answer is None."""
        return {
            "protocol": PROTOCOL,
            "pools": self.look_at_pools(nonce),
            "proxy": proxy.look() if proxy.is_there() else None,
            "server": tell_faults(lambda: self.server.look(nonce)),
            "ended": self.handover.ended(),
        }

    def look_at_pools(self, nonce):
        if self.handover.pools is None:
            return None
        return tell_faults(lambda: {**self.handover.pools.look(), "verifiers": read_pool_verifiers(nonce)})

    def disks(self):
        return disks.look(self.settings.data)

    def lent(self):
        return self.handover.lent()

    def arm(self, order):
        self.handover.arm(order)
        self.open_order = order["id"]

    def hold(self):
        return self.handover.hold(self.open_order)

    def renew(self):
        self.handover.renew(self.open_order)

    def release(self):
        done = self.handover.release(self.open_order)
        self.open_order = None
        return done

    def call_off(self):
        done = self.handover.call_off(self.open_order)
        self.open_order = None
        return done

    def move(self, parts, leaving, coming):
        return {"cut": Proxy(parts).move(leaving, coming)}

    def takes_writes(self):
        return self.server.takes_writes()

    def start_probe(self, target):
        self.probe = Probe(target)

    def stop_probe(self):
        return self.probe.stop()

    def transactions(self):
        return self.server.read_transactions()

    def settle(self):
        done = self.handover.settle(self.open_order)
        self.open_order = None
        return done

    def checkpoint(self):
        self.server.checkpoint()

    def count_leaving(self, name):
        """Sessions that go on through this HAProxy to the pools of a member that has led."""
        parts = Journal().read()["drain"]["proxy"]
        return Proxy(parts).count(name) if parts else 0


def tell_faults(work):
    """A server that does not run has no facts."""
    try:
        return work()
    except psycopg2.Error:
        return None


def serve(orders):
    for line in sys.stdin:
        request = json.loads(line)
        answer = {"id": request.pop("id")}
        try:
            answer["result"] = getattr(orders, request.pop("do"))(**request)
        except (psycopg2.Error, OSError, Refusal, PoolFault, ProxyFault) as fault:
            answer["fault"] = str(fault).strip()
        print(json.dumps(answer, default=str), flush=True)
    if orders.open_order is not None:
        wait_for_leader(orders.handover)
        orders.handover.settle(orders.open_order)


def wait_for_leader(handover):
    hold = handover.journal.read()["hold"]
    deadline = time.monotonic() + SETTLE_SECONDS
    while hold is not None and time.monotonic() < deadline:
        if leadership.is_primary(hold["urls"][hold["to"]]):
            return
        time.sleep(0.2)


def settle(handover):
    with handover.journal.lock():
        entry = handover.journal.read()
        if entry["hold"] is not None:
            handover.restore(entry)
        else:
            handover.finish(entry)


def main():
    verb = sys.argv[1] if len(sys.argv) == 2 else ""
    if verb == "serve":
        serve(Orders(Settings()))
    elif verb == "tick":
        Handover(Settings()).tick()
    elif verb == "settle":
        settle(Handover(Settings()))
    elif verb == "status":
        print(json.dumps({**Journal().read(), "ended": Journal().read_ended()}, indent=2))
    else:
        sys.exit(__doc__.strip())


main()
