#!/usr/bin/python3
"""Restarts PostgreSQL on this host's member of a Patroni cluster, where a setting waits for it, and sees that it is back.

A member is back when it runs, waits for no restart, is on the leader's timeline, and streams from the leader, or takes
writes where it leads. No member is restarted while another one of `members` is not in order: run under `throttle: 1`,
the first that does not come back leaves all later ones untouched, whatever Ansible does with its failure.

What is to be known of the member stands in Patroni's own configuration on the host, the REST interface's password too.
Clients are spared by holding the pools of a leader, see Pools.
"""

import concurrent.futures
import time

import yaml
from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.ops_patroni import LEADER_ROLES, Patroni, judge
from ansible.module_utils.ops_pools import Pools, TimerFault
from ansible.module_utils.ops_postgres import Server, find_postgres_words, read_log
from ansible.module_utils.ops_processes import wait_until

DOCUMENTATION = """
module: patroni_restart
short_description: Restarts PostgreSQL of this host's Patroni member, where a setting waits for it
options:
  role:
    description: Nothing is done where the member has another role by Patroni's word now.
    type: str
    required: true
    choices: [replica, leader]
  members:
    description: Names of the members that must be in order before this one is restarted, in the order of their turns.
    type: list
    elements: str
    required: true
  settled:
    description: Whether those that had their turn wait for no restart; before its leader's, a replica may.
    type: bool
    default: false
  after_leader:
    description: >-
      The leader has taken a lower value of a setting that a replica must not have lower: wait until the replica has
      replayed that, since it keeps the higher one until then.
    type: bool
    default: false
  pending:
    description: Only where a setting waits for it. Otherwise a member is restarted in any case, by a person's wish.
    type: bool
    default: true
  timeout:
    description: Seconds that the member may take to be back.
    type: int
    default: 300
  soak:
    description: Seconds after which it must still be in order, before the next one has its turn.
    type: int
    default: 0
  patroni_config:
    type: path
    default: /etc/patroni/patroni.yml
  pgbouncer_config:
    type: path
    default: /etc/pgbouncer/pgbouncer.ini
"""

# The only 503 that is no failure: no restart is pending.
NOTHING_PENDING = "restart conditions are not satisfied"
SETTLE_SECONDS = 60  # for what Patroni brings back by itself, a loop or two
GATE_SECONDS = 15  # the list of members is up to a loop old
REPLAY_SECONDS = 120
CHECKPOINT_SECONDS = 600
HOLD_SECONDS = 20  # then clients get to know what is wrong


class Fault(Exception):
    """Why the member is not restarted, or not back."""


