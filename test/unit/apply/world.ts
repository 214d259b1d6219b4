/** A small world for an apply: commits, hosts and an Ansible that does what a test tells it to. */
import { readBundledCatalogue } from '../../../actions/adapters/catalogue.ts';
import type { ApplyAdapters } from '../../../actions/apply/ports.ts';
import type { WrittenEntry } from '../../../actions/core/ledger/entry.ts';
import type { LedgerRecord } from '../../../actions/core/ledger/record.ts';
import { loadInventory } from '../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../actions/core/resolve/resolve.ts';
import type { ListedPlay } from '../../../actions/core/apply/cross-check.ts';
import type { GuardedRun, LedgerEntry, PlaybookRun, RemoteTask } from '../../../actions/core/apply/ports.ts';
import type { HostSessions } from '../../../actions/core/handover/ports.ts';
import type { Standing } from '../../../actions/core/operations/standing.ts';
import type { EnvironmentSource, ResolvedInventory, SourceFile, Value } from '../../../actions/core/types.ts';
import { UserError } from '../../../actions/core/types.ts';
import { NO_HOSTS } from '../failover/no-hosts.ts';
import type { Behaviour } from './behaviour.ts';
import { holdRuns } from './hold-runs.ts';
import { listLine, type Told } from './main-line.ts';
import { answerPatroni } from './world-patroni.ts';
import type { WorldFiles } from './world-files.ts';

/** What a host has: an instance, and the system identifier of the cluster that it was made for. */
export interface Living {
  readonly instance: string;
  readonly cluster: string;
  readonly identifier: string;
}

const FINGERPRINT_KEY = "fingerprint_key: '00000000000000000000000000000000'\n";

export class World {
  readonly commits = new Map<string, WorldFiles>();
  readonly history: string[] = [];
  readonly runs: GuardedRun[] = [];
  readonly down = new Set<string>();
  readonly occupied = new Map<string, object>();
  readonly living = new Map<string, Living>();
  /** Instances that were taken away, in order. */
  readonly removed: string[] = [];
  readonly messages: string[] = [];
  /** Messages of the ledger's entries. */
  readonly notes: string[] = [];
  readonly records: LedgerRecord[] = [];
  /** What the history of the ledger tells. */
  entries: readonly WrittenEntry[] = [];
  readonly unmerged = new Set<string>();
  /** Subjects of what main has merged since. */
  merged: readonly string[] = [];
  /** What git says of a commit beyond its first parent, which is the one before it. */
  readonly told = new Map<string, Told>();
  dirty: readonly string[] = [];
  /** What a person has stopped or paused. */
  standing: readonly Standing[] = [];
  leader = 'pg-test-1';
  entry: LedgerEntry | undefined;
  behaviour: Behaviour = {};
  head = '';
  /** What asked the process to end. */
  signal: string | undefined;
  /** Programs on the hosts that take orders. */
  sessions: HostSessions = NO_HOSTS;
  /** What an Ansible that was cut off has left at work, by address. */
  readonly tasks = new Map<string, readonly RemoteTask[]>();
  /** Milliseconds of the clock, which only a sleep moves. */
  now = 0;
  /** What happens while somebody waits. */
  whileWaiting: () => void = () => undefined;
  /** Bytes of WAL that an instance has left to replay. */
  readonly lag = new Map<string, number>();
  private moments: number | undefined;
  private clustersMade = 0;

  commit(files: WorldFiles): string {
    this.head = String(this.history.length + 1).padStart(40, '0');
    this.commits.set(this.head, files);
    this.history.push(this.head);
    return this.head;
  }

  /** Runs since the last call, as commands; proofs are left out. */
  takeCommands(): readonly string[] {
    const runs = this.runs.splice(0).filter(({ playbook }) => playbook !== 'prove.yml');
    return runs.map(({ playbook, limit, tags }) => [playbook, limit, tags.join(',')].join(' ').trim());
  }

