/**
 * Restores the ledger of a meta node that was lost from the state that it had published: what main asks of a published
 * state is asked of this one, and what the node may have done since is counted as begun on every host.
 */
import type { Checkout, Locks, Progress, Stopwatch, Witness } from '../core/apply/ports.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import { assembleRecord } from '../core/apply/record.ts';
import type { LedgerStore, PublishedStates } from '../core/ledger/restore-ports.ts';
import { assembleRestored, dropAlike, type MergedCommit } from '../core/ledger/restored.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import type { PlanAdapters } from '../core/plan/ports.ts';
import { readPublished, type ReadState } from '../core/plan/read-published.ts';
import { printable } from '../core/render/safe-text.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';

export interface RestoreOptions {
  readonly environment: string;
  /** Also a state that is older than state_max_age of main's environment.yml. */
  readonly anyAge: boolean;
  /** Also where main names no key, so that nothing says who wrote the state. */
  readonly unsigned: boolean;
  /** Shown what would be restored, gives what a person typed; undefined: nobody was asked, and nothing is restored. */
  readonly confirm: (report: RestoreReport) => Promise<string | undefined>;
}

export interface RestoreAdapters extends Pick<PlanAdapters, 'repository' | 'seal' | 'readRevision'> {
  readonly checkout: Pick<Checkout, 'isShallow'>;
  readonly published: PublishedStates;
  readonly store: LedgerStore;
  readonly locks: Locks;
  readonly witness: Witness;
  readonly stopwatch: Stopwatch;
  readonly progress: Progress;
  readonly machine?: string;
}

export interface RestoreReport {
  readonly environment: string;
  readonly ok: true;
  readonly restored: boolean;
  /** What is restored, and how old it is, for people. */
  readonly origin: string;
  /** Published head, and main now. */
  readonly head: string;
  readonly main: string;
  /** Hosts that the restored ledger knows. */
  readonly hosts: number;
  /** What may have been applied since it was published, oldest first; the published head is the first. */
  readonly possible: readonly Pick<MergedCommit, 'commit' | 'subject'>[];
}

const MAIN = 'refs/remotes/origin/main';

export async function restoreLedger(options: RestoreOptions, adapters: RestoreAdapters): Promise<RestoreReport> {
  const lock = await adapters.locks.acquire({ names: [nameLock('apply')] });
  try {
    return await restore(options, adapters);
  } finally {
    lock.release();
  }
}

async function restore(options: RestoreOptions, adapters: RestoreAdapters): Promise<RestoreReport> {
  const { environment, confirm } = options;
  const { checkout, published, repository, store } = adapters;
  const start = adapters.stopwatch.seconds();
  const begun = adapters.witness.readTime();
  store.assertGone();
  if (checkout.isShallow()) throw new UserError('the checkout is shallow; fetch all of it [shallow]');
  const failure = await published.fetch();
  if (failure !== undefined)
    adapters.progress.say(`warning: nothing could be fetched from origin, so what was fetched last counts: ${failure}`);
  const commit = repository.findCommit(published.ref);
  const main = repository.findCommit(MAIN);
  if (commit === undefined || main === undefined) {
    throw new UserError(
      `origin has no ${commit === undefined ? `published state of ${environment}` : 'main'}, as far as it was fetched, so ` +
        'there is nothing to restore from; scripts/ops adopt begins a ledger on a fleet that lives [restore]',
    );
  }
  const read = readBelieved({ commit, main, options }, adapters);
  const previous = findOwn(commit, read, adapters);
  const merged = listPossible(read.state, main, adapters);
  const possible = merged.map((one) => {
    const { hosts } = openSide(adapters.readRevision(one.commit, environment)).resolved;
    return { commit: one.commit, hosts };
  });
  const state = assembleRestored({ published: read.state, possible, main, machine: adapters.machine });
  const report: RestoreReport = {
    ...{ environment, ok: true, restored: false, origin: read.origin, head: read.state.head, main },
    hosts: Object.keys(state.hosts).length,
    possible: merged.map((one) => ({ commit: one.commit, subject: one.subject })),
  };
  const typed = await confirm(report);
  if (typed === undefined) return report;
  if (typed !== environment) {
    throw new UserError(
      `confirmed was "${typed}", and the environment is ${environment}; nothing was restored [confirm]`,
    );
  }
  store.take(commit);
  store.take(main);
  const record = assembleRecord({
    ...{ verb: 'restore', by: adapters.witness.readActor(), begun, commit: main, fingerprint: '' },
    ...{ seconds: adapters.stopwatch.seconds() - start, merged: [], steps: [], interrupted: false },
    reasons: [report.origin, `${String(merged.length)} commits may have been applied since`],
  });
  store.restore({
    ...{ state, record, previous, published: read.publication === undefined ? undefined : commit },
    message: `restore from ${commit.slice(0, 10)}, which was published last`,
  });
  return { ...report, restored: true };
}

