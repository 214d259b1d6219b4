import { expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import type { ApplyCourse } from '../../../actions/core/publication/applying.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

it('tells which steps are at work, and how many have passed, as each begins', async () => {
  const world = new World();
  world.commit({ hosts: hosts() });
  const told: ApplyCourse[] = [];
  const tellCourse = (course: ApplyCourse) => void told.push(course);
  const report = await runApply({ environment: 'sandbox', dryRun: false }, { ...world.adapters(), tellCourse });
  expect(report.ok).toBe(true);
  expect(told[0]).toMatchObject({ commit: world.head, done: 0, of: report.steps.length });
  expect(new Set(told.flatMap(({ steps }) => steps))).toEqual(new Set(report.steps.map(({ id }) => id)));
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((one, other) => one - other));
});

it('publishes when it has given its lock back, so that a slow network keeps nobody waiting', async () => {
  const world = new World();
  world.commit({ hosts: hosts() });
  const adapters = world.adapters();
  const order: string[] = [];
  await runApply(
    { environment: 'sandbox', dryRun: false },
    {
      ...adapters,
      locks: {
        acquire: async (request) => {
          const lock = await adapters.locks.acquire(request);
          return { ...lock, release: () => void order.push(`released ${request.names.join(' ')}`) };
        },
      },
      ledger: { ...adapters.ledger, publish: () => (order.push('published'), Promise.resolve([])) },
    },
  );
  expect(order.slice(-2)).toEqual(['released apply', 'published']);
});
