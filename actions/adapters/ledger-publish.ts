import { startGit, tryGit } from './git-process.ts';

const PUBLISH_TIMEOUT_MS = 30_000;

export interface Publication {
  readonly checkout: string;
  /** The ledger's repository. */
  readonly repository: string;
  readonly ref: string;
  /** Milliseconds for each of the two. */
  readonly limitMs: number | undefined;
}

/** Copies the ledger's state to the checkout and its origin. Best effort, within a limit: the warnings of what failed. */
export async function publishLedger(publication: Publication): Promise<readonly string[]> {
  const { checkout, repository, ref, limitMs = PUBLISH_TIMEOUT_MS } = publication;
  const copy = ['-C', checkout, 'fetch', '--quiet', '--no-tags', repository, `+${ref}:${ref}`];
  const local = await startGit(copy, limitMs);
  if (!local.ok) return [`the ledger's state could not be copied to the checkout: ${local.stderr.trim()}`];
  if (!tryGit(['-C', checkout, 'remote', 'get-url', 'origin']).ok) return [];
  const pushed = await startGit(['-C', checkout, 'push', '--quiet', 'origin', `${ref}:${ref}`], limitMs);
  if (pushed.ok) return [];
  return [
    `the ledger's state could not be published to origin, pull requests plan from an older one: ${pushed.stderr.trim()}`,
  ];
}
