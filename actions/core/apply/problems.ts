import type { Problem } from '../types.ts';

/** A refusal that no line of the inventory is to blame for. */
export function refuse(rule: string, message: string, hosts: readonly string[] = []): Problem {
  return {
    severity: 'error',
    rule,
    message,
    file: '',
  XX
    column: 1,
    path: '',
    ...(hosts.length === 0 ? {} : { hosts }),
  };
}
