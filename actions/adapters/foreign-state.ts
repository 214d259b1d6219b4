/**
 * Puts a published state back where somebody else has moved the reference. Git refuses such a push, since ours does not
 * follow what is there; it is made all the same where what is there cannot be believed by main's state_key, and ours can.
 * A state that can be believed stays, however old it is: another meta node may have signed it, or this one since. Only what
 * ours has in it is put aside as well: somebody may have copied it onto another commit.
 */
import type { Seal } from '../core/plan/ports.ts';
import { readPublished } from '../core/plan/read-published.ts';
import type { Publication } from '../core/publication/publication.ts';
import { UserError } from '../core/types.ts';
import { BlobStore } from './blob-store.ts';
import { publishedAtOrigin } from './checkout.ts';
import { openRepository } from './git.ts';
import { startGit, tryGit } from './git-process.ts';
import type { GitResult } from './git-process.ts';
import { openSeal } from './seal.ts';

const MAIN = 'origin/main';

export interface StatePlace {
  readonly environment: string;
  readonly checkout: string;
  readonly ref: string;
}

/** Of a push of which origin refused a reference; where origin was not reached, the status is another one. */
const REFUSED = 1;

/** What was replaced after a push that failed, in a sentence; undefined: origin is as it was. */
export async function replaceForeign(
  place: StatePlace,
  failed: Pick<GitResult, 'status'>,
  limitMs: number,
): Promise<string | undefined> {
  if (failed.status !== REFUSED) return undefined;
  const { checkout, environment, ref } = place;
  const seen = publishedAtOrigin(environment);
  // With main: theirs may stand on a merge, or be signed by a key, that came after what is known of main here.
  const refspecs = [`+refs/heads/main:refs/remotes/${MAIN}`, `+${ref}:${seen}`];
  const fetched = await startGit(['-C', checkout, 'fetch', '--quiet', '--no-tags', 'origin', ...refspecs], limitMs);
  const theirs = tryGit(['-C', checkout, 'rev-parse', '--verify', '--quiet', seen]).stdout.trim();
  if (!fetched.ok || theirs === '') return undefined;
  const seal = openSeal(checkout);
  const [own, other] = [judge(place, ref, seal), judge(place, theirs, { ...seal, findAge: () => 0 })];
  const reason = other.fault ?? describeCopy(place, own.publication, other.publication);
  if (own.fault !== undefined || reason === undefined) return undefined;
  const lease = `--force-with-lease=${ref}:${theirs}`;
  const pushed = await startGit(['-C', checkout, 'push', '--quiet', lease, 'origin', `${ref}:${ref}`], limitMs);
  if (!pushed.ok) return undefined;
  return (
    `somebody else had written ${ref}, and the state that the meta node has signed is put back. ${reason}. The audit log of ` +
    'the repository says who it was'
  );
}

interface Judged {
  /** Why the state is not believed; absent: it is. */
  readonly fault?: string;
  readonly publication?: Publication | undefined;
}

function judge({ environment, checkout, ref }: StatePlace, revision: string, seal: Seal): Judged {
  const repository = openRepository(checkout, new BlobStore());
  try {
    const commit = repository.findCommit(revision);
    if (commit === undefined) return { fault: `${ref} is no commit` };
    const { publication, refusals } = readPublished({ environment, ref, commit, main: MAIN }, { repository, seal });
    const [fault] = refusals;
    return fault === undefined ? { publication } : { fault: fault.message };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { fault: error.message };
  }
}

/** What was signed earlier can be put on another commit, which nothing that is signed later follows. */
function describeCopy({ checkout, ref }: StatePlace, own?: Publication, other?: Publication): string | undefined {
  if (own === undefined || other === undefined || other.sequence > own.sequence) return undefined;
  if (!tryGit(['-C', checkout, 'merge-base', '--is-ancestor', other.ledger, ref]).ok) return undefined;
  return `What is there is a copy of what the meta node signed at ${other.time}`;
}
