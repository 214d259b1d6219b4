import { describe, expect, it } from 'vitest';
import { fitSummary } from '../../../actions/adapters/github.ts';

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
