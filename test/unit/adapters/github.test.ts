import { afterEach, describe, expect, it, vi } from 'vitest';
import { fitSummary, readRequiredInput } from '../../../actions/adapters/github.ts';
import { UsageError } from '../../../actions/core/usage-error.ts';

describe('fitSummary', () => {
  it('leaves alone what fits', () => {
    expect(fitSummary('# Plan\n')).toBe('# Plan\n');
  });

  it('cuts at a line’s end, below 1 MiB, and says so', () => {
    const line = `${'é'.repeat(99)}\n`;
    const fitted = fitSummary(line.repeat(20_000));
    expect(Buffer.byteLength(fitted)).toBeLessThan(1024 * 1024);
    const [kept, notice] = fitted.split('\n\n');
    expect(kept?.split('\n').every((text) => text === 'é'.repeat(99))).toBe(true);
    expect(notice).toContain('Cut here');
  });
});

describe('an input that is required', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is what the workflow gives', () => {
    vi.stubEnv('INPUT_CLUSTER', 'pg-test');
    expect(readRequiredInput('cluster')).toBe('pg-test');
  });

  it('is asked for where it is missing or empty, as what its reader has to mend', () => {
    vi.stubEnv('INPUT_CLUSTER', '');
    for (const name of ['cluster', 'operation']) {
      expect(() => readRequiredInput(name)).toThrow(
        new UsageError(`the input "${name}" is missing: give it below "with:" of the step`),
      );
    }
  });
});
