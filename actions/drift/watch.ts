/** The hosted end: reads what meta nodes have published of their looks, and keeps one issue of it. */
import { DRIFT_MARK, DRIFT_TITLE, hasDrift, writeDriftIssue } from '../core/drift/issue-body.ts';
import { readPublishedDrift } from '../core/drift/published.ts';
import type { GithubApi } from '../core/github/api.ts';
import { putIssue, type IssueResult } from '../core/github/issues.ts';
import type { PlanAdapters } from '../core/plan/ports.ts';

export interface WatchAdapters {
  readonly api: GithubApi;
  readonly plan: PlanAdapters;
  readonly environments: readonly string[];
  /** `https://github.com/owner/name` */
  readonly repositoryUrl: string;
  readonly say: (line: string) => void;
}

export interface Watched {
  readonly result: IssueResult;
  /** Text of the issue, as it is or would be. */
  readonly body: string;
}

export async function runWatch({ api, plan, environments, repositoryUrl, say }: WatchAdapters): Promise<Watched> {
  const found = environments.flatMap((environment) => {
    const drift = readPublishedDrift(environment, plan);
    if (drift === undefined) say(`Nothing was applied to ${environment} yet.`);
    return drift === undefined ? [] : [drift];
  });
  const body = writeDriftIssue(found, repositoryUrl);
  const result = await putIssue(api, { mark: DRIFT_MARK, title: DRIFT_TITLE, body, isOpen: hasDrift(found) });
  say(`The issue of drift: ${result}.`);
  return { result, body };
}
