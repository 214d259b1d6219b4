/**
 * A fleet of two hosts for interleavings: the real ledger on disk, the real apply, run and failover over it, and processes
 * that stop at each call of the world until a schedule lets them go on. A process that is killed never returns from a call;
 * the Ansible that it started goes on and keeps its locks, as flock on inherited descriptors does.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit, type Git } from '../../../actions/adapters/git-process.ts';
import { ledgerRef, ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import type { ApplyAdapters } from '../../../actions/apply/ports.ts';
import type { GuardedRun, Lock, LockRequest, RunOutcome } from '../../../actions/core/apply/ports.ts';
import type { LedgerState } from '../../../actions/core/ledger/state.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { aroundRuns } from './hold-runs.ts';
import { Killed } from './killed-process.ts';
import { listTree } from './main-line.ts';
import { World } from './world.ts';
import { hosts, MEMBERS, META } from './world-files.ts';

export const ENVIRONMENT = 'sandbox';
export const HOSTS = [META, MEMBERS[0] ?? ''] as const;

/** What befalls a process at its call number `at`. */
export interface Fault {
  readonly kind: 'kill' | 'error';
  readonly at: number;
}

/** Of locks: the process that took them, and its Ansible, which inherits their descriptor. */
interface Owner {
  readonly names: LockRequest['names'];
  holders: number;
}

interface Process {
  readonly fault: Fault | undefined;
  calls: number;
  dead: boolean;
}

/** Of each host, the number of the HBA rule that it has. */
export type Values = readonly [number, number];

function filesOf([meta, member]: Values): { readonly hosts: string } {
  const rule = (value: number) =>
    `[{ title: t, role: common, rules: ['host all all 10.0.${String(value)}.0/24 md5'] }]`;
  return { hosts: hosts({ members: MEMBERS.slice(0, 1), metaRules: rule(meta), rules: rule(member) }) };
}

/** Real commits and the beginning of a ledger for a whole run of schedules, so that none of them has to make its own. */
export class CommitPool {
  readonly objects: string;
  /** State folder of a fleet that has the first commit in force. */
  readonly template: string;
  readonly first: string;
  private readonly repository: string;
  private readonly made = new Map<string, string>();

  constructor(folder: string) {
    this.repository = join(folder, 'pool.git');
    this.objects = join(this.repository, 'objects');
    execFileSync('git', ['init', '-q', '--bare', '--template=', this.repository]);
    this.first = this.get(undefined, 1);
    this.template = join(folder, 'template');
    const ledger = ledgerRepository(this.template);
    execFileSync('git', ['init', '-q', '--bare', '--template=', ledger]);
    mkdirSync(join(ledger, 'objects', 'info'), { recursive: true });
    writeFileSync(join(ledger, 'objects', 'info', 'alternates'), `${this.objects}\n`);
    const entries = Object.fromEntries(HOSTS.map((host) => [host, [this.first]]));
    const initial = { ...emptyLedger(ENVIRONMENT, this.first), hosts: entries };
    const place = { environment: ENVIRONMENT, folder: this.template, checkout: folder };
    openLedger(place).update({ message: 'begin', initial, change: (state) => state, always: true });
  }

