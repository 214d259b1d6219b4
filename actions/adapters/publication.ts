/**
 * Signs the ledger's state for publication: a commit of its own, `refs/ops/<environment>/published` of the ledger's
 * repository, whose parents are the one published before and the ledger's own. It is made anew where the state has moved,
 * and now and then where it has not: a state that is signed no more is one that nobody should plan from.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  DRIFT_FILE,
  digestState,
  nameRepository,
  parsePublication,
  printPublication,
  PUBLICATION_FILE,
  PUBLICATION_NAMESPACE,
  SIGNATURE_FILE,
} from '../core/publication/publication.ts';
import { UserError } from '../core/types.ts';
import { driftFile, readIfThere } from './drift-memory.ts';
import { isLockedRef, removeAbandoned } from './git-lock.ts';
import { runGit, tryGit } from './git-process.ts';
import { printTree, WRITE_TREE } from './git-tree.ts';
import { signMessage } from './ssh-signature.ts';

const OWN_FILES = [PUBLICATION_FILE, SIGNATURE_FILE, DRIFT_FILE];
const RENEW_MS = 3_600_000;
const NO_COMMIT = '0'.repeat(40);
const IDENTITY = {
  GIT_AUTHOR_NAME: 'ops',
  GIT_AUTHOR_EMAIL: 'ops@localhost',
  GIT_COMMITTER_NAME: 'ops',
  GIT_COMMITTER_EMAIL: 'ops@localhost',
};

export interface PublicationPlace {
  readonly environment: string;
  /** The ledger's repository. */
  readonly repository: string;
  /** State folder of the environment, with its keys. */
  readonly folder: string;
  /** Address of origin, as the checkout has it. */
  readonly origin: string;
  /** The ledger's reference, which is also the one it is published as. */
  readonly ref: string;
}

/** Private key that the state is signed with; made by scripts/meta-setup. */
export function stateKey(folder: string): string {
  return join(folder, 'keys', 'state');
}

export function publishedRef(environment: string): string {
  return `refs/ops/${environment}/published`;
}

/** The reference to publish: the signed one; the ledger's own where this node has no key. Throws UserError where signing fails. */
export function signState(place: PublicationPlace, now = new Date()): string {
  const key = stateKey(place.folder);
  if (!existsSync(key)) return place.ref;
  const git = (args: readonly string[], input?: string | Uint8Array) =>
    runGit(['-C', place.repository, ...args], { input, env: IDENTITY }).trimEnd();
  const ledger = git(['rev-parse', '--verify', place.ref]);
  const before = findBefore(place);
  const repository = nameRepository(place.origin);
  const drift = readIfThere(driftFile(place.folder));
  const found = drift === undefined ? {} : { drift: digestState(drift) };
  const isSame = before?.ledger === ledger && before.repository === repository && before.drift === found.drift;
  if (isSame && isFresh(before.time, now)) return publishedRef(place.environment);
  const text = printPublication({
    ...{ environment: place.environment, repository, ref: place.ref, ledger },
    sequence: (before?.sequence ?? 0) + 1,
    previous: before?.commit ?? null,
    state: digestState(runGit(['-C', place.repository, 'cat-file', 'blob', `${ledger}:state.json`])),
    ...found,
    time: now.toISOString().replace(/\.\d+/, ''),
  });
  const write = (content: string) => git(['hash-object', '-w', '--stdin'], content);
  const signature = signMessage({ message: text, namespace: PUBLICATION_NAMESPACE }, key);
  // A ledger that was begun from a published state has these files too: they were another commit's.
  const kept = git(['ls-tree', ledger])
    .split('\n')
    .map((entry) => /^100644 blob ([0-9a-f]+)\t(.*)$/.exec(entry) ?? [])
    .flatMap(([, id, name]) =>
      id === undefined || name === undefined || OWN_FILES.includes(name) ? [] : [[name, id]],
    );
  const files = {
    ...(Object.fromEntries(kept) as Readonly<Record<string, string>>),
    ...{ [PUBLICATION_FILE]: write(text), [SIGNATURE_FILE]: write(signature) },
    ...(drift === undefined ? {} : { [DRIFT_FILE]: write(drift) }),
  };
  const tree = git(WRITE_TREE, printTree(files));
  const parents = [...(before === undefined ? [] : [before.commit]), ledger].flatMap((parent) => ['-p', parent]);
  const commit = git(['commit-tree', tree, ...parents, '-m', `publish ${ledger.slice(0, 10)}`]);
  // Another process that publishes was faster: its state is as new.
  const move = ['-C', place.repository, 'update-ref', publishedRef(place.environment), commit];
  let moved = tryGit([...move, before?.commit ?? NO_COMMIT]);
  if (isLockedRef(moved) && removeAbandoned(moved, place.repository)) {
    moved = tryGit([...move, before?.commit ?? NO_COMMIT]);
  }
  if (!moved.ok && findBefore(place)?.commit === before?.commit) {
    throw new UserError(`the signed state could not be kept: ${moved.stderr.trim()} [state]`);
  }
  return publishedRef(place.environment);
}

function findBefore({ environment, repository }: PublicationPlace) {
  const found = tryGit(['-C', repository, 'rev-parse', '--verify', '--quiet', publishedRef(environment)]);
  if (!found.ok) return undefined;
  const commit = found.stdout.trim();
  const text = runGit(['-C', repository, 'cat-file', 'blob', `${commit}:${PUBLICATION_FILE}`]);
  return { commit, ...parsePublication(text) };
}

function isFresh(time: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(time);
  return age >= 0 && age < RENEW_MS;
}
