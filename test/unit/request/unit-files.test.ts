import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEP_SILENCE } from '../../../actions/core/apply/time-limits.ts';
import { REINIT_SECONDS } from '../../../actions/patroni/members.ts';

const FOLDER = join(import.meta.dirname, '../../../scripts/meta.d');
const SECONDS: Readonly<Record<string, number>> = { min: 60, h: 3_600 };

/** Seconds of a limit in a unit's file. */
function readLimit(unit: string, name: string): number {
  const [, count, of = ''] =
    new RegExp(`^${name}=(\\d+)(min|h)$`, 'm').exec(readFileSync(join(FOLDER, unit), 'utf8')) ?? [];
  return Number(count) * (SECONDS[of] ?? Number.NaN);
}

describe('the units of the meta node', () => {
  it('end no operation that is still within its own limits', () => {
    // One copy of the leader, or one member after the other, before it the wait for a lock.
    expect(readLimit('ops-operation.service', 'TimeoutStartSec')).toBeGreaterThan(2 * REINIT_SECONDS);
  });

  it('leave an apply that is to end the time for its longest task', () => {
    expect(readLimit('ops-apply@.service', 'TimeoutStopSec')).toBeGreaterThan(STEP_SILENCE.seconds);
  });
});
