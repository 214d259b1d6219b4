/** After a run of `pull-request.yml`: the pull request whose head it was, if it still is. */
import type { WorkflowRun } from '../core/github/event.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listOfBranch, type PullRequest } from '../core/github/pull-requests.ts';
import { assemblePage } from './page.ts';
import { suggest } from './suggest.ts';
import { writeOpen, type Written } from './write.ts';

export async function commentPullRequest(run: WorkflowRun, adapters: CommentAdapters): Promise<readonly Written[]> {
  const { api, commits, say } = adapters;
  const name = `run ${String(run.id)} of ${run.headCommit.slice(0, 10)}`;
  if (run.headOwner === undefined) {
    say(`No comment for ${name}: its repository is gone.`);
    return [];
  }
  const listed = await listOfBranch(api, run.headOwner, run.headBranch);
  const pulls = listed.filter((pull) => {
    const obstacle = findObstacle(pull, run, adapters);
    if (obstacle !== undefined) say(`No comment on pull request ${String(pull.number)} for ${name}: ${obstacle}.`);
    return obstacle === undefined;
  });
  if (listed.length === 0) say(`No comment for ${name}: no open pull request has its branch as head.`);
  const written: Written[] = [];
  const failed =
    pulls.length === 0 ? new Map<number, string>() : await commits.fetch(pulls.map(({ number }) => number));
  for (const pull of pulls) {
    const { number, head } = pull;
    if (commits.findHead(number) !== head.commit) {
      say(
        `No comment on pull request ${String(number)} for ${name}: its head cannot be had, or moved: ${failed.get(number) ?? 'a later run writes it'}.`,
      );
      continue;
    }
    const assembled = await assemblePage(pull, run, adapters);
    written.push(await writeOpen(pull, await suggest(pull, assembled, adapters), adapters));
  }
  return written;
}

/** Why a run says nothing about a pull request; undefined where it is its newest head. */
function findObstacle(pull: PullRequest, run: WorkflowRun, around: CommentAdapters): string | undefined {
  const { head, base } = pull;
  if (base.repository !== around.repository || base.branch !== around.mainBranch) {
    return `it is to be merged into another branch than ${around.mainBranch}`;
  }
  if (head.repository !== run.headRepository) return 'its head is in another repository than the run says';
  if (head.commit !== run.headCommit) return `its head is ${head.commit.slice(0, 10)} by now`;
  return undefined;
}
