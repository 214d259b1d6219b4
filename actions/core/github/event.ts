/**
 * What started the workflow of comments, and whether it is what it says: anybody who writes branches may name a workflow
 * `Apply`, so that an apply counts only where its file, branch and repository are main's.
 */
import { readFields, readNumber, readOptional, readText } from './answer.ts';

export const PULL_REQUEST_WORKFLOW = '.github/workflows/pull-request.yml';
export const APPLY_WORKFLOW = '.github/workflows/apply.yml';

/** What starts apply.yml; each runs the file of the branch that it names. */
const APPLY_EVENTS: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch']);

export interface WorkflowRun {
  readonly id: number;
  readonly url: string;
  /** `requested`, `in_progress` or `completed`. */
  readonly action: string;
  readonly conclusion: string | undefined;
  readonly headBranch: string;
  readonly headCommit: string;
  /** `owner/name` of the head's repository; undefined where it is gone. */
  readonly headRepository: string | undefined;
  readonly headOwner: string | undefined;
  /** `2026-11-28T10:05:00Z`: when this attempt began. */
  readonly startedAt: string | undefined;
}

export type Trigger =
  | { readonly kind: 'pull-request'; readonly run: WorkflowRun }
  | { readonly kind: 'apply'; readonly run: WorkflowRun }
  /** By schedule or by hand: whatever is open is looked at. */
  | { readonly kind: 'sweep' }
  | { readonly kind: 'ignored'; readonly reason: string };

export interface Surroundings {
  /** `owner/name` of this repository. */
  readonly repository: string;
  readonly mainBranch: string;
}

export function readTrigger(name: string, payload: unknown, around: Surroundings): Trigger {
  if (name === 'schedule' || name === 'workflow_dispatch') return { kind: 'sweep' };
  if (name !== 'workflow_run') return { kind: 'ignored', reason: `comments are not written for the event "${name}"` };
  const event = readFields(payload, 'the event');
  const fields = readFields(event['workflow_run'], 'workflow_run');
  const run = readRun(fields, readText(event['action'], 'action'));
  const path = readText(fields['path'], 'workflow_run.path').replace(/@.*$/, '');
  const from = readText(fields['event'], 'workflow_run.event');
  if (path === PULL_REQUEST_WORKFLOW) return readPullRequestRun(run, from);
  if (path === APPLY_WORKFLOW) return readApplyRun(run, from, around);
  return { kind: 'ignored', reason: `no comment is written for runs of ${path}` };
}

function readPullRequestRun(run: WorkflowRun, from: string): Trigger {
  if (from !== 'pull_request') return { kind: 'ignored', reason: `run ${String(run.id)} is of a ${from}` };
  // A run that waits for approval is over as soon as it is requested.
  if (run.action !== 'completed' && run.conclusion === undefined)
    return { kind: 'ignored', reason: `run ${String(run.id)} is not at its end` };
  return { kind: 'pull-request', run };
}

function readApplyRun(run: WorkflowRun, from: string, around: Surroundings): Trigger {
  if (run.headBranch !== around.mainBranch || !isOfMain({ ...run, event: from }, around)) {
    return { kind: 'ignored', reason: `run ${String(run.id)} is not of ${around.mainBranch}, so it applied nothing` };
  }
  return { kind: 'apply', run };
}

/**
 * Whether a run with main's name ran main's workflow. A branch of a fork may have that name too, and the run of a pull
 * request has its head's name and commit, main's among them, but the workflow of the merge that GitHub made for it.
 */
export function isOfMain(
  { event, headRepository }: { readonly event: string; readonly headRepository: string | undefined },
  { repository }: Pick<Surroundings, 'repository'>,
): boolean {
  return headRepository === repository && APPLY_EVENTS.has(event);
}

function readRun(fields: ReturnType<typeof readFields>, action: string): WorkflowRun {
  const head = readOptional(fields['head_repository'], 'workflow_run.head_repository', readFields);
  const owner = readOptional(head?.['owner'], 'workflow_run.head_repository.owner', readFields);
  return {
    action,
    id: readNumber(fields['id'], 'workflow_run.id'),
    url: readText(fields['html_url'], 'workflow_run.html_url'),
    conclusion: readOptional(fields['conclusion'], 'workflow_run.conclusion', readText),
    headBranch: readOptional(fields['head_branch'], 'workflow_run.head_branch', readText) ?? '',
    headCommit: readText(fields['head_sha'], 'workflow_run.head_sha'),
    headRepository: readOptional(head?.['full_name'], 'workflow_run.head_repository.full_name', readText),
    headOwner: readOptional(owner?.['login'], 'workflow_run.head_repository.owner.login', readText),
    startedAt: readOptional(fields['run_started_at'], 'workflow_run.run_started_at', readText),
  };
}
