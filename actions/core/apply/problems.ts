import { refuse as refuseAt } from '../effects/problem.ts';
import type { Problem } from '../types.ts';

/** A refusal that no line of the inventory is to blame for. */
export function refuse(rule: string, message: string, hosts: readonly string[] = []): Problem {
  return refuseAt(undefined, { rule, message, path: '', hosts });
}
