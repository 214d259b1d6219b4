/** All open pull requests, the newest first: main or what is in force moved, a branch got conflicts, an event was lost. */
import { PULL_REQUEST_WORKFLOW } from '../core/github/event.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listOpen } from '../core/github/pull-requests.ts';
import { listRuns, type ListedRun } from '../core/github/runs.ts';
import { forEach, joinTold, type Told } from './for-each.ts';
import { assemblePage } from './page.ts';
import { recallSuggestions } from './suggest.ts';
import { writeOpen } from './write.ts';

const MOST_PULLS = 30;

export async function sweepOpen(adapters: CommentAdapters): Promise<Told> {
  const { api, commits, mainBranch, repository, say } = adapters;
  const pulls = (await listOpen(api, MOST_PULLS)).filter(
    ({ base }) => base.branch === mainBranch && base.repository === repository,
  );
  if (pulls.length === 0) return joinTold([]);
  const runs = await findRuns(adapters);
  const failed = await commits.fetch(pulls.map(({ number }) => number));
  return await forEach(pulls, adapters, async (pull) => {
    const run = runs.get(nameHead(pull.head.repository, pull.head.commit));
    if (run !== undefined && run.status !== 'completed' && run.conclusion === undefined) return undefined;
    if (commits.findHead(pull.number) !== pull.head.commit) {
      const why = failed.get(pull.number) ?? 'its own run writes it';
      say(`Pull request ${String(pull.number)} is left as it is, its head cannot be had or moved: ${why}.`);
      return undefined;
    }
    const assembled = await assemblePage(pull, run, adapters);
    return await writeOpen(pull, await recallSuggestions(pull, assembled, adapters), adapters);
  });
}

/** Another repository's pull request may have the same commit as its head. */
function nameHead(repository: string | undefined, commit: string): string {
  return `${repository ?? ''}@${commit}`;
}

/** The newest run of each head. */
async function findRuns({ api }: CommentAdapters): Promise<ReadonlyMap<string, ListedRun>> {
  const runs = await listRuns(api, PULL_REQUEST_WORKFLOW, { event: 'pull_request', per_page: 100 });
  return new Map(runs.toReversed().map((run) => [nameHead(run.headRepository, run.headCommit), run]));
}
