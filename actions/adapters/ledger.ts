/**
 * The ledger of record: a bare repository on the meta node with one ref, `refs/ops/<environment>/applied`.
 *
 * A commit's tree holds state.json. Its first parent is the ledger's previous commit, its other parents are the
 * commits that are in force, so that git keeps them although main may be rewritten. The ref moves by
 * `update-ref <ref> <new> <seen>`: a writer that saw an older state tries again. What is published is never read back.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger, LedgerEntry, LedgerUpdate } from '../core/apply/ports.ts';
import { ABSENT, parseLedgerState, printLedgerState } from '../core/ledger/state.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { UserError } from '../core/types.ts';
import { runGit, tryGit } from './git-process.ts';

const ATTEMPTS = 20;
const NO_COMMIT = '0'.repeat(40);
const PUBLISH_TIMEOUT_MS = 30_000;
const IDENTITY = {
  GIT_AUTHOR_NAME: 'ops',
  GIT_AUTHOR_EMAIL: 'ops@localhost',
  GIT_COMMITTER_NAME: 'ops',
  GIT_COMMITTER_EMAIL: 'ops@localhost',
};

export interface LedgerPlace {
  readonly environment: string;
  /** Folder of the environment's state, `/var/lib/ops/<environment>`. */
  readonly folder: string;
  /** Checkout whose commits are applied. */
  readonly checkout: string;
}

export function ledgerRef(environment: string): string {
  return `refs/ops/${environment}/applied`;
}

/** Path of the bare repository; its objects include every commit in force. */
export function ledgerRepository(folder: string): string {
  return join(folder, 'ledger.git');
}

export function openLedger(place: LedgerPlace): Ledger {
  const repository = ledgerRepository(place.folder);
  const ref = ledgerRef(place.environment);
  if (!existsSync(join(repository, 'HEAD'))) runGit(['init', '--quiet', '--bare', repository]);
  return {
    read: () => readEntry(repository, ref),
    update: (request) => update({ repository, ref, message: request.message }, request),
    take: (commit) => {
      runGit(['-C', place.checkout, 'push', '--quiet', '--force', repository, `${commit}:refs/ops/desired`]);
    },
    isAncestor: (ancestor, descendant) =>
      tryGit(['-C', repository, 'merge-base', '--is-ancestor', ancestor, descendant]).ok,
    publish: () => publish(place.checkout, repository, ref),
  };
}

function readEntry(repository: string, ref: string): LedgerEntry | undefined {
  const found = tryGit(['-C', repository, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (!found.ok) return undefined;
  const commit = found.stdout.trim();
  return { commit, state: parseLedgerState(runGit(['-C', repository, 'show', `${commit}:state.json`])) };
}

interface Target {
  readonly repository: string;
  readonly ref: string;
  readonly message: string;
}

function update(target: Target, request: LedgerUpdate): LedgerState {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seen = readEntry(target.repository, target.ref);
    const state = request.change(seen?.state ?? request.initial);
    const same = seen !== undefined && printLedgerState(state) === printLedgerState(seen.state);
    if (same && request.always !== true) return state;
    const commit = writeCommit(target, state, seen?.commit);
    const moved = tryGit(['-C', target.repository, 'update-ref', target.ref, commit, seen?.commit ?? NO_COMMIT]);
    if (moved.ok) return state;
  }
  throw new UserError(
    `the ledger ${target.ref} in ${target.repository} could not be moved in ${String(ATTEMPTS)} attempts; ` +
      'look for another writer or a left over lock file there [ledger]',
  );
}

function writeCommit(target: Target, state: LedgerState, previous: string | undefined): string {
  const git = (args: readonly string[], input?: string) =>
    runGit(['-C', target.repository, ...args], { input, env: IDENTITY }).trim();
  const blob = git(['hash-object', '-w', '--stdin'], printLedgerState(state));
  const tree = git(['mktree'], `100644 blob ${blob}\tstate.json\n`);
  const inForce = new Set([state.head, ...Object.values(state.hosts).flat()]);
  inForce.delete(ABSENT);
  const parents = [...(previous === undefined ? [] : [previous]), ...[...inForce].sort()];
  return git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', target.message]);
}

function publish(checkout: string, repository: string, ref: string): readonly string[] {
  const local = tryGit(['-C', checkout, 'fetch', '--quiet', '--no-tags', repository, `+${ref}:${ref}`]);
  if (!local.ok) return [`the ledger's state could not be copied to the checkout: ${local.stderr.trim()}`];
  if (!tryGit(['-C', checkout, 'remote', 'get-url', 'origin']).ok) return [];
  const pushed = tryGit(['-C', checkout, 'push', '--quiet', 'origin', `${ref}:${ref}`], {
    timeout: PUBLISH_TIMEOUT_MS,
    env: { GIT_TERMINAL_PROMPT: '0' },
  });
  if (pushed.ok) return [];
  return [
    `the ledger's state could not be published to origin, pull requests plan from an older one: ${pushed.stderr.trim()}`,
  ];
}
