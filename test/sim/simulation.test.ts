/**
 * Merges, jobs, timers, applies by hand and failovers in any order, cancelled and killed, on a full disk, with hosts and
 * GitHub away: nothing that was merged is lost, nothing is done twice unless it was cut off, and no green job lies. The
 * request logic, the apply and its planner are the real ones; what they ask of the world is in memory.
 */
import fc from 'fast-check';
import { it } from 'vitest';
import { eventArbitrary, Simulation } from './schedule.ts';

/** 300; scripts/test --all sets OPS_PROPERTY_RUNS to 2000, and this plays five times as many as that says. */
const RUNS = Number(process.env['OPS_PROPERTY_RUNS'] ?? 60) * 5;
const TIMEOUT_MS = RUNS * 1_000;

it(
  'ends at main, each effect once, no debt forgotten',
  async () => {
    const events = fc.array(eventArbitrary, { minLength: 8, maxLength: 20, size: 'max' });
    const order = fc.array(fc.nat({ max: 5 }), { maxLength: 30 });
    const schedule = fc.asyncProperty(events, order, (happens, choices) => new Simulation().play(happens, choices));
    await fc.assert(schedule, { numRuns: RUNS, endOnFailure: true });
  },
  TIMEOUT_MS,
);
