/** What origin has of the state that this node publishes. */
import { existsSync } from 'node:fs';
import { parsePublication, PUBLICATION_FILE } from '../core/publication/publication.ts';
import type { PublishedLook } from '../core/publication/standing.ts';
import { UserError } from '../core/types.ts';
import { publishedAtOrigin } from './checkout.ts';
import { startGit, tryGit } from './git-process.ts';
import { ledgerRef } from './ledger.ts';
import { sourceRepository } from './request-source.ts';

const LIMIT_MS = 10_000;
const NOT_THERE = /couldn't find remote ref/;

export interface PublishedPlace {
  readonly environment: string;
  /** State folder of the environment: the node's own copy of origin is there. */
  readonly folder: string;
  readonly checkout: string;
}

/** Of a look's own: the fetch of an apply must not find its reference locked by another one. */
function ownReference(environment: string): string {
  return `refs/ops-status/${environment}`;
}

/** By what was fetched last. Undefined where there is no origin, and so nobody to publish to. */
export function recallPublished(place: PublishedPlace): PublishedLook | undefined {
  const { environment } = place;
  const repository = findRepository(place);
  if (repository === undefined) return undefined;
  return { ledgers: findLedgers(repository, [ownReference(environment), publishedAtOrigin(environment)]) };
}

/** By what origin says now, where it can be asked. */
export async function lookAtPublished(place: PublishedPlace): Promise<PublishedLook | undefined> {
  const { environment } = place;
  const repository = findRepository(place);
  if (repository === undefined) return undefined;
  const own = ownReference(environment);
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-auto-maintenance'];
  const fetched = await startGit(['-C', repository, ...fetch, 'origin', `+${ledgerRef(environment)}:${own}`], LIMIT_MS);
  if (fetched.ok) return { ledgers: findLedgers(repository, [own]) };
  if (NOT_THERE.test(fetched.stderr)) return { ledgers: [] };
  const obstacle = fetched.stderr.trim().split('\n').slice(0, 3).join(' ');
  return { ledgers: [], ...recallPublished(place), obstacle };
}

function findRepository({ folder, checkout }: PublishedPlace): string | undefined {
  const repository = existsSync(sourceRepository(folder)) ? sourceRepository(folder) : checkout;
  return tryGit(['-C', repository, 'remote', 'get-url', 'origin']).ok ? repository : undefined;
}

function findLedgers(repository: string, references: readonly string[]): readonly string[] {
  return references.flatMap((reference) => findLedger(repository, reference) ?? []);
}

/** A state that was published without a key is the ledger's own commit. */
function findLedger(repository: string, reference: string): string | undefined {
  const found = tryGit(['-C', repository, 'rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
  if (!found.ok) return undefined;
  const commit = found.stdout.trim();
  const publication = tryGit(['-C', repository, 'cat-file', 'blob', `${commit}:${PUBLICATION_FILE}`]);
  if (!publication.ok) return commit;
  try {
    return parsePublication(publication.stdout).ledger;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}
