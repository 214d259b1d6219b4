/** Hosts of a simulation, and the Ansible that changes them: one rule a cluster, which a commit gives a number. */
import type { GuardedRun, HeldRun, RunOutcome } from '../../actions/core/apply/ports.ts';
import { World } from '../unit/apply/world.ts';
import { hosts, MEMBERS, META } from '../unit/apply/world-files.ts';
import type { SimulatedLocks } from './locks.ts';
import { Process, type Processes } from './processes.ts';

const [FIRST = '', SECOND = ''] = MEMBERS;
/** Of each host, before the one that changes it. */
const TASKS = 3;
export const HOSTS = [META, FIRST, SECOND] as const;

/** Rule numbers of the cluster of the meta node, and of the other. */
export type Values = readonly [number, number];

export function valueOn(host: string, [meta, other]: Values): number {
  return host === META ? meta : other;
}

/** Its catalogue is read once; what a schedule changes in it is put back by `resetWorld`. */
const world = new World();
const base = world.adapters();

export function resetWorld() {
  world.down.clear();
  world.messages.length = 0;
  for (const [index, host] of HOSTS.entries()) {
    const cluster = host === META ? 'pg-meta' : 'pg-test';
    const seq = host === META ? 1 : index;
    world.living.set(host, { instance: `${cluster}-${String(seq)}`, cluster, identifier: cluster });
  }
  return base;
}

export function registerCommit(id: string, [meta, other]: Values): void {
  if (world.commits.has(id)) return;
  const rule = (value: number) =>
    `[{ title: t, role: common, rules: ['host all all 10.0.${String(value)}.0/24 md5'] }]`;
  world.commits.set(id, { hosts: hosts({ members: [FIRST, SECOND], metaRules: rule(meta), rules: rule(other) }) });
}

export class Fleet {
  readonly live = new Map<string, number>();
  /** Host to the processes that have begun a step there by the ledger's word, since it last was at rest. */
  readonly begun = new Map<string, Set<Process>>();
  /** The next run fails there. */
  readonly broken = new Set<string>();
  /** What must never be. */
  readonly faults: string[] = [];
  runs = 0;
  /** Hosts that a step was run on again, because an earlier one had been cut off there. */
  again = 0;
  /** Steps that an Ansible had ended which nobody saw. */
  resumed = 0;
  readonly down = world.down;
  private readonly busy = new Map<string, Process>();
  private readonly orphans = new Map<string, RunOutcome>();
  /** What its caller hears of an Ansible that is killed. */
  private readonly atWork = new Map<Process, () => void>();
  private readonly processes: Processes;
  private readonly locks: SimulatedLocks;
  private readonly values: ReadonlyMap<string, Values>;

  constructor(processes: Processes, locks: SimulatedLocks, values: ReadonlyMap<string, Values>) {
    this.processes = processes;
    this.locks = locks;
    this.values = values;
    processes.whenOneDies((process) => this.atWork.get(process)?.());
  }

  hold(parent: Process, run: GuardedRun): Promise<HeldRun> {
    const tasks = run.tags.map((tag) => [tag]);
    const listing = [{ hosts: [...run.hosts], tasks }];
    return Promise.resolve({ listing, go: () => this.go(parent, run), abandon: () => Promise.resolve() });
  }

  takeOrphan(process: Process, run: GuardedRun): RunOutcome | undefined {
    return this.processes.change(process, () => {
      const outcome = this.orphans.get(nameRun(run));
      this.orphans.delete(nameRun(run));
      if (outcome !== undefined) this.resumed += 1;
      return outcome;
    });
  }

  /** An Ansible goes on without the process that let it go, and keeps its locks. */
  private async go(parent: Process, run: GuardedRun): Promise<RunOutcome> {
    if (run.playbook === 'prove.yml') {
      await this.processes.pause(parent);
      return this.tell(run, (host) => (this.live.get(host) === this.wanted(run, host) ? undefined : 'not there'));
    }
    this.judge(parent, run);
    const ansible = new Process('ansible', parent);
    this.locks.inherit(ansible, run.descriptors);
    return new Promise((resolve) => {
      this.atWork.set(ansible, () => {
        if (!parent.dead) resolve({ exitCode: 137, signal: 'SIGKILL', events: '', tail: '' });
      });
      this.processes.start(ansible, async () => {
        const outcome = await this.work(ansible, run);
        this.atWork.delete(ansible);
        if (parent.dead) this.orphans.set(nameRun(run), outcome);
        else resolve(outcome);
      });
    });
  }

  private async work(ansible: Process, run: GuardedRun): Promise<RunOutcome> {
    this.runs += 1;
    const failures = new Map<string, string>();
    for (const host of run.hosts) this.busy.set(host, ansible);
    for (const host of run.hosts) {
      for (let task = 0; task < TASKS; task += 1) await this.processes.pause(ansible);
      if (this.down.has(host)) failures.set(host, 'unreachable');
      else if (this.broken.delete(host)) failures.set(host, 'failed');
      else this.live.set(host, this.wanted(run, host));
      await this.processes.pause(ansible);
    }
    for (const host of run.hosts) this.busy.delete(host);
    return this.tell(run, (host) => failures.get(host));
  }

  /** Exactly once: only what differs, or what was begun before and not seen to its end. */
  private judge(parent: Process, run: GuardedRun): void {
    for (const host of run.hosts) {
      const other = this.busy.get(host);
      if (other !== undefined && this.processes.isAlive(other)) this.faults.push(`two at once on ${host}`);
      const begunBefore = [...(this.begun.get(host) ?? [])].some((process) => process !== parent);
      if (!this.begun.has(host)) this.faults.push(`${host} was touched before the ledger knew of it`);
      if (begunBefore) this.again += 1;
      if (this.live.get(host) === this.wanted(run, host) && !begunBefore) {
        this.faults.push(`${host} had rule ${String(this.wanted(run, host))} already, and it was run again`);
      }
    }
    if (this.orphans.has(nameRun(run))) this.faults.push(`${run.limit} had ended whole, and was run again unseen`);
  }

  private wanted({ inventory }: GuardedRun, host: string): number {
    const commit = /^\/commits\/([0-9a-f]+)\//.exec(inventory)?.[1] ?? '';
    return valueOn(host, this.values.get(commit) ?? [-1, -1]);
  }

  private tell(run: GuardedRun, find: (host: string) => string | undefined): RunOutcome {
    const results = run.hosts.flatMap((host) => {
      const trouble = this.down.has(host) ? 'unreachable' : find(host);
      const status = trouble === undefined ? 'ok' : trouble === 'unreachable' ? trouble : 'failed';
      return run.tags.map((tag) => ({ event: 'host_result', task: 't', tags: [tag], host, status, message: trouble }));
    });
    const count = (host: string, status: string) =>
      results.some((result) => result.host === host && result.status === status) ? 1 : 0;
    const stats = run.hosts.map((host) => {
      const [failures, unreachable] = [count(host, 'failed'), count(host, 'unreachable')];
      return [host, { ok: 1 - failures - unreachable, failures, unreachable }] as const;
    });
    const exitCode = stats.reduce((code, [, host]) => code | (host.failures * 2) | (host.unreachable * 4), 0);
    const events = [...results, { event: 'stats', hosts: Object.fromEntries(stats) }];
    return { exitCode, events: events.map((event) => JSON.stringify(event)).join('\n'), tail: '' };
  }
}

function nameRun({ inventory, limit, tags }: GuardedRun): string {
  return [inventory, limit, tags.join(',')].join(' ');
}
