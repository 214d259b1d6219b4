/**
 * The ledger of record: a bare repository on the meta node with one ref, `refs/ops/<environment>/applied`.
 *
 * A commit's tree holds state.json, and record.json where it ends something (see core/ledger/record.ts). Its first parent is the ledger's previous commit, its other parents are the
 * commits that are in force, so that git keeps them although main may be rewritten. The ref moves by
 * `update-ref <ref> <new> <seen>`: a writer that saw an older state tries again. What is published is never read back.
 * A marker beside the repository says that there was a ledger: without it, one that is lost would read as a fleet to
 * which nothing was ever applied.
 */
import { closeSync, existsSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ledger, LedgerEntry, LedgerUpdate } from '../core/apply/ports.ts';
import type { LedgerStore } from '../core/ledger/restore-ports.ts';
import { printRecord } from '../core/ledger/record-text.ts';
import { ABSENT, parseLedgerState, printLedgerState } from '../core/ledger/state.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { UserError } from '../core/types.ts';
import { tryGit } from './git-process.ts';
import type { Git, GitResult } from './git-process.ts';
import { isLockedRef, removeAbandoned } from './git-lock.ts';
import { printTree, WRITE_TREE } from './git-tree.ts';
import { listMerges } from './ledger-merges.ts';
import { publishLedger } from './ledger-publish.ts';
import { publishedRef } from './publication.ts';
import { openLedgerRepository, syncPath } from './ledger-repository.ts';
import type { LedgerRepository } from './ledger-repository.ts';

const ATTEMPTS = 20;
const LOCK_WAIT_MS = 65_000;
const LOCK_POLL_MS = 100;
const NO_COMMIT = '0'.repeat(40);
const DESIRED = 'refs/ops/desired';
const NOT_AN_ANCESTOR = 1;
const NO_SUCH_REF = 1;
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

/** @internal Tests read it too. */
export function ledgerRef(environment: string): string {
  return `refs/ops/${environment}/applied`;
}

/** Path of the bare repository; its objects include every commit in force. */
export function ledgerRepository(folder: string): string {
  return join(folder, 'ledger.git');
}

/**
 * Path of the file that says that there was a ledger.
 * @internal Tests read it too.
 */
export function ledgerMarker(folder: string): string {
  return join(folder, 'ledger-begun');
}

interface Opened {
  readonly place: LedgerPlace;
  readonly ref: string;
  readonly repository: LedgerRepository;
}

export function openLedger(place: LedgerPlace, git: Git = tryGit): Ledger {
  const ref = ledgerRef(place.environment);
  const repository = openLedgerRepository(ledgerRepository(place.folder), git);
  const opened = { place, ref, repository };
  return {
    read: () => readEntry(opened),
    update: (request) => update(opened, request),
    take: (commit) => {
      take(opened, commit, git);
    },
    isAncestor: (ancestor, descendant) => {
      const found = repository.ask(['merge-base', '--is-ancestor', ancestor, descendant]);
      if (!found.ok && found.status !== NOT_AN_ANCESTOR) throw repository.explain(found);
      return found.ok;
    },
    findMerged: (commit, others) => {
      const not = others.map((other) => `^${other}`);
      const subjects = repository.run(['log', '--first-parent', '--reverse', '--format=%s', commit, ...not, '--']);
      return subjects.split('\n').filter((subject) => subject !== '');
    },
    listMerges: (range) => listMerges(repository, range),
    publish: (limits) => publishLedger({ ...place, repository: repository.folder, ref, limitMs: limits?.limitMs }),
  };
}

/** For a ledger that is gone: whatever is left of it, a marker too, does not stand in the way. */
export function openLedgerStore(place: LedgerPlace, git: Git = tryGit): LedgerStore {
  const ref = ledgerRef(place.environment);
  const repository = openLedgerRepository(ledgerRepository(place.folder), git);
  const opened = { place, ref, repository };
  return {
    assertGone: () => {
      if (!repository.isThere()) return;
      const shown = repository.ask(['show-ref', '--verify', '--quiet', ref]);
      if (shown.status === NO_SUCH_REF && shown.stderr === '') return;
      if (!shown.ok) throw repository.explain(shown);
      throw new UserError(
        `there is a ledger of ${place.environment} in ${repository.folder}, and nothing is restored over it. Where it is ` +
          'damaged (scripts/ops ledger verify), move that folder away first [restore]',
      );
    },
    take: (commit) => {
      take(opened, commit, git);
    },
    restore: ({ message, previous, published, record, state }) => {
      repository.makeReady();
      if (published !== undefined) {
        repository.run(['update-ref', publishedRef(place.environment), published]);
        syncPath(dirname(join(repository.folder, ref)));
      }
      const commit = writeCommit(opened, { message, record }, { state, previous });
      if (!move(opened, commit, undefined)) {
        throw new UserError(
          `another process has begun the ledger of ${place.environment}; nothing was restored [restore]`,
        );
      }
      mark(opened);
    },
  };
}

/** The tip is asked for twice, so that the text between is known to be its own. */
function readEntry(opened: Opened): LedgerEntry | undefined {
  const { ref, repository } = opened;
  if (!repository.isThere()) {
    assertNeverWas(opened);
    return undefined;
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const input = `info ${ref}\ncontents ${ref}:state.json\ninfo ${ref}\n`;
    const answer = repository.ask(['cat-file', '--batch-command'], { input });
    if (!answer.ok) throw repository.explain(answer);
    const tip = findCommit(answer.stdout);
    if (tip === undefined) {
      assertAbsent(opened, answer);
      return undefined;
    }
    if (!answer.stdout.endsWith(answer.stdout.slice(0, answer.stdout.indexOf('\n') + 1))) continue;
    return { commit: tip, state: parseLedgerState(readState(opened, answer.stdout)) };
  }
  throw new UserError(`the ledger ${ref} in ${repository.folder} moves all the time; try again [ledger]`);
}

