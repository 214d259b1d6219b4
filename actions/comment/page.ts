/** What main's planner says of one open pull request. */
import { changesPlanner, touchesEnvironment } from '../core/github/planner-paths.ts';
import type { CommentAdapters, Commits, PlanQuestion } from '../core/github/ports.ts';
import type { PullRequest } from '../core/github/pull-requests.ts';
import { sortNatural } from '../core/general/natural.ts';
import type { EnvironmentInput, MissingReason, PageInput } from '../core/render/page/input.ts';
import { UserError, type Plan, type Problem } from '../core/types.ts';

/** The pull request's own run, as far as it is over. */
export interface OwnRun {
  readonly url: string;
  readonly conclusion: string | undefined;
}

export interface AssembledPage {
  readonly page: PageInput;
  readonly plans: readonly Plan[];
  readonly changesPlanner: boolean;
  /** What merging makes, which is what was planned; absent without plans. */
  readonly merge?: string;
}

const ENDINGS: Readonly<Record<string, MissingReason>> = {
  cancelled: 'cancelled',
  action_required: 'waits for approval',
};

export async function assemblePage(
  pull: PullRequest,
  run: OwnRun | undefined,
  adapters: CommentAdapters,
): Promise<AssembledPage> {
  const { commits } = adapters;
  const head = pull.head.commit;
  const main = commits.readMain();
  const mergeBase = commits.findMergeBase(main, head) ?? main;
  const changed = commits.listChangedPaths(mergeBase, head);
  const isPlannerChanged = changesPlanner(changed);
  const base: PageInput = {
    ...{ environments: [], base: main, repositoryUrl: adapters.repositoryUrl, changesPlanner: isPlannerChanged },
    head: {
      commit: head,
      branch: pull.head.branch,
      ...(pull.headUrl === undefined ? {} : { repositoryUrl: pull.headUrl }),
    },
    ...(run === undefined ? {} : { runUrl: run.url }),
  };
  const tellMissing = (reason: MissingReason, problems: readonly Problem[] = [], plans: readonly Plan[] = []) => ({
    ...{ page: { ...base, missing: { reason, problems } }, plans, changesPlanner: isPlannerChanged },
  });
  const ending = ENDINGS[run?.conclusion ?? ''];
  if (ending !== undefined) return tellMissing(ending);
  const merge = await commits.merge(main, head);
  if (merge.kind === 'conflict') return tellMissing('conflict');
  const excess = commits.findExcess(merge.commit);
  if (excess !== undefined) return tellMissing('too large', [makeProblem('limits', excess)]);
  const found = await findPlans({ merge: merge.commit, main, mergeBase, changed }, adapters);
  if ('failure' in found) return tellMissing('planner failed', [makeProblem('planner', found.failure)]);
  const plans = found.answers.map(({ plan }) => plan);
  const broken = plans.filter(isBroken).flatMap(({ refusals }) => refusals);
  if (broken.length > 0) return { ...tellMissing('validate failed', broken, plans), merge: merge.commit };
  const ownResult = findOwnResult(plans, run?.conclusion);
  const environments = found.answers.map((answer) => describe(answer, main, adapters));
  const page = { ...base, environments, ...(ownResult === undefined ? {} : { ownResult }) };
  return { page, plans, changesPlanner: isPlannerChanged, merge: merge.commit };
}

interface Sides {
  readonly merge: string;
  readonly main: string;
  readonly mergeBase: string;
  /** Files that the branch changes. */
  readonly changed: readonly string[];
}

interface Answer {
  readonly plan: Plan;
  /** Hosts of the plan that main changed since the branch began, where both change the environment. */
  readonly moved: readonly string[];
}

/** One plan an environment; those that main has and the merge has not are refused. */
async function findPlans(
  sides: Sides,
  adapters: CommentAdapters,
): Promise<{ readonly answers: readonly Answer[] } | { readonly failure: string }> {
  const { commits, planner } = adapters;
  const there = new Set(commits.listEnvironments(sides.merge));
  const names = sortNatural([...new Set([...there, ...commits.listEnvironments(sides.main)])]);
  const ask = async (environment: string): Promise<Answer> => {
    if (!there.has(environment)) return { plan: refuseRemoval(environment, sides.merge), moved: [] };
    const plan = await planner.plan({
      environment,
      desired: sides.merge,
      ...findMeanwhile(environment, sides, commits),
    });
    return { plan, moved: readMoved(plan, sides, adapters) };
  };
  try {
    return { answers: await Promise.all(names.map(ask)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { failure: error.message };
  }
}

function refuseRemoval(environment: string, merge: string): Plan {
  const message = `environment "${environment}" disappears; remove its clusters first, each with an entry in removals.yml, and then its folder`;
  const nothing = { fingerprint: 'none', steps: [], notes: [], unaffected: [] };
  return {
    environment,
    existing: [],
    desired: { rev: merge },
    ...nothing,
    refusals: [makeProblem('environment', message)],
  };
}

function makeProblem(rule: string, message: string): Problem {
  return { severity: 'error', rule, message, file: '', line: 0, column: 0, path: '' };
}

/** Errors of the inventory leave no intent that could have a fingerprint; nor does a state that is not believed. */
function isBroken({ fingerprint, refusals }: Plan): boolean {
  return fingerprint === '' && refusals.some(({ rule }) => rule !== 'published-state');
}

/** The pull request's own run decides nothing; that it ends otherwise is worth a line. */
function findOwnResult(plans: readonly Plan[], conclusion: string | undefined): string | undefined {
  if (conclusion === undefined) return undefined;
  const isRefused = plans.some(({ refusals }) => refusals.length > 0);
  return (conclusion === 'success') === isRefused ? conclusion : undefined;
}

function describe({ plan, moved }: Answer, main: string, { commits }: CommentAdapters): EnvironmentInput {
  const { environment } = plan;
  const published = commits.findPublished(environment);
  return {
    ...{ environment, plan, stage: { kind: 'planned' as const } },
    ...(published === undefined ? {} : { inForce: { commit: published.commit, ageSeconds: published.ageSeconds } }),
    ...(moved.length === 0 ? {} : { mainMoved: { commit: main, hosts: moved } }),
  };
}

function findMeanwhile(
  environment: string,
  { main, mergeBase, changed }: Sides,
  commits: Commits,
): Pick<PlanQuestion, 'meanwhile'> {
  if (mergeBase === main || !touchesEnvironment(changed, environment)) return {};
  if (!touchesEnvironment(commits.listChangedPaths(mergeBase, main), environment)) return {};
  return { meanwhile: { from: mergeBase, to: main } };
}

function readMoved(
  { environment, meanwhile }: Plan,
  { mergeBase }: Sides,
  { say }: CommentAdapters,
): readonly string[] {
  if (meanwhile === undefined) return [];
  if ('hosts' in meanwhile) return meanwhile.hosts;
  say(`What main changed of ${environment} since ${mergeBase.slice(0, 10)} is not known: ${meanwhile.reason}`);
  return [];
}