interface Found {
  readonly commit: string;
  readonly main: string;
  readonly options: RestoreOptions;
}

function readBelieved({ commit, options }: Found, adapters: RestoreAdapters): ReadState {
  const { environment, anyAge, unsigned } = options;
  const ref = `refs/ops/${environment}/applied`;
  const read = readPublished({ environment, ref, commit, main: MAIN, anyAge }, adapters);
  if (read.refusals.length > 0) {
    const faults = read.refusals.map(({ message }) => printable(message)).join('; ');
    throw new UserError(
      `${faults}. Nothing was restored. --any-age takes a state that is only too old; where it cannot be believed, ` +
        `scripts/ops adopt --env ${environment} --take-over ${environment} begins anew from what lives [restore]`,
    );
  }
  if (read.state.environment !== environment) {
    throw new UserError(
      `what is published is the state of environment "${printable(read.state.environment)}" [restore]`,
    );
  }
  if (read.publication === undefined && !unsigned) {
    throw new UserError(
      `environment.yml of main names no state_key, so whoever may write the repository may have written this state; ` +
        '--unsigned takes it all the same. Nothing was restored [restore]',
    );
  }
  return read;
}

/** The commit of the lost ledger that was published: its own history goes on from there. */
function findOwn(commit: string, { publication }: ReadState, { repository }: RestoreAdapters): string {
  const own = publication?.ledger ?? commit;
  const isWhole =
    repository.findCommit(own) === own &&
    repository.findFile(own, 'state.json') === repository.findFile(commit, 'state.json');
  if (isWhole) return own;
  throw new UserError(
    `the published state ${commit.slice(0, 10)} lacks the ledger's own entry ${own.slice(0, 10)} [restore]`,
  );
}

/** Fails where main does not contain the head: what stands between the two cannot be told then. */
function listPossible({ head }: LedgerState, main: string, { published, repository }: RestoreAdapters) {
  if (repository.findCommit(head) !== head || repository.findMergeBase(head, main) !== head) {
    throw new UserError(
      `main does not contain ${head.slice(0, 10)}, which was applied when the state was published, so what was merged ` +
        'since cannot be told [restore]',
    );
  }
  return dropAlike(published.listMerged(head, main));
}

/** Ends without a newline. */
export function renderRestoreReport(report: RestoreReport): string {
  const { environment, restored, origin, hosts, possible, main } = report;
  return [
    `restore ${environment}: ${origin}`,
    `each of ${String(hosts)} hosts may have what it had then, and since the lost node may have applied, or begun:`,
    ...possible.map(({ commit, subject }) => `  ${commit.slice(0, 10)}  ${subject}`),
    'not known: what was done by hand since then, or with commits that main does not contain',
    restored
      ? `the ledger of ${environment} is restored, at ${main.slice(0, 10)}; look at what it plans before anything else: ` +
        `scripts/ops apply --env ${environment} --dry-run`
      : `nothing is restored yet. Switch the lost node off for good, then: scripts/ops ledger restore --env ${environment} ` +
        `--confirm ${environment}, with the options of this call`,
  ]
    .map(printable)
    .join('\n');
}
