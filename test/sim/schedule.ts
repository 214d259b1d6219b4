/** What may happen, in any order, and what must be true of it at each moment and in the end. */
import fc from 'fast-check';
import { nameLock } from '../../actions/core/apply/lock-name.ts';
import { UserError } from '../../actions/core/types.ts';
import { readInForce } from '../../actions/failover/in-force.ts';
import { HOSTS } from './fleet.ts';
import { Jobs } from './jobs.ts';
import { MetaNode } from './node.ts';
import { Origin } from './origin.ts';
import { Process } from './processes.ts';

/** A schedule that needs more turns than this has somebody who waits for ever. */
const MAX_TURNS = 5_000;

const value = fc.integer({ min: 0, max: 2 });
const pick = fc.nat({ max: 5 });
const host = fc.constantFrom(...HOSTS);
const kind = <Kind extends string>(name: Kind) => fc.record({ kind: fc.constant(name) });

const turns = fc.record({
  kind: fc.constant('turns'),
  choices: fc.array(pick, { minLength: 4, maxLength: 40, size: 'max' }),
});
const merge = fc.record({
  ...{ kind: fc.constant('merge'), values: fc.tuple(value, value), told: fc.boolean() },
  /** Its job has a runner at once. */
  job: fc.boolean(),
});

export const eventArbitrary = fc.oneof(
  { weight: 8, arbitrary: turns },
  { weight: 5, arbitrary: merge },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('job'), choice: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), choice: pick }) },
  { weight: 2, arbitrary: kind('timer') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('by-hand'), behind: fc.boolean() }) },
  { weight: 3, arbitrary: kind('orphan') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill'), choice: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill-at'), call: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: kind('terminate') },
  { weight: 1, arbitrary: kind('reboot') },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('origin'), answers: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disk'), full: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('host'), host, state: fc.constantFrom('up', 'down', 'broken') }),
  },
  { weight: 1, arbitrary: kind('failover') },
);
export type Event = typeof eventArbitrary extends fc.Arbitrary<infer One> ? One : never;

export class Simulation {
  readonly origin = new Origin();
  readonly node = new MetaNode(this.origin);
  private readonly jobs = new Jobs(this.node, this.origin);
  private readonly faults: string[] = [];

  /** Throws with what is wrong. */
  async play(events: readonly Event[], choices: readonly number[]): Promise<void> {
    for (const event of events) {
      if (event.kind === 'turns')
        for (const choice of (event as { choices: number[] }).choices) await this.turn(choice);
      else this.happen(event);
      await this.node.processes.settle();
      this.check();
    }
    await this.drain(choices);
    this.heal();
    this.node.startUnit();
    await this.drain([]);
    this.checkEnd();
  }

  private happen(event: Event): void {
    const { node, origin, jobs } = this;
    switch (event.kind) {
      case 'merge':
        jobs.queue.push(origin.merge(event.values, event));
        if (event.job) jobs.start(jobs.queue.length - 1);
        return;
      case 'job':
        jobs.start(event.choice);
        return;
      case 'cancel':
        jobs.cancel(event.choice);
        return;
      case 'timer':
        node.startUnit();
        return;
      case 'by-hand':
        node.applyByHand(event);
        return;
      case 'kill':
        node.processes.killOne(event.choice);
        return;
      case 'orphan':
        node.processes.orphanOne('ansible');
        return;
      case 'kill-at':
        node.armed = event.call;
        return;
      case 'terminate':
        for (const process of [node.unit, node.round]) if (process !== undefined) process.signal = 'SIGTERM';
        return;
      case 'reboot':
        node.reboot();
        return;
      case 'origin':
        origin.answers = event.answers;
        return;
      case 'disk':
        node.records.full = event.full;
        return;
      case 'host':
        this.change(event.host, event.state);
        return;
      case 'failover':
        this.failOver();
        return;
      case 'turns':
    }
  }

  private change(name: string, state: 'up' | 'down' | 'broken'): void {
    const { fleet } = this.node;
    if (state === 'up') fleet.down.delete(name);
    else if (state === 'down') fleet.down.add(name);
    else fleet.broken.add(name);
  }

  /** As a failover does: what is proven on the cluster's members is asked for under its lock, and is what they have then. */
  private failOver(): void {
    const { node, origin } = this;
    const process = new Process('failover');
    node.processes.start(process, async () => {
      const adapters = node.openApply(process, origin.main);
      const lock = await adapters.locks.acquire({ names: [nameLock({ cluster: 'pg-test' })], urgent: true });
      try {
        const { commit, doubt } = readInForce(adapters, 'pg-test');
        const members = HOSTS.slice(1);
        const is = members.map((name) => node.fleet.live.get(name));
        if (doubt === undefined && !is.every((rule, index) => rule === origin.valueOn(commit, members[index] ?? ''))) {
          this.faults.push(`a failover takes ${commit} for proven, the members have ${is.join(', ')}`);
        }
        await node.processes.pause(process);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      } finally {
        lock.release();
      }
    });
  }

  private async turn(choice: number): Promise<void> {
    await this.node.processes.resume(choice);
    this.check();
  }

  private async drain(choices: readonly number[]): Promise<void> {
    await this.node.processes.settle();
    for (let turns = 0; this.node.processes.paused > 0; turns += 1) {
      if (turns > MAX_TURNS) throw new Error('somebody waits for ever');
      await this.turn(choices[turns] ?? 0);
    }
  }

  private heal(): void {
    const { node, origin } = this;
    node.fleet.down.clear();
    node.fleet.broken.clear();
    node.records.full = false;
    node.armed = undefined;
    origin.answers = true;
    origin.told = origin.main;
  }

  /** What is live on a host is in its set of the ledger, whatever is at work; and nothing that must never be has been. */
  private check(): void {
    const { fleet, records, processes } = this.node;
    const [bug] = processes.bugs;
    if (bug !== undefined) throw bug;
    const [fault] = [...this.faults, ...fleet.faults, ...records.faults, ...this.jobs.faults];
    if (fault !== undefined) throw new Error(fault);
    for (const name of HOSTS) {
      const known = (records.state.hosts[name] ?? []).map((commit) => this.origin.valueOn(commit, name));
      const rule = fleet.live.get(name) ?? -1;
      if (!known.includes(rule)) {
        throw new Error(`${name} has rule ${String(rule)}, the ledger knows of ${known.join(', ')}`);
      }
    }
  }

  /** All is well again, and the timer has started one apply: nothing is owed, nobody waits. */
  private checkEnd(): void {
    const { fleet, locks, records, result, unit } = this.node;
    const { main } = this.origin;
    const wrong = [
      ...HOSTS.filter((name) => fleet.live.get(name) !== this.origin.valueOn(main, name)).map(
        (name) => `${name} differs`,
      ),
      ...HOSTS.filter((name) => records.state.hosts[name]?.join() !== main).map((name) => `the ledger owes ${name}`),
      ...(records.state.head === main ? [] : ['the head is not main']),
      ...(result === true ? [] : ['the unit ended in a failure']),
      ...(unit === undefined ? [] : ['the unit is at work']),
      ...records.requests
        .filter(({ number }) => !records.answers.has(number))
        .map(({ number }) => `${String(number)} is open`),
      ...locks.names.map((name) => `${name} is held`),
    ];
    if (wrong.length > 0) throw new Error(wrong.join('; '));
  }
}
