import { describe, expect, it } from 'vitest';
import { listAnnotations } from '../../../../actions/core/render/annotations.ts';
import type { Problem } from '../../../../actions/core/types.ts';

const REMOVALS = 'inventory/prod/removals.yml';
const HOSTS = 'inventory/prod/hosts/pg-test.yml';

function makeProblem(rest: Partial<Problem> = {}): Problem {
  return { severity: 'error', rule: 'rule', message: 'is wrong', file: HOSTS, line: 3, column: 5, path: 'x', ...rest };
}

describe('annotations', () => {
  it('stand at line and column of a file that the head has', () => {
    expect(listAnnotations([makeProblem()], () => true)).toEqual([
      { severity: 'error', title: 'rule', message: 'is wrong [rule]', place: { file: HOSTS, line: 3, column: 5 } },
    ]);
  });

  it('of what disappeared stand where the consent belongs', () => {
    const gone = makeProblem({ fix: { file: 'removals.yml', lines: ['- cluster: pg-test'] } });
    const [first] = listAnnotations([gone], (path) => path === REMOVALS);
    expect(first?.place).toEqual({ file: REMOVALS, line: 1, column: 1 });
  });

  it('have no place where no file is there', () => {
    expect(listAnnotations([makeProblem(), makeProblem({ file: '' })], () => false).map(({ place }) => place)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are the worst first, ten of a kind, and the last counts the rest', () => {
    const problems = [
      makeProblem({ severity: 'warning' }),
      makeProblem({ file: '', message: 'without a place' }),
      ...Array.from({ length: 12 }, (_, index) => makeProblem({ message: `error ${String(index)}` })),
    ];
    const shown = listAnnotations(problems, (path) => path !== '');
    expect(shown.map(({ severity }) => severity)).toEqual([...Array.from({ length: 10 }, () => 'error'), 'warning']);
    expect(shown[0]?.message).toBe('error 0 [rule]');
    expect(shown[9]?.message).toBe('4 more of this kind; the job summary has them all');
    expect(shown.some(({ message }) => message.includes('without a place'))).toBe(false);
  });
});
