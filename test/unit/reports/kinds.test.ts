import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KINDS } from './kinds.ts';

const root = join(import.meta.dirname, '../..');
const LEAST = 2;

describe('the kinds of mistakes that reports are of', () => {
  it.each(KINDS)('$kind: each situation is there', ({ reports, own }) => {
    const missing = own.filter(({ file, says }) => {
      const path = join(root, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(says);
    });
    expect(missing).toEqual([]);
    expect(reports.filter((name) => !existsSync(join(root, 'cases/reports', name)))).toEqual([]);
  });

  it('have two situations of our own each', () => {
    const lacking = KINDS.filter(({ own }) => new Set(own.map(({ file, says }) => `${file} ${says}`)).size < LEAST);
    expect(lacking.map(({ kind }) => kind)).toEqual([]);
  });
});