  /** Child number N of a commit is always the same commit. */
  get(parent: string | undefined, number: number): string {
    const key = `${parent ?? ''} ${String(number)}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const git = (args: readonly string[]) => {
      const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t'];
      return execFileSync('git', [...identity, '-C', this.repository, ...args], { input: '', encoding: 'utf8' }).trim();
    };
    const parents = parent === undefined ? [] : ['-p', parent];
    const commit = git(['commit-tree', git(['mktree']), ...parents, '-m', key]);
    this.made.set(key, commit);
    return commit;
  }
}

export class Fleet {
  readonly folder: string;
  readonly world = new World();
  /** Rule number that is live on each host. */
  readonly live = new Map<string, number>();
  readonly values = new Map<string, Values>();
  readonly parents = new Map<string, string | undefined>();
  main = '';
  private readonly pool: CommitPool;
  private readonly locks = new Map<string, Owner>();
  private readonly owners: Owner[] = [];
  private readonly waiting: (() => void)[] = [];
  private seen: { readonly tip: string; readonly state: LedgerState } | undefined;

  /** Everything is made, and the first commit in force. */
  constructor(root: string, pool: CommitPool) {
    this.pool = pool;
    this.folder = mkdtempSync(join(root, 'fleet-'));
    cpSync(pool.template, this.folder, { recursive: true });
    this.main = this.commit(undefined, [0, 0]);
    for (const [index, host] of HOSTS.entries()) {
      this.live.set(host, 0);
      const cluster = index === 0 ? 'pg-meta' : 'pg-test';
      this.world.living.set(host, { instance: `${cluster}-1`, cluster, identifier: String(index + 1) });
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  commit(parent: string | undefined, values: Values): string {
    const children = [...this.parents.values()].filter((known) => known === parent).length;
    const id = this.pool.get(parent, children + 1);
    this.world.commits.set(id, filesOf(values));
    this.values.set(id, values);
    this.parents.set(id, parent);
    return id;
  }

  merge(values: Values): void {
    this.main = this.commit(this.main, values);
  }

  /** Asked for at each turn: read again only where the reference has moved. */
  readState(): LedgerState {
    const tip = readFileSync(join(ledgerRepository(this.folder), ledgerRef(ENVIRONMENT)), 'utf8');
    if (this.seen?.tip === tip) return this.seen.state;
    const state = openLedger(this.place()).read()?.state;
    if (state === undefined) throw new Error('the ledger is gone');
    this.seen = { tip, state };
    return state;
  }

  isAncestor(ancestor: string, descendant: string): boolean {
    for (let id: string | undefined = descendant; id !== undefined; id = this.parents.get(id)) {
      if (id === ancestor) return true;
    }
    return false;
  }

  /** What is live on a host is in its set, whatever is at work. */
  findLie(): string | undefined {
    const { hosts: sets } = this.readState();
    for (const [index, host] of HOSTS.entries()) {
      const known = (sets[host] ?? []).map((commit) => this.values.get(commit)?.[index]);
      if (!known.includes(this.live.get(host))) {
        return `${host} has rule ${String(this.live.get(host))}, the ledger knows of ${known.join(', ')}`;
      }
    }
    return undefined;
  }

  get paused(): number {
    return this.waiting.length;
  }

  /** Lets one of those that wait go on until it waits again. */
  async resume(choice: number): Promise<void> {
    const [next] = this.waiting.splice(choice % this.waiting.length, 1);
    next?.();
    await new Promise((resolve) => setImmediate(resolve));
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private place() {
    return { environment: ENVIRONMENT, folder: this.folder, checkout: this.folder };
  }

  /** The world of a process that works on a commit. */
  open(commit: string, fault: Fault | undefined): ApplyAdapters {
    const process: Process = { fault, calls: 0, dead: false };
    const base = this.world.adapters();
    const ledger = openLedger(this.place(), this.makeGit(process));
    return {
      ...base,
      checkout: {
        ...base.checkout,
        readHead: () => commit,
        findUnmerged: (id) => (this.isAncestor(id, this.main) ? undefined : `origin/main does not contain ${id}`),
      },
      ledger: {
        ...ledger,
        ...{ take: () => undefined, findMerged: () => [], publish: () => Promise.resolve([]) },
        listMerges: (range) => listTree(this.parents, range),
        isAncestor: (one, other) => this.isAncestor(one, other),
      },
      locks: { acquire: ({ names }) => this.acquire(process, names) },
      ansible: { ...base.ansible, hold: aroundRuns(base.ansible.hold, (run, go) => this.run(process, go, run)) },
      readToday: () => '2026-06-30',
    };
  }

  /** Counts a call, at which the process may be killed. */
  private call(process: Process): void {
    if (process.dead) throw new Killed('killed');
    process.calls += 1;
    if (process.fault?.kind === 'kill' && process.fault.at === process.calls) {
      process.dead = true;
      throw new Killed('killed');
    }
  }

  private makeGit(process: Process): Git {
    return (args, options) => {
      const moves = args.includes('update-ref');
      try {
        this.call(process);
      } catch (error) {
        if (moves) this.leaveLock();
        throw error;
      }
      const fails = process.fault?.kind === 'error' && process.fault.at === process.calls;
      if (fails && process.calls % 2 === 0) {
        // Git had done its work, and could not say so.
        tryGit(args, options);
        return { ok: false, status: 128, stdout: '', stderr: 'fatal: write failed' };
      }
      return fails ? { ok: false, status: 128, stdout: '', stderr: 'fatal: no space left' } : tryGit(args, options);
    };
  }

  /** As git does that is killed while it moves the reference, some time ago. */
  private leaveLock(): void {
    const lock = join(ledgerRepository(this.folder), `${ledgerRef(ENVIRONMENT)}.lock`);
    writeFileSync(lock, '');
    utimesSync(lock, 1, 1);
  }

  private async acquire(process: Process, names: LockRequest['names']): Promise<Lock> {
    for (;;) {
      await this.pause();
      this.call(process);
      if (names.every((name) => !this.locks.has(name))) break;
    }
    const owner = { names, holders: 1 };
    for (const name of names) this.locks.set(name, owner);
    let held = true;
    const release = () => {
      if (held) this.letGo(owner);
      held = false;
    };
    return { names, descriptors: [this.owners.push(owner) - 1], release };
  }

  private letGo(owner: Owner): void {
    owner.holders -= 1;
    if (owner.holders === 0) for (const name of owner.names) this.locks.delete(name);
  }

  /** Whether its process lives on or not, Ansible ends its work, and holds the locks until then. */
  private async run(process: Process, go: () => Promise<RunOutcome>, run: GuardedRun) {
    this.call(process);
    const owners = run.descriptors.flatMap((descriptor) => this.owners[descriptor] ?? []);
    for (const owner of owners) owner.holders += 1;
    const work = this.work(run).finally(() => {
      for (const owner of owners) this.letGo(owner);
    });
    await this.pause();
    this.call(process);
    await work;
    this.world.behaviour = { fail: (judged, host) => this.disprove(judged, host) };
    return go();
  }

  /** A probe looks at the host itself: a step that was begun once may not be run again where it says that all is there. */
  private disprove({ playbook, inventory }: GuardedRun, host: string): string | undefined {
    const wanted = this.findValue(inventory, host);
    if (playbook !== 'prove.yml' || wanted === undefined || this.live.get(host) === wanted) return undefined;
    return `it has rule ${String(this.live.get(host))}`;
  }

  private findValue(inventory: string, host: string): number | undefined {
    const commit = /^\/commits\/([0-9a-f]+)\//.exec(inventory)?.[1] ?? '';
    return this.values.get(commit)?.[HOSTS.findIndex((name) => name === host)];
  }

  private async work({ playbook, tags, inventory, hosts: selected }: GuardedRun): Promise<void> {
    if (playbook !== 'pgsql.yml' || (tags.length > 0 && !tags.includes('pg_hba'))) return;
    for (const host of selected) {
      await this.pause();
      const value = this.findValue(inventory, host);
      if (value !== undefined) this.live.set(host, value);
    }
  }
}
