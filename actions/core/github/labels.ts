/** Labels that follow from the plans alone: one that a person set is corrected, and none is ever read for a decision. */
import type { Hazard, Plan } from '../types.ts';
import type { GithubApi } from './api.ts';
import type { PullRequest } from './pull-requests.ts';

/** Name, colour and description, as `scripts/ops github protect` makes them. */
export const LABELS = [
  { name: 'restart', color: 'd93f0b', description: 'Restarts a service of a cluster (set by the plan)' },
  { name: 'destroy', color: 'b60205', description: 'Destroys data (set by the plan)' },
  { name: 'refused', color: '000000', description: 'The plan is refused (set by the plan)' },
  { name: 'code', color: '5319e7', description: 'Changes what is run on the meta node (set by the plan)' },
] as const;

export type LabelName = (typeof LABELS)[number]['name'];

const HAZARD_LABELS: Readonly<Partial<Record<Hazard, LabelName>>> = {
  restart: 'restart',
  failover: 'restart',
  destroy: 'destroy',
  'data-loss': 'destroy',
  code: 'code',
};

export function findLabels(plans: readonly Plan[], changesPlanner: boolean): ReadonlySet<LabelName> {
  const hazards = plans.flatMap(({ steps }) => steps.flatMap((step) => step.hazards));
  return new Set([
    ...hazards.flatMap((hazard) => HAZARD_LABELS[hazard] ?? []),
    ...(plans.some(({ refusals }) => refusals.length > 0) ? ['refused' as const] : []),
    ...(changesPlanner ? ['code' as const] : []),
  ]);
}

/** One request for all that are missing, one for each that is too many. */
export async function putLabels(
  api: GithubApi,
  { number, labels }: Pick<PullRequest, 'number' | 'labels'>,
  wanted: ReadonlySet<LabelName>,
): Promise<void> {
  const missing = [...wanted].filter((name) => !labels.includes(name));
  if (missing.length > 0) {
    await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
      ...{ issue_number: number, labels: missing },
    });
  }
  for (const { name } of LABELS) {
    if (wanted.has(name) || !labels.includes(name)) continue;
    await api.request('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', {
      ...{ issue_number: number, name },
    });
  }
}