  adapters(): ApplyAdapters {
    return {
      checkout: this.checkout(),
      ledger: this.ledger(),
      history: { read: () => this.entries },
      locks: { acquire: ({ names }) => Promise.resolve({ names, descriptors: [], release: () => undefined }) },
      ansible: {
        materialise: (commit) => `/commits/${commit}`,
        list: (run) => Promise.resolve(this.behaviour.list?.(run) ?? this.list(run)),
        hold: holdRuns(
          (run) => this.run(run),
          (run) => this.behaviour.list?.(run) ?? this.list(run),
        ),
        takeOrphan: (run) => this.behaviour.orphan?.(run),
        probe: ({ hosts }) =>
          Promise.resolve(
            hosts.map((host) =>
              this.down.has(host)
                ? { host, failure: 'unreachable' }
                : { host, output: JSON.stringify(this.occupied.get(host) ?? this.describeHost(host)) },
            ),
          ),
      },
      tasks: { find: ({ address }) => Promise.resolve(this.tasks.get(address) ?? []) },
      reach: { findObstacle: ({ host }) => Promise.resolve(this.down.has(host) ? 'no answer' : undefined) },
      patroni: {
        get: (member, path) => Promise.resolve(answerPatroni(this, member.instance, member.host, path)),
        send: () => Promise.resolve({ status: 500, body: undefined, text: '' }),
      },
      dcs: {
        findValue: (_servers, key) => Promise.resolve(this.findIdentifier(key.split('/')[2])),
        readHealth: (servers) => Promise.resolve(servers.map((server) => ({ server, state: 'healthy' }))),
      },
      hosts: this.sessions,
      clock: { now: () => this.now, sleep: (milliseconds) => this.sleep(milliseconds) },
      interruption: { signal: () => this.signal, leave: () => undefined },
      progress: { say: (line) => void this.messages.push(line) },
      stopwatch: { seconds: () => 0 },
      standing: { folder: '/standing', read: () => this.standing, write: () => undefined, remove: () => undefined },
      witness: { readActor: () => ({ user: 'ops', login: 'jane' }), readTime: () => '2026-06-30T00:00:00.000Z' },
      catalogue: readBundledCatalogue(),
      readToday: () => '2026-06-30',
      readEnvironment: (commit) => this.source(commit),
      readCheckout: () => this.source(this.head),
      readPlaybooks: () => ({ paths: [], read: () => undefined }),
    };
  }

  private sleep(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    this.whileWaiting();
    return Promise.resolve();
  }

  private checkout(): ApplyAdapters['checkout'] {
    const findUnmerged = (commit: string) =>
      this.unmerged.has(commit) ? `origin/main does not contain ${commit}` : undefined;
    const [readHead, findDirty, isShallow] = [() => this.head, () => this.dirty, () => false];
    const hasPublished = () => false;
    return { root: '/checkout', readHead, findDirty, isShallow, findUnmerged, hasPublished };
  }

  private ledger(): ApplyAdapters['ledger'] {
    return {
      read: () => this.entry,
      update: ({ message, initial, change, record }) => {
        const before = this.entry?.state ?? initial;
        if (before === undefined) return undefined;
        this.notes.push(message);
        if (record !== undefined) this.records.push(record);
        this.pass();
        const state = change(before);
        this.entry = { state, commit: 'f'.repeat(40) };
        this.pass();
        return state;
      },
      take: () => undefined,
      findMerged: () => this.merged,
      isAncestor: (ancestor, descendant) =>
        !this.unmerged.has(ancestor) && this.history.indexOf(ancestor) <= this.history.indexOf(descendant),
      listMerges: (range) => listLine({ history: this.history, beside: this.unmerged, told: this.told }, range),
      publish: () => Promise.resolve([]),
    };
  }

  private source(commit: string): EnvironmentSource {
    const files = this.commits.get(commit);
    if (files === undefined) throw new UserError(`no commit ${commit}`);
    const file = (path: string, text: string): SourceFile => ({ path: `inventory/sandbox/${path}`, text });
    return {
      environment: 'sandbox',
      side: { rev: commit },
      inventory: {
        root: 'inventory/sandbox/hosts',
        files: [
          file('hosts/all.yml', files.hosts),
          ...(files.variables === undefined ? [] : [file('hosts/group_vars/all.yml', files.variables)]),
        ],
      },
      environmentFile: file('environment.yml', `${FINGERPRINT_KEY}${files.environment ?? ''}`),
      removalsFile: file('removals.yml', files.removals ?? '[]\n'),
    };
  }