class Member:
    """The member of this host among those of its cluster."""

    def __init__(self, options):
        with open(options["patroni_config"], encoding="utf-8") as file:
            config = yaml.safe_load(file)
        self.name = config["name"]
        self.options = options
        self.patroni = Patroni(config)
        self.server = Server(config)

    def read_cluster(self):
        """(name of the leader, URL of each member's REST interface by name). No leader: nothing is known, since a Patroni
        that cannot ask the DCS lists none either."""
        listed = (self.patroni.ask("/cluster") or {}).get("members", [])
        leader = next((member["name"] for member in listed if member["role"] in LEADER_ROLES), None)
        return leader, {member["name"]: member["api_url"].rsplit("/", 1)[0] for member in listed if "api_url" in member}

    def wait_for_leader(self):
        """Who leads decides whose turn it is, so a look that fails is repeated and then ends the turn."""
        found = []

        def is_listed():
            found.append(self.read_cluster()[0])
            return found[-1] is not None

        if not wait_until(is_listed, min(GATE_SECONDS, self.options["timeout"]), 1):
            raise Fault(f"{self.name} is not restarted, because its Patroni lists no leader of the cluster")
        return found[-1]

    def find_kept(self):
        """Settings that are kept higher than wanted; None where that is not known."""
        config = self.patroni.ask("/config")
        return None if config is None else self.server.find_kept(config.get("postgresql", {}).get("parameters") or {})

    def find_fault(self, name):
        """Why a member is not in order, None where it is."""
        leader, urls = self.read_cluster()
        if leader is None:
            return "has no leader to follow"
        status = self.patroni.ask("/patroni", urls[name]) if name in urls else None
        leading = status if name == leader else self.patroni.ask("/patroni", urls[leader])
        fault = judge(name, leader, status, leading)
        if fault is None and status.get("pending_restart") and self.must_be_settled(name, leader):
            return "still waits for a restart"
        return fault

    def must_be_settled(self, name, leader):
        """Whether another member had its turn before this one, and must not wait for a restart any more."""
        if name == self.name:
            return False
        turns = self.options["members"]
        is_earlier_replica = name != leader and name in turns and turns.index(name) < turns.index(self.name)
        if self.options["after_leader"]:
            return name == leader or is_earlier_replica
        return self.options["settled"] and (self.name == leader or is_earlier_replica)

    def restart(self):
        """Whether it was restarted."""
        status = self.wait_until_it_runs()
        leader = self.wait_for_leader()
        if (self.name == leader) != (self.options["role"] == "leader") or not self.is_wanted(status):
            return False
        if self.options["after_leader"]:
            self.wait_for_replay()
        self.assert_others_in_order()
        restarted = self.restart_leader() if self.name == leader else self.restart_replica()
        if restarted:
            self.soak()
        return restarted

    def is_wanted(self, status):
        return bool(status.get("pending_restart")) or not self.options["pending"]

    def wait_until_it_runs(self):
        """A member that does not run now may be about to: Patroni starts it again each loop, with what is wanted now."""
        status = {}

        def runs():
            status.clear()
            status.update(self.patroni.ask("/patroni") or {})
            return status.get("state") == "running"

        since = time.time() - SETTLE_SECONDS
        if not wait_until(runs, SETTLE_SECONDS, 1):
            state = status.get("state", "not answering")
            raise Fault(f"{self.name} does not run, so it is not restarted: it is {state}{self.quote_log(since)}")
        return status

    def wait_for_replay(self):
        looks = []

        def has_replayed():
            looks.append(self.find_kept())
            return looks[-1] == []

        if not wait_until(has_replayed, REPLAY_SECONDS, 2):
            if looks[-1] is None:
                raise Fault(f"{self.name} is not restarted, because nothing tells which settings it keeps")
            kept = ", ".join(looks[-1])
            raise Fault(f"{self.name} has not replayed that its leader has a lower {kept}; it is not restarted")

    def assert_others_in_order(self):
        patience = min(GATE_SECONDS, self.options["timeout"])
        for name in self.options["members"]:
            faults = []
            if name != self.name and not wait_until(lambda name=name: self.is_in_order(name, faults), patience, 1):
                raise Fault(f"{self.name} is not restarted, because {name} is not back: {name} {faults[-1]}")

    def is_in_order(self, name, faults):
        faults.append(self.find_fault(name))
        return faults[-1] is None

    def restart_replica(self):
        since = time.time()
        status, words = self.ask_for_restart()
        return self.judge_answer(status, words, since) and self.wait_until_back(since)

    def restart_leader(self):
        """A checkpoint first, so that the shutdown's own is short while clients wait."""
        if self.server.query("CHECKPOINT", CHECKPOINT_SECONDS) is None:
            raise Fault(f"{self.name} could not write a checkpoint in {CHECKPOINT_SECONDS} s; it is not restarted")
        before = self.server.read_state()
        if before is None:
            raise Fault(f"PostgreSQL of {self.name} does not answer its superuser; it is not restarted")
        since = time.time()
        pools = Pools(self.options["pgbouncer_config"], self.server)
        try:
            pools.hold()
            with concurrent.futures.ThreadPoolExecutor(1) as executor:
                answer = executor.submit(self.ask_for_restart)
                wait_until(lambda: self.may_resume(before, answer), HOLD_SECONDS, 0.05)
                pools.resume()
                status, words = answer.result()
            return self.judge_answer(status, words, since) and self.wait_until_back(since)
        finally:
            pools.resume()
            pools.disarm()

    def may_resume(self, before, answer):
        """As soon as another postmaster takes writes: Patroni's answer comes later. Or when Patroni has failed."""
        if answer.done() and answer.result()[0] != 200:
            return True
        state = self.server.read_state()
        return state is not None and state[0] != before[0] and not state[1]

    def ask_for_restart(self):
        answer = (0, "")

        def is_answered():
            nonlocal answer
            answer = self.patroni.restart(self.options["timeout"], self.options["pending"])
            return not answer[1].endswith("already in progress")

        wait_until(is_answered, SETTLE_SECONDS, 1)
        return answer

    def judge_answer(self, status, words, since):
        """False where no restart was pending. PostgreSQL that is still starting may yet be back in time."""
        if status == 503 and words == NOTHING_PENDING:
            return False
        if status == 200 or words == "postgres is still starting":
            return True
        raise Fault(f"{self.name} did not come back: Patroni answered {status}: {words}{self.quote_log(since)}")

    def wait_until_back(self, since):
        faults = []
        if not wait_until(lambda: self.is_back(faults), self.options["timeout"], 0.5):
            raise Fault(f"{self.name} did not come back in {self.options['timeout']} s: it {faults[-1]}{self.quote_log(since)}")
        return True

    def soak(self):
        """What a restart breaks may show only after a while. A look that fails by itself is repeated before it counts."""
        if not self.options["soak"]:
            return
        time.sleep(self.options["soak"])
        faults = []
        if not wait_until(lambda: self.is_in_order(self.name, faults), min(GATE_SECONDS, self.options["timeout"]), 1):
            raise Fault(f"{self.name} was back, and {self.options['soak']} s later it {faults[-1]}")

    def is_back(self, faults):
        if not self.is_in_order(self.name, faults):
            return False
        leader, _ = self.read_cluster()
        status = self.patroni.ask("/patroni")
        if leader is None or status is None:
            faults.append("has no leader to follow" if leader is None else "does not answer")
        elif self.options["role"] == "leader" and leader != self.name:
            raise Fault(f"{self.name} was restarted as the leader, and now {leader} leads")
        elif leader == self.name and not self.server.takes_writes():
            faults.append("takes no writes")
        # A setting that its leader has yet to lower keeps waiting for a restart.
        elif status.get("pending_restart") and (leader == self.name or not self.find_kept()):
            faults.append("still waits for a restart")
        return faults[-1] is None

    def quote_log(self, since):
        words = find_postgres_words(read_log(since, self.server.data_dir))
        return f'; PostgreSQL says: {words}' if words else ""


def main():
    module = AnsibleModule(
        argument_spec={
            "role": {"type": "str", "required": True, "choices": ["replica", "leader"]},
            "members": {"type": "list", "elements": "str", "required": True},
            "settled": {"type": "bool", "default": False},
            "after_leader": {"type": "bool", "default": False},
            "pending": {"type": "bool", "default": True},
            "timeout": {"type": "int", "default": 300},
            "soak": {"type": "int", "default": 0},
            "patroni_config": {"type": "path", "default": "/etc/patroni/patroni.yml"},
            "pgbouncer_config": {"type": "path", "default": "/etc/pgbouncer/pgbouncer.ini"},
        },
        supports_check_mode=True,
    )
    member = Member(module.params)
    try:
        if module.check_mode:
            leader = member.wait_for_leader()
            status = member.patroni.ask("/patroni") or {}
            is_meant = (member.name == leader) == (module.params["role"] == "leader")
            module.exit_json(changed=is_meant and member.is_wanted(status))
        module.exit_json(changed=member.restart())
    except (Fault, TimerFault) as fault:
        module.fail_json(msg=str(fault))


if __name__ == "__main__":
    main()
