import { adviseRoleChange } from '../../../../actions/core/operations/advice.ts';
import type { RoleChange } from '../../../../actions/core/patroni/checks.ts';
import { changeRoles } from '../../../../actions/core/patroni/role-change.ts';
import type { PatroniAnswer } from '../../../../actions/core/patroni/types.ts';
import type { RoleChangeResult } from '../../../../actions/core/patroni/verdict.ts';
import { ENDPOINTS, ok } from './fake-patroni.ts';
import type { Fake, FakeState } from './fake-patroni.ts';

export const SWITCHOVER: RoleChange = { operation: 'switchover' };

export function promote(state: FakeState, instance: string): PatroniAnswer {
  state.leader = instance;
  state.timeline += state.standbyCluster ? 0 : 1;
  return ok(`Successfully switched over to "${instance}"`);
}

/** What the person is told meanwhile goes into `said`. */
export function change(fake: Fake, wanted: RoleChange, said: string[] = []): Promise<RoleChangeResult> {
  return changeRoles({
    endpoints: ENDPOINTS,
    change: wanted,
    client: fake.client,
    dcs: fake.dcs,
    clock: fake.clock,
    report: (message) => void said.push(message),
    advice: adviseRoleChange('command-line'),
  });
}
