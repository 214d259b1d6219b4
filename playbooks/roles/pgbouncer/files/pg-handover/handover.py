"""
One host's part in a handover of leadership: `arm`, `hold`, then `release` or `call_off` by the verb's order; `tick` by the
host's timer, which finishes what the verb began and undoes what it left.

From `hold` to `release` clients wait in the pools that lead to the leaving leader, and those pools are pointed at the new
one meanwhile. After it the sessions go on through the old leader's pgbouncer until their clients end them, or the limit
passes: a session of a pool cannot be moved to another host.
"""

import contextlib
import sys
import time

import journal as journals
import leadership
from pools import Pools
from proxy import Proxy, ProxyFault

GRACE_SECONDS = 3  # between HAProxy's end of the last sessions and pgbouncer's


class Refusal(Exception):
    """Why nothing was done."""


class Handover:
    """Every public method holds the journal's lock and leaves a journal that tells what is there."""

    def __init__(self, settings, journal=None):
        self.settings = settings
        self.journal = journal or journals.Journal()
        self.pools = Pools(settings) if settings.pool else None
        self.told = []

    def arm(self, order):
        with self.journal.lock():
            entry = self.journal.read()
            if entry["hold"] is not None:
                raise Refusal(f"a handover to {entry['hold']['to']} is at work on this host")
            fault = journals.arm()
            if fault is not None:
                raise Refusal(f"no timer could be armed that undoes it: {fault}")
            self.journal.write({**entry, "hold": {**order, "until": time.monotonic() + order["seconds"]}})

    def renew(self, order_id):
        with self.journal.lock():
            entry = self.journal.read()
            hold = entry["hold"]
            if hold is None or hold["id"] != order_id:
                raise Refusal("the handover is not at work on this host any more")
            hold["until"] = time.monotonic() + hold["seconds"]
            self.journal.write(entry)

    def hold(self, order_id):
        """Databases whose open transactions did not end in time: then the verb calls it off."""
        with self.journal.lock():
            hold = self.get_hold(order_id)
            if hold["proxy"]:
                Proxy(hold["proxy"]).begin(hold["from"])
            if not hold["databases"]:
                return []
            still_open = self.pools.pause(hold["databases"], hold["pauseSeconds"])
            if not still_open:
                self.pools.point({name: hold["target"] for name in hold["databases"] if hold["target"]})
            return still_open

    def release(self, order_id):
        with self.journal.lock():
            self.get_hold(order_id)
            return self.let_go(self.journal.read())

    def call_off(self, order_id):
        with self.journal.lock():
            entry = self.journal.read()
            if entry["hold"] is not None and entry["hold"]["id"] == order_id:
                return self.undo(entry, leadership.find_leader(entry["hold"]["urls"]))
            return {"cut": 0}

    def settle(self, order_id):
        """By live role, for whoever cannot tell what became of the handover."""
        with self.journal.lock():
            entry = self.journal.read()
            if entry["hold"] is not None and entry["hold"]["id"] == order_id:
                return self.restore(entry)
            return {"cut": 0}

    def tick(self):
        with self.journal.lock():
            entry = self.journal.read()
            hold = entry["hold"]
            if hold is None:
                self.finish(entry)
            elif time.monotonic() > hold["until"]:
                self.tell(f"nobody renewed the handover from {hold['from']} to {hold['to']}")
                self.restore(entry)

    def lent(self):
        """To whom this host's pool sends its sessions, and for how many seconds at most; None where it serves them itself."""
        drain = self.journal.read()["drain"]
        if not drain["pool"]:
            return None
        return {"to": drain["leader"], "seconds": max(0, round(drain["pool"]["limit"] - time.monotonic()))}

    def ended(self):
        """Sessions that were ended by this host in the last handovers, by the limit too."""
        return self.journal.read_ended()

    def get_hold(self, order_id):
        hold = self.journal.read()["hold"]
        if hold is None or hold["id"] != order_id:
            raise Refusal("the handover is not at work on this host any more")
        return hold

    def let_go(self, entry):
        """Clients go on, and meet the new leader. How many sessions could not, and were ended."""
        hold, drain = entry["hold"], entry["drain"]
        leaving, coming = hold["from"], hold["to"]
        limit = time.monotonic() + hold["drainSeconds"]
        if hold["databases"]:
            self.pools.resume(hold["databases"])
            lent = {"databases": hold["databases"], "target": hold["target"], "since": time.time(), "limit": limit}
            drain["pool"] = lent if hold["target"] else None
        cut = self.cut_pools(hold["cut"]) if hold["cut"] else 0
        if hold["proxy"]:
            with self.asking_proxy(hold, drain):
                Proxy(hold["proxy"]).hand_over(leaving, coming, coming in drain["leaving"])
            drain["leaving"].pop(coming, None)
            drain["leaving"][leaving] = {"limit": limit}
        # Without an HAProxy now, what an earlier handover left in one is still to be taken back.
        drain.update(leader=coming, proxy=hold["proxy"] or drain["proxy"], urls=hold["urls"])
        self.journal.write({"hold": None, "drain": drain})
        return {"cut": cut}

    def restore(self, entry):
        hold = entry["hold"]
        leader = leadership.find_leader(hold["urls"])
        if leader == hold["to"] and leadership.is_primary(hold["urls"][leader]):
            self.tell(f"{leader} leads: its clients go on")
            return self.let_go(entry)
        self.tell(f"{leader or 'nobody'} leads: pools and HAProxy are as before")
        return self.undo(entry, leader)

    def undo(self, entry, leader):
        """As it was before. A pool whose host does not lead any more has nothing to give its sessions: they are ended."""
        hold, drain, cut = entry["hold"], entry["drain"], 0
        if hold["databases"]:
            lent = drain["pool"]
            self.pools.point({name: lent["target"] for name in lent["databases"]} if lent else {})
            self.pools.resume(hold["databases"])
            if lent is None and leader not in (None, self.settings.name):
                cut = self.cut_pools(hold["databases"])
        if hold["proxy"] and hold["from"] not in drain["leaving"]:
            with self.asking_proxy(hold, drain):
                Proxy(hold["proxy"]).take_back(hold["from"], leader == hold["from"])
        self.journal.write({"hold": None, "drain": drain})
        return {"cut": cut}

    @contextlib.contextmanager
    def asking_proxy(self, hold, drain):
        """Where HAProxy does not do it, ticks ask it again, and leave the pools alone: what was to be done there is done."""
        try:
            yield
        except (OSError, ProxyFault):
            self.journal.write({"hold": {**hold, "databases": [], "cut": []}, "drain": drain})
            raise

    def finish(self, entry):
        """Takes back what no session needs any more, and everything where another one has come to lead meanwhile."""
        drain = entry["drain"]
        leader = leadership.find_leader(drain["urls"])
        has_moved = leader is not None and leader != drain["leader"]
        for name in list(drain["leaving"]):
            try:
                self.take_back(drain, name, has_moved, leader)
            except (OSError, ProxyFault) as fault:  # the next tick asks again; a pool leads home in any case
                self.tell(f"HAProxy did not take back {name}: {fault}")
        if drain["pool"]:
            self.return_pool(drain, has_moved, leader)
        self.journal.write({"hold": None, "drain": drain})

    def take_back(self, drain, name, has_moved, leader):
        proxy = Proxy(drain["proxy"])
        count = proxy.count(name)
        is_over = has_moved or time.monotonic() > drain["leaving"][name]["limit"]
        if count and not is_over:
            return
        if count:
            proxy.cut(name)
            self.note_ended(count, name, "HAProxy")
        proxy.take_back(name, leader == name)
        del drain["leaving"][name]

    def return_pool(self, drain, has_moved, leader):
        lent = drain["pool"]
        count = self.pools.count_older(lent["databases"], lent["since"])
        is_over = has_moved or time.monotonic() > lent["limit"] + GRACE_SECONDS
        if count and not is_over:
            return
        if count and leader != self.settings.name:
            self.cut_pools(lent["databases"])
        self.pools.point({})
        drain["pool"] = None

    def cut_pools(self, databases):
        count = self.pools.cut(databases)
        self.note_ended(count, self.settings.name, "pgbouncer")
        return count

    def note_ended(self, count, of, by):
        """For the next look too: the verb may have gone long ago. What is put back waits for no note."""
        if count:
            with contextlib.suppress(OSError):
                self.journal.note_ended({"of": of, "by": by, "sessions": count})
            self.tell(f"{count} sessions of the pool of {of} were ended by {by}")

    def tell(self, words):
        """For the host's journal, and for whoever asked."""
        self.told.append(words)
        with contextlib.suppress(OSError):  # whoever asked may be gone
            print(f"pg-handover: {words}", file=sys.stderr, flush=True)
