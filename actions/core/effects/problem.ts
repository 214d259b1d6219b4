import type { Position, Problem } from '../types.ts';

const NOWHERE: Position = { file: '', line: 0, column: 0 };

/** The entry of removals.yml that consents to the loss of an instance or a cluster. */
export function suggestRemoval(name: string, kind: 'instance' | 'cluster' = 'instance'): NonNullable<Problem['fix']> {
  return { file: 'removals.yml', lines: [`- { ${kind}: ${name}, action: destroy, reason: why it may go }`] };
}

export function refuse(
  position: Position | undefined,
  found: Pick<Problem, 'rule' | 'message' | 'path' | 'hosts' | 'fix' | 'side'>,
): Problem {
  return { severity: 'error', ...(position ?? NOWHERE), ...found };
}
