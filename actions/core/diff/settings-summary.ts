import { isNearSecretName } from '../catalogue/near-secrets.ts';
import { readCount, STANDBY_SENSITIVE } from '../settings/restart-order.ts';
import { isRestartChange } from '../settings/restart-change.ts';
import type { Value } from '../types.ts';
import { canonicalText } from '../general/canonical.ts';
import { isMapping } from '../general/values.ts';
import { summariseChange } from './summary.ts';

/**
 * What differs between the settings of a cluster: each by name, those first that PostgreSQL takes at its start. Where
 * members restart in an order because of one, the reason stands beside it.
 */
export function summariseSettings(
  before: Value | undefined,
  after: Value | undefined,
  major: Value | undefined,
): string {
  if (!isMapping(before) || !isMapping(after)) return summariseChange(before, after, false);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.filter((name) => !isSame(before[name], after[name]));
  const restarting = changed.filter((name) => isRestartChange(major, name, [before[name], after[name]]));
  const reloaded = changed.filter((name) => !restarting.includes(name));
  const directions = new Map(changed.map((name) => [name, findDirection(name, before[name], after[name])]));
  const isOrdered = [...directions.values()].includes('lowered');
  const describe = (name: string): string => {
    const direction = isOrdered ? directions.get(name) : undefined;
    const first =
      direction === undefined ? '' : ` (${direction}: ${direction === 'lowered' ? 'leader' : 'replicas'} first)`;
    return `${name}: ${summariseChange(before[name], after[name], isNearSecretName(name))}${first}`;
  };
  return [...restarting, ...reloaded].map(describe).join(', ');
}

function isSame(left: Value | undefined, right: Value | undefined): boolean {
  return left !== undefined && right !== undefined && canonicalText(left) === canonicalText(right);
}

function findDirection(name: string, before: Value | undefined, after: Value | undefined) {
  const [left, right] = [readCount(before), readCount(after)];
  if (!STANDBY_SENSITIVE.includes(name) || left === undefined || right === undefined) return undefined;
  return left < right ? ('raised' as const) : left > right ? ('lowered' as const) : undefined;
}
