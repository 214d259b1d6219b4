import { expect } from 'vitest';
import type { Execution } from '../../lib/github/act-hosted.ts';
import { actFailing, readSummary } from './meta-act.ts';

/** The job succeeded, and its summary says so. */
export function expectDone(execution: Execution, words: string): void {
  expect(readSummary(execution)).toContain(words);
  expect(execution.output).toContain('Job succeeded');
  expect(execution.status).toBe(0);
}

export function expectFailed(run: () => Execution, words: RegExp): void {
  const { status, output } = actFailing(run, words);
  expect(output).toMatch(words);
  expect(status).not.toBe(0);
}
