/** The meta node of a simulation: its unit with the rounds that it starts, over the real request logic and the real apply. */
import type { ApplyAdapters } from '../../actions/apply/ports.ts';
import type { LedgerState } from '../../actions/core/ledger/state.ts';
import { emptyLedger } from '../../actions/core/ledger/update.ts';
import type { RequestSource, RoundRequest } from '../../actions/core/request/ports.ts';
import { UserError } from '../../actions/core/types.ts';
import { runApply } from '../../actions/apply/run.ts';
import { carryOut } from '../../actions/request/carry-out.ts';
import { runRound } from '../../actions/request/round.ts';
import { listLine } from '../unit/apply/main-line.ts';
import { Fleet, HOSTS, resetWorld } from './fleet.ts';
import { SimulatedLocks } from './locks.ts';
import type { Origin } from './origin.ts';
import { Process, Processes } from './processes.ts';
import { DiskFull, Records } from './records.ts';

export const ENVIRONMENT = 'sandbox';
const KILLED = 137;

export class MetaNode {
  readonly processes = new Processes();
  readonly locks = new SimulatedLocks(this.processes);
  readonly fleet: Fleet;
  readonly records: Records;
  /** The process of the unit, until systemd has seen its end. */
  unit: Process | undefined;
  round: Process | undefined;
  /** Numbers of requests, each with the commit of its answer, that every host had when that was written. */
  readonly wasInForce = new Set<string>();
  /** How the unit ended last. */
  result: boolean | undefined;
  private readonly origin: Origin;
  /** Of the ledger: it moves forward only. */
  private head: string;
  /** Main as it was fetched last. */
  private main: string;
  private readonly base = resetWorld();
  private readonly exits = new Map<Process, (code: number) => void>();

  constructor(origin: Origin) {
    this.origin = origin;
    this.main = origin.main;
    this.head = origin.main;
    this.fleet = new Fleet(this.processes, this.locks, origin.values);
    const hosts = Object.fromEntries(HOSTS.map((host) => [host, [origin.main]]));
    this.records = new Records(this.processes, { ...emptyLedger(ENVIRONMENT, origin.main), hosts });
    for (const host of HOSTS) this.fleet.live.set(host, origin.valueOn(origin.main, host));
    this.records.whenAnswered = ({ number, commit = '' }) => {
      const has = (host: string) => this.fleet.live.get(host) === origin.valueOn(commit, host);
      if (HOSTS.every(has)) this.wasInForce.add(`${String(number)} ${commit}`);
    };
    this.processes.whenOneDies((process) => {
      this.exits.get(process)?.(KILLED);
      if (process === this.unit) this.endUnit(process);
    });
  }

  /** A unit that is at work, or about to end, is started no second time. */
  startUnit(): void {
    if (this.unit !== undefined) return;
    const unit = new Process('unit');
    this.unit = unit;
    this.processes.start(unit, () => this.carryOut(unit));
  }

  /** Its first process first, then all that it has started. */
  private endUnit(unit: Process): void {
    this.unit = undefined;
    this.processes.killAll((process) => process !== unit && isPartOf(process, unit));
  }

  private async carryOut(unit: Process): Promise<void> {
    this.result = undefined;
    try {
      this.result = await carryOut(ENVIRONMENT, {
        store: this.records.openStore(unit, ENVIRONMENT),
        source: this.openSource(unit),
        rounds: { run: (round) => this.startRound(unit, round) },
        interruption: { signal: () => unit.signal, leave: () => undefined },
        findHold: () => undefined,
        progress: { say: () => undefined },
        sleep: () => this.processes.pause(unit),
      });
    } catch (error) {
      if (!(error instanceof UserError) && !(error instanceof DiskFull)) throw error;
      this.result = false;
    }
    if (unit.signal === undefined && this.result) this.checkWorkDone();
    // It counts as at work until systemd has taken it down.
    await this.processes.pause(unit);
  }

  /** A unit that ends well leaves nothing: a start that came while it worked was no start. */
  private checkWorkDone(): void {
    const { answers, faults, requests, state } = this.records;
    const open = requests.filter(({ number }) => !answers.has(number)).map(({ number }) => String(number));
    if (open.length > 0) faults.push(`the unit has ended well, and left request ${open.join(', ')} open`);
    if (state.head !== this.main) faults.push(`the unit has ended well, and ${this.main} was fetched and not applied`);
  }

