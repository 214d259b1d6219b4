/** The state that the meta node has published, if it may be believed: by what environment.yml of main asks of it. */
import { readEnvironmentFile } from '../load/environment.ts';
import { parseLedgerState, type LedgerState } from '../ledger/state.ts';
import { judgePublished, type Published } from '../publication/judge.ts';
import { PUBLICATION_FILE, SIGNATURE_FILE, type Publication } from '../publication/publication.ts';
import { UserError, type Problem } from '../types.ts';
import type { PlanAdapters, Repository, Seal } from './ports.ts';

export interface ReadState {
  readonly state: LedgerState;
  /** Where it comes from and how old it is, for people. */
  readonly origin: string;
  /** Why it is not believed; such a state plans nothing. */
  readonly refusals: readonly Problem[];
  /** What was signed; absent where main asks for no signature. */
  readonly publication?: Publication;
}

export interface PublishedPlace {
  readonly environment: string;
  readonly ref: string;
  readonly commit: string;
  /** Main, as far as it is known here: `origin/main`. */
  readonly main: string | undefined;
  /** Also a state that is older than main allows: a person has asked for it. */
  readonly anyAge?: boolean;
}

/** Nobody can verify: what must be signed is then refused. */
const NO_SEAL: Seal = { isSigned: () => false, findAge: () => undefined, findRepository: () => undefined };

export function readPublished(
  place: PublishedPlace,
  { repository, seal = NO_SEAL }: Pick<PlanAdapters, 'repository' | 'seal'>,
): ReadState {
  const { ref, commit } = place;
  const stateText = repository.findFile(commit, 'state.json');
  if (stateText === undefined) throw new UserError(`${ref} has no state.json; fetch it again [ledger]`);
  const state = parseLedgerState(stateText);
  const origin = `existing is what the ledger says is in force (${ref} at ${commit.slice(0, 12)}`;
  const policy = findPolicy(place, repository);
  if (policy.damage.length > 0) return { state, origin: `${origin})`, refusals: policy.damage };
  if (policy.keys.length === 0) return { state, origin: `${origin})`, refusals: [] };
  const published: Published = {
    ...{ commit, state, stateText },
    publication: repository.findFile(commit, PUBLICATION_FILE),
    signature: repository.findFile(commit, SIGNATURE_FILE),
    parent: findParent(commit, repository),
  };
  const { faults, publication } = judgePublished(published, policy, {
    ...{ environment: place.environment, ref, repository: seal.findRepository() },
    ...{ isSigned: seal.isSigned, findAge: seal.findAge },
    isMerged: (one) => isMerged(one, place.main, repository),
  });
  const refusals = faults.map((fault) =>
    refuse(
      policy.file,
      `${ref} at ${commit.slice(0, 12)} is not believed: ${fault}; nothing is planned from it. ` +
        'docs/meta-node.md says what may have happened',
    ),
  );
  const signed = publication === undefined ? '' : `, signed by the meta node at ${publication.time}`;
  return {
    ...{ state, origin: `${origin}${signed})`, refusals },
    ...(publication === undefined ? {} : { publication }),
  };
}

/**
 * Why nothing can be said without a published state; empty where main asks for no signature. Else whoever deletes the
 * reference would have the merge base taken for what is in force.
 */
export function listMissing(
  place: Pick<PublishedPlace, 'environment' | 'ref' | 'main'>,
  repository: Repository,
): readonly Problem[] {
  const { file, keys, damage } = findPolicy(place, repository);
  if (damage.length > 0 || keys.length === 0) return damage;
  const message =
    `${place.ref} is not published, and environment.yml of main has a state_key: nobody can tell what is in force, so ` +
    'nothing is planned. Run the workflow Apply, which publishes what the meta node has signed. Where nothing was ever ' +
    'applied, or Apply cannot run yet, docs/meta-node.md says under "No state is published" what to do';
  return [refuse(file, message)];
}

function refuse(file: string, message: string): Problem {
  const place = { file, line: 1, column: 1, path: 'state_key' };
  return { ...place, severity: 'error', rule: 'published-state', message };
}

/** Of main and never of the branch: whoever opens a pull request would name their own key. */
function findPolicy(
  { environment, main, anyAge }: Pick<PublishedPlace, 'environment' | 'main' | 'anyAge'>,
  repository: Repository,
) {
  const path = `inventory/${environment}/environment.yml`;
  const text = repository.findFile(main ?? 'HEAD', path);
  const { environment: file, problems } = readEnvironmentFile(text === undefined ? undefined : { path, text });
  return {
    file: path,
    keys: file.stateKeys ?? [],
    maxAgeSeconds: anyAge === true ? Infinity : (file.stateMaxAgeSeconds ?? 0),
    // A file that nobody can read may have had a key.
    damage: problems.filter(({ rule }) => rule === 'syntax'),
  };
}

function findParent(commit: string, repository: Repository): Published['parent'] {
  const parent = repository.findCommit(`${commit}^1`);
  return parent === undefined
    ? undefined
    : { commit: parent, publication: repository.findFile(parent, PUBLICATION_FILE) };
}

function isMerged(commit: string, main: string | undefined, repository: Repository): boolean {
  if (main === undefined || repository.findCommit(commit) === undefined) return false;
  return repository.findMergeBase(commit, main) === commit;
}
