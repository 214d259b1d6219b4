import { expect, it } from 'vitest';
import { maskQuoted } from '../../../../actions/core/load/mask.ts';

function mask(message: string): string | undefined {
  const problem = { file: 'x.yml', line: 1, column: 1, severity: 'error', rule: 'r', message, path: '' } as const;
  return maskQuoted([problem], new Set())[0]?.message;
}

it('cuts what is quoted and long, and keeps what follows', () => {
  expect(mask(`selector "${'x'.repeat(60_000)}" of "a" is none`)).toBe(`selector "${'x'.repeat(300)}…" of "a" is none`);
});

it('leaves a message of many short names', () => {
  const message = Array.from({ length: 100 }, (_, index) => `"name${String(index)}"`).join(', ');
  expect(mask(message)).toBe(message);
});
