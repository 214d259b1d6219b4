/** A fleet that is reached by Patroni alone. */
import type { LockRequest } from '../../../actions/core/apply/ports.ts';
import type { PatroniAnswer } from '../../../actions/core/patroni/types.ts';
import type { FailoverAdapters, FailoverOptions } from '../../../actions/failover/run.ts';
import { World } from '../apply/world.ts';
import { hosts } from '../apply/world-files.ts';
import { promote } from '../core/patroni/change.ts';
import { fakePatroni } from '../core/patroni/fake-patroni.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';
import { NO_HOSTS } from './no-hosts.ts';

export const OPTIONS: FailoverOptions = {
  ...{ environment: 'sandbox', operation: 'switchover', cluster: 'pg-test', candidate: 'pg-test-2' },
  ...{ confirm: 'pg-test', door: 'command-line' },
};
export interface Stage {
  readonly world: World;
  readonly adapters: FailoverAdapters;
  readonly locks: LockRequest[];
}

/** A fleet without a ledger, and a Patroni that does what the test says. */
export function prepare(state: FakeState, answer: (state: FakeState) => PatroniAnswer): Stage {
  const world = new World();
  world.commit({ hosts: hosts() });
  const fake = fakePatroni(state, () => answer(state));
  const locks: LockRequest[] = [];
  const adapters = world.adapters();
  return {
    world,
    locks,
    adapters: {
      ...adapters,
      patroni: fake.client,
      dcs: fake.dcs,
      clock: fake.clock,
      hosts: NO_HOSTS,
      checkout: { ...adapters.checkout, isShallow: () => true, findDirty: () => ['inventory/sandbox/hosts/all.yml'] },
      locks: {
        acquire: (request) => {
          locks.push(request);
          return adapters.locks.acquire(request);
        },
      },
    },
  };
}

export const obey = (state: FakeState) => promote(state, 'pg-test-2');