  private resolve(inventory: string): ResolvedInventory {
    const commit = /^\/commits\/([0-9a-f]+)\//.exec(inventory)?.[1] ?? '';
    return resolveInventory(loadInventory(this.source(commit).inventory).inventory);
  }

  private select({ inventory, limit }: PlaybookRun): readonly string[] {
    const { groups, hosts } = this.resolve(inventory);
    const expand = (term: string) => groups.get(term) ?? (hosts.includes(term) ? [term] : []);
    const terms = limit.split(':');
    const selected = new Set(terms.filter((term) => !term.startsWith('!')).flatMap(expand));
    for (const term of terms.filter((name) => name.startsWith('!'))) {
      for (const host of expand(term.slice(1))) selected.delete(host);
    }
    return [...selected];
  }

  private list(run: PlaybookRun): readonly ListedPlay[] {
    const tags = run.tags.length === 0 ? ['whole'] : run.tags;
    return [{ hosts: this.select(run), tasks: tags.map((tag) => [tag]) }];
  }

  private run(run: GuardedRun): Promise<{ exitCode: number; events: string; tail: string }> {
    this.runs.push(run);
    if (this.behaviour.crash?.(run) === true) throw new Error('killed');
    this.pass();
    const hosts = this.select(run);
    const failures = new Map(hosts.map((host) => [host, this.behaviour.fail?.(run, host)]));
    const tags = run.tags.length === 0 ? ['whole'] : run.tags;
    const events = hosts.flatMap((host) => {
      const message = failures.get(host);
      return tags.map((tag) => {
        const status = message === undefined ? 'ok' : 'failed';
        return { event: 'host_result', task: 'task', tags: [tag], host, status, message };
      });
    });
    if (run.check === true) {
      for (const host of hosts) {
        for (const own of this.behaviour.wouldChange?.(run, host) ?? []) {
          events.push({
            event: 'host_result',
            task: 'task',
            tags: [...own],
            host,
            status: 'changed',
            message: undefined,
          });
        }
      }
    } else {
      const passed = hosts.filter((host) => failures.get(host) === undefined);
      this.live(run, passed);
    }
    this.pass();
    const count = (host: string) => ({ ok: 1, failures: failures.get(host) === undefined ? 0 : 1 });
    const recap = { event: 'stats', hosts: Object.fromEntries(hosts.map((host) => [host, count(host)])) };
    const failed = [...failures.values()].some((message) => message !== undefined);
    const text = [...events, recap].map((event) => JSON.stringify(event)).join('\n');
    return Promise.resolve({ exitCode: failed ? 2 : 0, events: text, tail: '' });
  }

  /** The process is killed so many moments from now: a run or an entry of the ledger begins or ends. */
  killAfter(moments: number | undefined): void {
    this.moments = moments;
  }

  private pass(): void {
    if (this.moments === undefined) return;
    // Nothing of a process that was killed goes on, what ran beside it neither.
    if (--this.moments <= 0) throw new Error('killed');
  }

  private live({ playbook, tags, inventory }: GuardedRun, hosts: readonly string[]): void {
    for (const host of hosts) {
      const before = this.living.get(host);
      if (playbook === 'pgsql-remove.yml') {
        if (before !== undefined) this.removed.push(before.instance);
        this.living.delete(host);
      }
      if (playbook !== 'pgsql.yml' || tags.length > 0) continue;
      const { variables } = this.resolve(inventory);
      const cluster = printText(variables.get(host)?.get('pg_cluster'));
      const instance = `${cluster}-${printText(variables.get(host)?.get('pg_seq'))}`;
      if (before !== undefined && before.instance !== instance) throw new Error(`${host} has ${before.instance}`);
      const identifier = this.findIdentifier(cluster) ?? String(++this.clustersMade);
      this.living.set(host, { instance, cluster, identifier });
    }
  }

  /** As long as a member lives, the DCS has the cluster's. */
  private findIdentifier(cluster: string | undefined): string | undefined {
    return [...this.living.values()].find((one) => one.cluster === cluster)?.identifier;
  }

  private describeHost(host: string): object {
    const living = this.living.get(host);
    if (living === undefined) return { ports: [] };
    const { cluster, identifier, instance } = living;
    return { ports: [5432], data: '/data', systemIdentifier: identifier, scope: cluster, name: instance };
  }
}

function printText(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
