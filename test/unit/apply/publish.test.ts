import { expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

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