function findCommit(answer: string): string | undefined {
  return /^([0-9a-f]{40,64}) commit \d+\n/.exec(answer)?.[1];
}

function readState({ ref, repository }: Opened, answer: string): string {
  const [, size = ''] = /^.*\n[0-9a-f]+ blob (\d+)\n/.exec(answer) ?? [];
  if (size === '') throw repository.explain(repository.ask(['cat-file', 'blob', `${ref}:state.json`]));
  const bytes = Buffer.from(answer, 'utf8');
  const start = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1;
  return bytes.toString('utf8', start, start + Number(size));
}

/** Only where git says that there is no such reference, and has nothing else to say: it warns of one that is broken. */
function assertAbsent(opened: Opened, answer: GitResult): void {
  const { ref, repository } = opened;
  const shown = repository.ask(['show-ref', '--verify', '--quiet', ref]);
  if (shown.status !== NO_SUCH_REF || answer.stderr !== '') {
    throw repository.explain(answer.stderr === '' ? shown : answer);
  }
  assertNeverWas(opened);
}

function assertNeverWas({ place, ref, repository }: Opened): void {
  const marker = ledgerMarker(place.folder);
  if (!existsSync(marker)) return;
  const { folder } = repository;
  throw new UserError(
    `the ledger of ${place.environment} is gone: ${marker} says that there was one, and ${folder} has no ${ref}; ` +
      'nothing is done without it. Take up the state that was published last, and what may have been applied after that: ' +
      `scripts/ops ledger restore --env ${place.environment}. ` +
      `Only for hosts that are to be made anew from nothing, remove ${marker} [ledger-lost]`,
  );
}

/** After the ref, never before it: a kill between the two leaves a ledger whose next entry makes up for it. */
function mark({ place }: Opened): void {
  const marker = ledgerMarker(place.folder);
  if (existsSync(marker)) return;
  const descriptor = openSync(marker, 'w', 0o644);
  try {
    writeFileSync(descriptor, `There is a ledger of ${place.environment} in ${ledgerRepository(place.folder)}.\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncPath(place.folder);
}

function update(opened: Opened, request: LedgerUpdate): LedgerState | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seen = readEntry(opened);
    const before = seen?.state ?? request.initial;
    if (before === undefined) return undefined;
    const state = request.change(before);
    const same = seen !== undefined && printLedgerState(state) === printLedgerState(seen.state);
    if (same && request.always !== true && request.record === undefined) {
      mark(opened);
      return state;
    }
    opened.repository.makeReady();
    const commit = writeCommit(opened, request, { state, previous: seen?.commit });
    if (!move(opened, commit, seen?.commit)) continue;
    mark(opened);
    return state;
  }
  throw new UserError(
    `the ledger ${opened.ref} in ${opened.repository.folder} was moved by another writer in each of ` +
      `${String(ATTEMPTS)} attempts; try again when that one is done [ledger]`,
  );
}

/** False: another writer was faster. */
function move({ ref, repository }: Opened, commit: string, seen: string | undefined): boolean {
  const moved = tryLocked(repository, () => repository.ask(['update-ref', ref, commit, seen ?? NO_COMMIT]));
  if (!moved.ok) {
    const tip = findCommit(repository.ask(['cat-file', '--batch-command'], { input: `info ${ref}\n` }).stdout);
    if (tip === seen) throw repository.explain(moved);
    return false;
  }
  // Git syncs the file and renames it; the name is on disk when its folder is.
  syncPath(dirname(join(repository.folder, ref)));
  return true;
}

/** Tries again for as long as another git, or what a killed one left, holds the reference. */
function tryLocked({ folder }: LedgerRepository, attempt: () => GitResult): GitResult {
  const start = performance.now();
  for (;;) {
    const result = attempt();
    if (!isLockedRef(result) || performance.now() - start > LOCK_WAIT_MS) return result;
    if (!removeAbandoned(result, folder)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
    }
  }
}

interface NewEntry {
  readonly state: LedgerState;
  readonly previous: string | undefined;
}

function writeCommit(
  { repository }: Opened,
  { message, record }: Pick<LedgerUpdate, 'message' | 'record'>,
  { state, previous }: NewEntry,
): string {
  const git = (args: readonly string[], input?: string | Uint8Array) =>
    repository.run(args, { input, env: IDENTITY }).trim();
  const write = (text: string) => git(['hash-object', '-w', '--stdin'], text);
  const recorded = record === undefined ? {} : { 'record.json': write(printRecord(record)) };
  const tree = git(WRITE_TREE, printTree({ ...recorded, 'state.json': write(printLedgerState(state)) }));
  const inForce = new Set([state.head, ...Object.values(state.hosts).flat()]);
  inForce.delete(ABSENT);
  const parents = [...(previous === undefined ? [] : [previous]), ...[...inForce].sort()];
  return git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message]);
}

function take({ place, repository }: Opened, commit: string, git: Git): void {
  repository.makeReady();
  const args = ['-C', place.checkout, 'push', '--quiet', '--force', repository.folder, `${commit}:${DESIRED}`];
  const pushed = tryLocked(repository, () => git(args));
  if (!pushed.ok) {
    throw new UserError(
      `commit ${commit.slice(0, 10)} could not be copied from ${place.checkout} to the ledger: ${pushed.stderr.trim()} [ledger]`,
    );
  }
}
