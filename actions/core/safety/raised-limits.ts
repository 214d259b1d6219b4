import type { Environment, Limits } from '../load/environment.ts';
import type { RaisedLimit } from '../raised-limit.ts';

/** Limits that the change raises over those in force, which count until it is applied. */
export function findRaisedLimits(desired: Environment, inForce: Environment | undefined): readonly RaisedLimit[] {
  if (inForce === undefined) return [];
  return (['hosts', 'clusters', 'restarts'] as const satisfies readonly (keyof Limits)[])
    .map((name) => ({ name, before: inForce.limits[name], after: desired.limits[name] }))
    .filter(({ before, after }) => after > before);
}

export function describeRaised({ name, before, after }: RaisedLimit): string {
  const [had, has] = name === 'restarts' ? [before, after] : [toShare(before), toShare(after)];
  return `limits.${name} of environment.yml is raised from ${String(had)} to ${String(has)}`;
}

function toShare(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