  private async startRound(unit: Process, { folder, until }: RoundRequest): Promise<number> {
    await this.processes.pause(unit);
    this.rounds += 1;
    const round = new Process('round', unit);
    round.signal = unit.signal;
    round.callsLeft = this.armed;
    this.armed = undefined;
    this.round = round;
    return new Promise((resolve) => {
      this.exits.set(round, (code) => {
        this.exits.delete(round);
        if (!unit.dead) resolve(code);
      });
      this.processes.start(round, async () => this.exits.get(round)?.(await this.runRound(round, folder, until)));
    });
  }

  /** Calls until the next round is killed. */
  armed: number | undefined;
  rounds = 0;

  private async runRound(round: Process, folder: string, until: number): Promise<number> {
    const commit = folder.slice('/code/'.length);
    try {
      const outcome = await runRound(
        { environment: ENVIRONMENT, until },
        {
          store: this.records.openStore(round, ENVIRONMENT),
          source: this.openSource(round),
          openApply: () => this.openApply(round, commit),
          readHead: () => commit,
        },
      );
      return outcome.ok ? 0 : 1;
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      return 1;
    }
  }

  private openSource(process: Process): RequestSource {
    return {
      fetch: async () => {
        await this.processes.pause(process);
        if (!this.origin.answers) return 'could not resolve host';
        this.main = this.origin.told;
        return undefined;
      },
      findMain: () => this.main,
      isAncestor: (one, other) => this.origin.isAncestor(one, other),
      checkOut: (commit) => {
        if (this.records.full) throw new UserError('git worktree: no space left on device [git]');
        return `/code/${commit}`;
      },
      findCheckedOut: (folder) => folder.slice('/code/'.length),
    };
  }

  openApply(process: Process, commit: string): ApplyAdapters {
    const { base, fleet, origin } = this;
    return {
      ...base,
      checkout: {
        ...base.checkout,
        readHead: () => commit,
        findDirty: () => [],
        findUnmerged: (id) => (origin.isAncestor(id, this.main) ? undefined : `origin/main does not contain ${id}`),
      },
      ledger: {
        ...this.records.openLedger(process, (writer, state) => {
          this.takeIn(writer, state);
        }),
        take: () => undefined,
        findMerged: () => [],
        listMerges: (range) => listLine({ history: origin.values.keys() }, range),
        isAncestor: (one, other) => origin.isAncestor(one, other),
        publish: async () => {
          await this.processes.pause(process);
          return origin.answers ? [] : ['could not resolve host'];
        },
      },
      locks: { acquire: (request) => this.locks.acquire(process, request) },
      ansible: {
        ...base.ansible,
        hold: (run) => fleet.hold(process, run),
        takeOrphan: (run) => fleet.takeOrphan(process, run),
      },
      interruption: { signal: () => process.signal, leave: () => undefined },
    };
  }

  private takeIn(writer: Process, { head, hosts }: LedgerState): void {
    if (!this.origin.isAncestor(this.head, head)) this.records.faults.push(`${head} was begun after ${this.head}`);
    this.head = head;
    for (const host of HOSTS) {
      const begun = this.fleet.begun.get(host) ?? new Set();
      if ((hosts[host] ?? []).length <= 1) this.fleet.begun.delete(host);
      else this.fleet.begun.set(host, begun.add(writer));
    }
  }

  /** `scripts/ops apply` of a person, in a checkout that may be old: what it starts is no part of the unit, and outlives it. */
  applyByHand({ behind }: { readonly behind: boolean }): void {
    const person = new Process('person');
    const commit = behind ? this.origin.findParent(this.main) : this.main;
    this.processes.start(person, async () => {
      try {
        await runApply({ environment: ENVIRONMENT, dryRun: false }, this.openApply(person, commit));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    });
  }

  /** Everything that runs on it ends at once. */
  reboot(): void {
    this.processes.killAll(() => true);
    this.unit = undefined;
  }
}

function isPartOf(process: Process, unit: Process): boolean {
  for (let one: Process | undefined = process; one !== undefined; one = one.parent) if (one === unit) return true;
  return false;
}
