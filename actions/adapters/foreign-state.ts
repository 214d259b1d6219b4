/**
 * Puts a published state back where somebody else has moved the reference. Git refuses such a push, since ours does not
 * follow what is there; it is made all the same where what is there cannot be believed by main's state_key, and ours can.
 * A state that can be believed stays: another meta node may have signed it, or this one since.
 */
import { readPublished } from '../core/plan/read-published.ts';
import { UserError } from '../core/types.ts';
import { BlobStore } from './blob-store.ts';
import { publishedAtOrigin } from './checkout.ts';
import { openRepository } from './git.ts';
import { startGit, tryGit } from './git-process.ts';
import { openSeal } from './seal.ts';

const MAIN = 'origin/main';

export interface StatePlace {
  readonly environment: string;
  readonly checkout: string;
  readonly ref: string;
}

/** What was replaced, in a sentence; undefined: origin is as it was. */
export async function replaceForeign(place: StatePlace, limitMs: number): Promise<string | undefined> {
  const { checkout, environment, ref } = place;
  const seen = publishedAtOrigin(environment);
  const fetched = await startGit(
    ['-C', checkout, 'fetch', '--quiet', '--no-tags', 'origin', `+${ref}:${seen}`],
    limitMs,
  );
  const theirs = tryGit(['-C', checkout, 'rev-parse', '--verify', '--quiet', seen]).stdout.trim();
  if (!fetched.ok || theirs === '') return undefined;
  const fault = findFault(place, theirs);
  if (fault === undefined || findFault(place, ref) !== undefined) return undefined;
  const lease = `--force-with-lease=${ref}:${theirs}`;
  const pushed = await startGit(['-C', checkout, 'push', '--quiet', lease, 'origin', `${ref}:${ref}`], limitMs);
  if (!pushed.ok) return undefined;
  return (
    `somebody else had written ${ref}, and the state that the meta node has signed is put back. ${fault}. The audit log of ` +
    'the repository says who it was'
  );
}

/** Why the state is not believed; undefined: it is. */
function findFault({ environment, checkout, ref }: StatePlace, revision: string): string | undefined {
  const repository = openRepository(checkout, new BlobStore());
  try {
    const commit = repository.findCommit(revision);
    if (commit === undefined) return `${ref} is no commit`;
    const read = readPublished({ environment, ref, commit, main: MAIN }, { repository, seal: openSeal(checkout) });
    return read.refusals[0]?.message;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}
