import { UserError } from '../core/types.ts';
import { replaceForeign } from './foreign-state.ts';
import { moveRefs } from './git-lock.ts';
import { runGit, startGit, tryGit } from './git-process.ts';
import { signState, type PublicationPlace } from './publication.ts';

const PUBLISH_TIMEOUT_MS = 30_000;

export interface Publication {
  readonly checkout: string;
  /** The ledger's repository. */
  readonly repository: string;
  readonly ref: string;
  readonly environment: string;
  /** State folder of the environment. */
  readonly folder: string;
  /** Milliseconds for each of the two. */
  readonly limitMs: number | undefined;
}

/** Copies the ledger's state to the checkout and its origin. Best effort, within a limit: the warnings of what failed. */
export async function publishLedger(publication: Publication): Promise<readonly string[]> {
  const { checkout, repository, ref, limitMs = PUBLISH_TIMEOUT_MS } = publication;
  if (!tryGit(['-C', repository, 'rev-parse', '--verify', '--quiet', ref]).ok) return [];
  const origin = tryGit(['-C', checkout, 'remote', 'get-url', 'origin']);
  const signed = trySign({ ...publication, origin: origin.stdout.trim() });
  if ('warning' in signed) return [signed.warning];
  const copy = ['-C', checkout, 'fetch', '--quiet', '--no-tags', repository, `+${signed.ref}:${ref}`];
  const local = await moveRefs(findGitFolder(checkout), () => startGit(copy, limitMs));
  if (!local.ok) return [`the ledger's state could not be copied to the checkout: ${local.stderr.trim()}`];
  if (!origin.ok || isPushedByJobs(checkout)) return [];
  const pushed = await startGit(['-C', checkout, 'push', '--quiet', 'origin', `${ref}:${ref}`], limitMs);
  if (pushed.ok) return [];
  const replaced = await replaceForeign(publication, pushed, limitMs);
  if (replaced !== undefined) return [replaced];
  return [
    `the ledger's state could not be published to origin, pull requests plan from an older one: ${pushed.stderr.trim()}`,
  ];
}

/** Of a work tree, the one of its repository, which has the references. */
function findGitFolder(checkout: string): string {
  return runGit(['-C', checkout, 'rev-parse', '--path-format=absolute', '--git-common-dir']).trim();
}

function trySign(place: PublicationPlace): { readonly ref: string } | { readonly warning: string } {
  try {
    return { ref: signState(place) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { warning: `the ledger's state could not be signed and is not published: ${error.message}` };
  }
}

/** Set by scripts/meta-setup, whose deploy key only reads: a job takes the state from the checkout and pushes it. */
function isPushedByJobs(checkout: string): boolean {
  return tryGit(['-C', checkout, 'config', '--get', 'ops.publish']).stdout.trim() === 'jobs';
}
