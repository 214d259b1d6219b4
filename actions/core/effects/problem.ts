import type { Position, Problem } from '../types.ts';

const NOWHERE: Position = { file: '', line: 0, column: 0 };

export function refuse(
  position: Position | undefined,
  found: Pick<Problem, 'rule' | 'message' | 'path' | 'hosts' | 'fix' | 'side'>,
): Problem {
  return { severity: 'error', ...(position ?? NOWHERE), ...found };
}
