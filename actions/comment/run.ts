/**
 * Writes comments. By main's bundle alone, started by `workflow_run` or by schedule: what a pull request brings is data.
 * Nothing is decided from what a comment says, and an older run never writes over a newer head.
 */
import { APPLY_WORKFLOW, type Trigger, type WorkflowRun } from '../core/github/event.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listRuns } from '../core/github/runs.ts';
import type { Told } from './for-each.ts';
import { commentMerged } from './merged.ts';
import { commentPullRequest } from './pull-request.ts';
import { sweepOpen } from './sweep.ts';

export async function runComment(trigger: Trigger, adapters: CommentAdapters): Promise<Told> {
  switch (trigger.kind) {
    case 'ignored':
      adapters.say(`Nothing to write: ${trigger.reason}.`);
      return { written: [], warnings: [] };
    case 'pull-request':
      return { written: await commentPullRequest(trigger.run, adapters), warnings: [] };
    case 'apply':
      return await commentApply(trigger.run, adapters);
    case 'sweep':
      return await sweep(adapters);
  }
}

/** Main moved when an apply is asked for, and what is in force when it ends. */
async function commentApply(run: WorkflowRun, adapters: CommentAdapters): Promise<Told> {
  const merged = await commentMerged(run, adapters);
  return run.action === 'in_progress' ? merged : join(merged, await sweepOpen(adapters));
}

/** As if the newest apply had ended just now. */
async function sweep(adapters: CommentAdapters): Promise<Told> {
  const { api, mainBranch, repository } = adapters;
  const [newest] = await listRuns(api, APPLY_WORKFLOW, { branch: mainBranch, status: 'completed', per_page: 1 });
  const open = await sweepOpen(adapters);
  if (newest === undefined) return open;
  const run = {
    ...newest,
    action: 'completed',
    headBranch: mainBranch,
    headRepository: repository,
    headOwner: undefined,
  };
  return join(await commentMerged(run, adapters), open);
}

function join(one: Told, other: Told): Told {
  return {
    written: [...one.written, ...other.written],
    warnings: [...one.warnings, ...other.warnings],
  };
}
