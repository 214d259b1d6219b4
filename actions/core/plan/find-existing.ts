import { orderByHistory } from '../ledger/history.ts';
import { findInForce } from '../ledger/in-force.ts';
import type { UsedRemoval } from '../ledger/state.ts';
import { UserError, type EnvironmentSource, type Problem } from '../types.ts';
import type { PlanAdapters } from './ports.ts';
import { listMissing, readPublished } from './read-published.ts';
import { parseSide, type WrittenSide } from './side.ts';

export interface FoundExisting {
  /** Oldest first. Without `hosts`, a side is in force on all of its own. */
  readonly sides: readonly { readonly source: EnvironmentSource; readonly hosts?: ReadonlySet<string> }[];
  readonly absent: ReadonlySet<string>;
  /** Host to the effects that it is owed, whatever the sides say; absent without a ledger. */
  readonly debts?: ReadonlyMap<string, readonly string[]>;
  /** How it was found, for people. */
  readonly origin: string;
  /** What the ledger says was carried out; undefined without a ledger. */
  readonly usedRemovals?: readonly UsedRemoval[];
  /** Why what was found is not believed; there are no sides then. */
  readonly refusals?: readonly Problem[];
}

interface Wanted {
  readonly environment: string;
  readonly existing?: string;
  /** Whether the merge base may stand for a state that main's state_key asks for and that is not here. */
  readonly allowUnpublished?: boolean;
}

const MAIN_BRANCHES = ['origin/main', 'main'];
/** A clone has branches and tags only: what is missing in one may be at origin. */
const FETCH = "git fetch origin '+refs/ops/*:refs/ops/*' brings it";
const WITH_STATE_KEY = ', and a pull request is planned from it alone, as main has a state_key';

/** Throws UserError where nothing says what may be in force. */
export function findExisting(wanted: Wanted, desiredHosts: readonly string[], adapters: PlanAdapters): FoundExisting {
  const { environment, existing } = wanted;
  if (existing !== undefined) return readNamed(environment, existing, adapters);
  const ref = `refs/ops/${environment}/applied`;
  const ledger = adapters.repository.findCommit(ref);
  if (ledger !== undefined) return readLedger(environment, { ref, commit: ledger, desiredHosts }, adapters);
  const missing = listMissing({ environment, ref, main: findMain(adapters) }, adapters.repository);
  if (missing.length > 0 && wanted.allowUnpublished !== true) {
    return { sides: [], absent: new Set(), origin: `${ref} is not here`, refusals: missing };
  }
  for (const branch of MAIN_BRANCHES) {
    if (adapters.repository.findCommit(branch) === undefined) continue;
    const base = adapters.repository.findMergeBase('HEAD', branch);
    if (base === undefined) continue;
    const source = adapters.readRevision(base, environment);
    // A new environment has nothing that could be in force.
    const sides = source.inventory.files.length === 0 ? [] : [{ source }];
    const advice = `${FETCH}${missing.length === 0 ? ' where the meta node has published it' : WITH_STATE_KEY}`;
    const origin = `existing is the merge base of HEAD and ${branch}; ${ref} is not here: ${advice}`;
    return { sides, absent: new Set(), origin };
  }
  throw new UserError(
    `nothing says what is in force: there is no ${ref}, no origin/main and no main; name a side with --existing [existing]`,
  );
}

/** What a name of `--existing` or `--desired` stands for. Throws UserError where that is nothing, or not clear. */
export function findSide(text: string, { repository, hasPath }: PlanAdapters): WrittenSide {
  return parseSide(text, { isRevision: (name) => repository.findCommit(name) !== undefined, isPath: hasPath });
}

function readNamed(environment: string, existing: string, adapters: PlanAdapters): FoundExisting {
  const side = findSide(existing, adapters);
  const source =
    side.kind === 'path' ? adapters.readInventory(side.path) : adapters.readRevision(side.rev, environment);
  return { sides: [{ source }], absent: new Set(), origin: `existing is ${existing}, as asked for` };
}

function readLedger(
  environment: string,
  found: { readonly ref: string; readonly commit: string; readonly desiredHosts: readonly string[] },
  adapters: PlanAdapters,
): FoundExisting {
  const main = findMain(adapters);
  const { state, origin, refusals } = readPublished({ ...found, environment, main }, adapters);
  if (refusals.length > 0) return { sides: [], absent: new Set(), origin, usedRemovals: state.usedRemovals, refusals };
  const { commits, absent, debts } = findInForce(state, found.desiredHosts);
  const isAncestor = (ancestor: string, descendant: string) =>
    adapters.repository.findMergeBase(ancestor, descendant) === ancestor;
  const sides = orderByHistory(commits.keys(), isAncestor).map((commit) => ({
    source: adapters.readRevision(commit, environment),
    hosts: commits.get(commit) ?? new Set<string>(),
  }));
  return { sides, absent, debts, origin, usedRemovals: state.usedRemovals };
}

function findMain({ repository }: PlanAdapters): string | undefined {
  return MAIN_BRANCHES.find((branch) => repository.findCommit(branch) !== undefined);
}
