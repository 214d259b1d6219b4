/**
 * Runs of the apply, told in their order. Events come late and out of order, so that a run is told as it is by now, and
 * after it the newest that is over: an older one never has the last word.
 */
import { APPLY_WORKFLOW, isOfMain, type WorkflowRun } from '../core/github/event.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listRuns, type ListedRun } from '../core/github/runs.ts';
import { joinTold, type Told } from './for-each.ts';
import { commentMerged, isMerged } from './merged.ts';

/** Others than ours may be among them. */
const MOST_RUNS = 100;

/** Those of main, as it is fetched here, the newest first. */
export async function listApplies(adapters: CommentAdapters): Promise<readonly ListedRun[]> {
  const { api, commits, mainBranch } = adapters;
  const runs = await listRuns(api, APPLY_WORKFLOW, { branch: mainBranch, per_page: MOST_RUNS });
  await commits.fetch([]);
  return runs.filter((run) => isOfMain(run, adapters) && isMerged(run, adapters));
}

export async function tellRun(run: WorkflowRun, runs: readonly ListedRun[], adapters: CommentAdapters): Promise<Told> {
  const known = runs.find(({ id }) => id === run.id);
  const current = known === undefined ? run : { ...run, ...takeState(known) };
  const later = runs.find(({ id, status }) => id > run.id && status === 'completed');
  const told = await commentMerged(current, findRunning(runs, run.id), adapters);
  return later === undefined ? told : joinTold([told, await tellListed(later, runs, adapters)]);
}

/** What an event lost: the newest that is over, and the one after it that is not. */
export async function tellNewest(runs: readonly ListedRun[], adapters: CommentAdapters): Promise<Told> {
  const over = runs.find(({ status }) => status === 'completed');
  const open = runs.filter(({ id, status }) => status !== 'completed' && id > (over?.id ?? 0)).at(-1);
  const told: Told[] = [];
  for (const run of [over, open]) if (run !== undefined) told.push(await tellListed(run, runs, adapters));
  return joinTold(told);
}

async function tellListed(run: ListedRun, runs: readonly ListedRun[], adapters: CommentAdapters): Promise<Told> {
  const { repository, mainBranch } = adapters;
  const whole = { ...run, ...takeState(run), headBranch: mainBranch, headRepository: repository, headOwner: undefined };
  return await commentMerged(whole, findRunning(runs, run.id), adapters);
}

/** As the event of such a run would say. */
function takeState({ status, conclusion }: ListedRun): Pick<WorkflowRun, 'action' | 'conclusion'> {
  if (status === 'completed' || status === 'in_progress') return { action: status, conclusion };
  return { action: 'requested', conclusion: undefined };
}

function findRunning(runs: readonly ListedRun[], id: number): ListedRun | undefined {
  return runs.find((run) => run.id !== id && run.status === 'in_progress');
}
