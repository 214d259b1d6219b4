/**
 * All open pull requests: main or what is in force moved, a branch got conflicts, an event was lost. Those that changed last
 * are planned at once. Of the others, a page that was planned with a main that is no more is said to be out of date, until
 * its turn comes: none keeps a verdict that may not be so any more.
 */
import { findComment } from '../core/github/comments.ts';
import { PULL_REQUEST_WORKFLOW } from '../core/github/event.ts';
import { readMarker } from '../core/github/marker.ts';
import { changesPlans } from '../core/github/planner-paths.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listOpen, type PullRequest } from '../core/github/pull-requests.ts';
import { listRuns, type ListedRun } from '../core/github/runs.ts';
import { UserError } from '../core/types.ts';
import { forEach, joinTold, type Told } from './for-each.ts';
import { assemblePage } from './page.ts';
import { recallSuggestions } from './suggest.ts';
import { putPage, writeOpen, type Written } from './write.ts';

export interface SweepSize {
  /** Planned again, those that changed last. */
  readonly newest: number;
  /** Planned again too, of those whose page is out of date. */
  readonly turns: number;
}

/** Each costs a request to see what its page was planned with. */
const MOST_LISTED = 200;

export async function sweepOpen(adapters: CommentAdapters, { newest, turns }: SweepSize): Promise<Told> {
  const { api, commits, mainBranch, repository } = adapters;
  const pulls = (await listOpen(api, MOST_LISTED)).filter(
    ({ base }) => base.branch === mainBranch && base.repository === repository,
  );
  if (pulls.length === 0) return joinTold([]);
  const runs = await findRuns(adapters);
  const first = pulls.slice(0, newest);
  const failed = await commits.fetch(first.map(({ number }) => number));
  const planned = await forEach(first, adapters, async (pull) => {
    const written = await planAgain(pull, { runs, failed }, adapters);
    return written === undefined && failed.has(pull.number) ? await tellOutdated(pull, adapters) : written;
  });
  if (planned.isCutOff === true) return planned;
  let left = turns;
  const takeTurn = async (pull: PullRequest) => {
    if (left === 0) return undefined;
    left -= 1;
    return await planAgain(pull, { runs, failed: await commits.fetch([pull.number]) }, adapters);
  };
  const others = await forEach(pulls.slice(newest), adapters, (pull) => tellOutdated(pull, adapters, takeTurn));
  return joinTold([planned, others]);
}

type Runs = ReadonlyMap<string, ListedRun>;

async function planAgain(
  pull: PullRequest,
  { runs, failed }: { readonly runs: Runs; readonly failed: ReadonlyMap<number, string> },
  adapters: CommentAdapters,
): Promise<Written | undefined> {
  const { commits, say } = adapters;
  const run = runs.get(nameHead(pull.head.repository, pull.head.commit));
  if (run !== undefined && run.status !== 'completed' && run.conclusion === undefined) return undefined;
  if (commits.findHead(pull.number) !== pull.head.commit) {
    const why = failed.get(pull.number) ?? 'its own run writes it';
    say(`Pull request ${String(pull.number)} is not planned again, its head cannot be had or moved: ${why}.`);
    return undefined;
  }
  const assembled = await assemblePage(pull, run, adapters);
  return await writeOpen(pull, await recallSuggestions(pull, assembled, adapters), adapters);
}

/**
 * Says so on a page that is out of date, unless it is planned again. What it was planned with is read of our own mark:
 * whoever may change that may change the page as well.
 */
async function tellOutdated(
  pull: PullRequest,
  adapters: CommentAdapters,
  takeTurn: (pull: PullRequest) => Promise<Written | undefined> = () => Promise.resolve(undefined),
): Promise<Written | undefined> {
  const comment = await findComment(adapters.api, pull.number);
  const base = comment === undefined ? undefined : readMarker(comment.body)?.base;
  if (base !== undefined && !isOutdated(base, adapters)) return undefined;
  const planned = await takeTurn(pull);
  // Without a page, there is none that could be out of date.
  if (planned !== undefined || comment === undefined) return planned;
  return await putPage(pull, assembleOutdated(pull, base, adapters), comment, adapters);
}

/** Unless main changed nothing since that plans are made of. */
function isOutdated(base: string, { commits }: CommentAdapters): boolean {
  const main = commits.readMain();
  if (base === main) return false;
  try {
    return changesPlans(commits.listChangedPaths(base, main));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return true;
  }
}

function assembleOutdated({ head }: PullRequest, base: string | undefined, { repositoryUrl }: CommentAdapters) {
  const { commit, branch } = head;
  return {
    ...{ environments: [], repositoryUrl, head: { commit, branch } },
    ...(base === undefined ? {} : { base }),
    missing: { reason: 'out of date' as const, problems: [] },
  };
}

/** Another repository's pull request may have the same commit as its head. */
function nameHead(repository: string | undefined, commit: string): string {
  return `${repository ?? ''}@${commit}`;
}

/** The newest run of each head. */
async function findRuns({ api }: CommentAdapters): Promise<Runs> {
  const runs = await listRuns(api, PULL_REQUEST_WORKFLOW, { event: 'pull_request', per_page: 100 });
  return new Map(runs.toReversed().map((run) => [nameHead(run.headRepository, run.headCommit), run]));
}
