/** During and after an apply: every pull request that it covers hears of it, found by the commits of main. */
import { readArchivedText, MOST_REPORT_BYTES } from '../core/github/archive.ts';
import { parseApplyReport, type ReadReport } from '../core/github/apply-report.ts';
import type { WorkflowRun } from '../core/github/event.ts';
import { findStage, type ApplyState } from '../core/github/merged-stage.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listClosed, listOfCommit, type PullRequest } from '../core/github/pull-requests.ts';
import { downloadArtifact, listArtifacts, type ListedRun } from '../core/github/runs.ts';
import type { EnvironmentInput, RunningStep } from '../core/render/page/input.ts';
import { UserError } from '../core/types.ts';
import { findRunningStep } from './applying.ts';
import { forEach, joinTold, type Told } from './for-each.ts';
import { writePage } from './write.ts';

const REPORT_FILE = 'report.json';
const MOST_PULLS = 30;
/** Commits of main that no listed pull request has as its merge are asked for one by one. */
const MOST_ASKED = 5;

/** `running` is another run that is at work. */
export async function commentMerged(
  run: WorkflowRun,
  running: ListedRun | undefined,
  adapters: CommentAdapters,
): Promise<Told> {
  const { say } = adapters;
  if (!isMerged(run, adapters)) {
    say(
      `Run ${String(run.id)} is of ${run.headCommit.slice(0, 10)}, which main does not contain: nothing of it is told.`,
    );
    return joinTold([]);
  }
  const states = await findStates(run, running, adapters);
  const covered = findCovered(run, states, adapters);
  const pulls = covered.length === 0 ? [] : await findMerged(covered, adapters);
  if (pulls.length === 0)
    say(`No merged pull request waits for run ${String(run.id)} of ${run.headCommit.slice(0, 10)}.`);
  return await forEach(pulls, adapters, async (pull) => {
    const environments = await describe(pull, { run, states, others: pulls.length - 1 }, adapters);
    const page = {
      ...{ environments, repositoryUrl: adapters.repositoryUrl, runUrl: run.url },
      head: { commit: pull.head.commit, branch: pull.head.branch },
    };
    return await writePage(pull, page, adapters);
  });
}

/** A tag may have main's name, and the workflow of its own commit. Main is as it was fetched last. */
export function isMerged(
  { headCommit }: Pick<WorkflowRun, 'headCommit'>,
  { commits }: Pick<CommentAdapters, 'commits'>,
): boolean {
  return commits.findMergeBase(headCommit, commits.readMain()) === headCommit;
}

type States = ReadonlyMap<string, ApplyState>;

async function findStates(
  run: WorkflowRun,
  running: ListedRun | undefined,
  adapters: CommentAdapters,
): Promise<States> {
  const environments = adapters.commits.listEnvironments(run.headCommit);
  const of = (state: ApplyState): States => new Map(environments.map((name) => [name, state]));
  if (run.action === 'requested') {
    const behind = running === undefined ? {} : { behind: `the apply of ${running.headCommit.slice(0, 10)}` };
    return of({ kind: 'waiting', ...behind });
  }
  if (run.action === 'in_progress') {
    const running = { kind: 'running' as const, since: run.startedAt?.slice(11, 16) ?? 'now' };
    const at = (name: string) => findRunningStep(name, run, adapters);
    return new Map(environments.map((name) => [name, withStep(running, at(name))]));
  }
  const reports = await readReports(run, adapters);
  const ended: ApplyState = { kind: 'ended', conclusion: run.conclusion ?? 'unknown' };
  return new Map(
    environments.map((name) => {
      const report = reports.get(name);
      return [name, report === undefined ? ended : { kind: 'reported', report, runUrl: run.url }];
    }),
  );
}

function withStep(running: Extract<ApplyState, { kind: 'running' }>, at: RunningStep | undefined): ApplyState {
  return at === undefined ? running : { ...running, at };
}

async function readReports(run: WorkflowRun, { api, say }: CommentAdapters): Promise<ReadonlyMap<string, ReadReport>> {
  const reports = new Map<string, ReadReport>();
  for (const { id, name, bytes } of await listArtifacts(api, run.id)) {
    const environment = /^apply-report-(.+)$/.exec(name)?.[1];
    if (environment === undefined || bytes > MOST_REPORT_BYTES) continue;
    try {
      const report = parseApplyReport(readArchivedText(await downloadArtifact(api, id), REPORT_FILE));
      if (report.environment === environment) reports.set(environment, report);
      else say(`The report of ${environment} is of another environment; it is not used.`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(`The report of ${environment} cannot be used: ${error.message}`);
    }
  }
  return reports;
}

/** First-parent commits of main that the apply brings to some host, newest first. */
function findCovered(run: WorkflowRun, states: States, { commits }: CommentAdapters): readonly string[] {
  const covered = new Set<string>();
  for (const [environment, state] of states) {
    const report = state.kind === 'reported' ? state.report : undefined;
    const from = report?.existing ?? commits.findPublished(environment)?.inForce ?? [];
    const until = report?.desired ?? run.headCommit;
    // What any of them lacks is new to the hosts that have it.
    const lacking = from.length === 0 ? [until] : from.flatMap((commit) => commits.listBetween(commit, until));
    for (const commit of lacking) covered.add(commit);
  }
  return [...covered];
}

async function findMerged(covered: readonly string[], adapters: CommentAdapters): Promise<readonly PullRequest[]> {
  const { api, mainBranch, repository } = adapters;
  const isOurs = ({ base, isMerged }: PullRequest) =>
    isMerged && base.branch === mainBranch && base.repository === repository;
  const wanted = new Set(covered);
  const listed = (await listClosed(api, mainBranch)).filter(
    (pull) => isOurs(pull) && pull.mergeCommit !== undefined && wanted.has(pull.mergeCommit),
  );
  const known = new Set(listed.map(({ mergeCommit }) => mergeCommit));
  const others: PullRequest[] = [];
  for (const commit of covered.filter((one) => !known.has(one)).slice(0, MOST_ASKED)) {
    const found = (await listOfCommit(api, commit)).filter(isOurs);
    others.push(...found.map((pull) => ({ ...pull, mergeCommit: commit })));
  }
  const all = new Map([...others, ...listed].map((pull) => [pull.number, pull]));
  return [...all.values()].sort((one, other) => other.number - one.number).slice(0, MOST_PULLS);
}

interface Apply {
  readonly run: WorkflowRun;
  readonly states: States;
  readonly others: number;
}

/** By the pull request's own change: from the commit before its merge to its merge. */
async function describe(
  pull: PullRequest,
  { run, states, others }: Apply,
  { commits, planner }: CommentAdapters,
): Promise<readonly EnvironmentInput[]> {
  const merge = pull.mergeCommit ?? run.headCommit;
  const before = commits.findParent(merge) ?? merge;
  const known = new Set(commits.listEnvironments(before));
  const environments = commits.listEnvironments(merge).filter((name) => states.has(name));
  return await Promise.all(
    environments.map(async (environment): Promise<EnvironmentInput> => {
      const existing = known.has(environment) ? { existing: before } : {};
      const plan = await planner.plan({ environment, desired: merge, ...existing });
      const state = states.get(environment) ?? { kind: 'ended', conclusion: 'unknown' };
      const reached = state.kind === 'reported' ? state.report.existing : [];
      const isEarlier = reached.some((commit) => commits.isAncestor(merge, commit));
      return { environment, plan, stage: findStage(plan, state, { others, isEarlier }) };
    }),
  );
}
