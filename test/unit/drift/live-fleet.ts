/** A fleet that is as it was applied, but for what a test changes: its Ansible answers kind by kind, as linear plays do. */
import { addSeconds, countSeconds } from '../../../actions/adapters/clock.ts';
import type { HeldLock } from '../../../actions/core/apply/held-lock.ts';
import type { GuardedRun, HeldRun } from '../../../actions/core/apply/ports.ts';
import type { DriftReport } from '../../../actions/core/drift/finding.ts';
import type { WaitingMerge } from '../../../actions/core/drift/ports.ts';
import type { RunnerAge } from '../../../actions/core/operations/runner-release.ts';
import type { WrittenEntry } from '../../../actions/core/ledger/entry.ts';
import { runApply } from '../../../actions/apply/run.ts';
import type { DriftAdapters } from '../../../actions/drift/ports.ts';
import { runDrift } from '../../../actions/drift/run.ts';
import { World } from '../apply/world.ts';
import { hosts, type Written } from '../apply/world-files.ts';

interface Failure {
  readonly message: string;
  readonly asserted: boolean;
}

export class LiveFleet {
  readonly world = new World();
  /** `host kind`, or `host kind item`, to what the probe says there. */
  readonly broken = new Map<string, string>();
  /** The same, to the error of a task that only reads: nothing is found out then. */
  readonly silent = new Map<string, string>();
  readonly unreachable = new Set<string>();
  readonly probes: GuardedRun[] = [];
  locks: readonly HeldLock[] = [];
  waiting: WaitingMerge | undefined;
  lookAtRunner: () => RunnerAge | undefined = () => undefined;
  entries: readonly WrittenEntry[] = [];
  memory: DriftReport | undefined;
  time = '2026-06-30T00:00:00.000Z';

  async apply(written: Written = {}): Promise<void> {
    this.world.commit({ hosts: hosts(written) });
    await runApply({ environment: 'sandbox', dryRun: false }, this.world.adapters());
  }

  look(): Promise<DriftReport> {
    return runDrift('sandbox', this.adapters());
  }

  async lookTwice(): Promise<DriftReport> {
    await this.look();
    return await this.look();
  }

  adapters(): DriftAdapters {
    const adapters = this.world.adapters();
    return {
      ...adapters,
      ansible: { ...adapters.ansible, hold: (run) => Promise.resolve(this.hold(run)) },
      witness: { ...adapters.witness, readTime: () => this.time },
      memory: {
        read: () => this.memory,
        write: (report) => {
          this.memory = report;
        },
      },
      history: { read: () => this.entries, check: () => [], findMissing: () => [] },
      ...{ addSeconds, countSeconds },
      readLocks: () => this.locks,
      findWaiting: () => Promise.resolve(this.waiting),
      lookAtRunner: () => this.lookAtRunner(),
    };
  }

  private hold(run: GuardedRun): HeldRun {
    this.probes.push(run);
    const lines: object[] = [];
    const counts: Record<string, object> = {};
    for (const host of run.hosts) {
      if (this.unreachable.has(host)) {
        lines.push({
          event: 'host_result',
          task: 'Ask',
          tags: run.tags,
          host,
          status: 'unreachable',
          message: 'no route',
        });
        counts[host] = { ok: 0, unreachable: 1 };
        continue;
      }
      const end = run.tags.findIndex((kind) => this.findFailure(host, kind, run) !== undefined);
      const answered = end < 0 ? run.tags : run.tags.slice(0, end + 1);
      for (const kind of answered) {
        const failure = this.findFailure(host, kind, run);
        const task = failure?.asserted === false ? `Ask for ${kind}` : `Prove ${kind}`;
        const told = failure === undefined ? { status: 'ok', message: '' } : { status: 'failed', ...failure };
        lines.push({ event: 'host_result', task, tags: [kind], host, ...told });
      }
      counts[host] = { ok: 1, failed: end < 0 ? 0 : 1 };
    }
    lines.push({ event: 'stats', hosts: counts });
    const all = JSON.stringify(counts);
    const exitCode = (all.includes('"unreachable":1') ? 4 : 0) | (all.includes('"failed":1') ? 2 : 0);
    const events = lines.map((line) => JSON.stringify(line)).join('\n');
    const go = () => Promise.resolve({ exitCode, events, tail: '' });
    return { listing: [], go, abandon: () => Promise.resolve() };
  }

  private findFailure(host: string, kind: string, { vars }: GuardedRun): Failure | undefined {
    const item = Object.values(vars)[0];
    const key = [host, kind, ...(item === undefined ? [] : [item])].join(' ');
    const [found, error] = [this.broken.get(key), this.silent.get(key)];
    if (error !== undefined) return { message: error, asserted: false };
    return found === undefined ? undefined : { message: found, asserted: true };
  }
}

/** A line for each. */
export function short(sightings: readonly { kind: string; subject: string; message: string }[]): readonly string[] {
  return sightings.map(({ kind, subject, message }) => `${subject} ${kind}: ${message}`);
}
