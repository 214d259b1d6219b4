/** Who leads leaves the inventory only after a switchover, whether it is removed or only not looked after any more. */
import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { World } from './world.ts';
import { hosts, MEMBERS } from './world-files.ts';

const CONSENT = '- { instance: pg-test-3, action: destroy, reason: the machine goes back }\n';

let world: World;

function apply() {
  return runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
}

beforeEach(async () => {
  world = new World();
  world.commit({ hosts: hosts() });
  expect(await apply()).toMatchObject({ ok: true, refusals: [], owing: [] });
  world.takeCommands();
});

describe('apply refuses', () => {
  it('to remove the live leader, whatever pg_role says', async () => {
    world.leader = 'pg-test-3';
    world.commit({ hosts: hosts({ members: MEMBERS.slice(0, 2) }), removals: CONSENT });
    expect((await apply()).refusals).toMatchObject([{ rule: 'live-leader', hosts: ['10.10.10.13'] }]);
    world.leader = 'pg-test-1';
    expect(await apply()).toMatchObject({ ok: true });
    const commands = world.takeCommands();
    expect(commands[0]).toBe('pgsql-remove.yml 10.10.10.13');
    expect(world.entry?.state.usedRemovals).toMatchObject([{ name: 'pg-test-3' }]);
    expect(world.entry?.state.hosts['10.10.10.13']).toBeUndefined();
  });

  it('to look no longer after the member that leads', async () => {
    world.leader = 'pg-test-3';
    const forgets = CONSENT.replace('destroy', 'forget');
    world.commit({ hosts: hosts({ members: MEMBERS.slice(0, 2) }), removals: forgets });
    const { refusals } = await apply();
    expect(refusals).toMatchObject([{ rule: 'live-leader' }]);
    expect(refusals[0]?.message).toContain('pg-test-3 leads pg-test now, and the inventory would no longer have it');
    expect(world.takeCommands()).toEqual([]);
    world.leader = 'pg-test-1';
    expect(await apply()).toMatchObject({ ok: true });
    expect(world.takeCommands().filter((command) => command.startsWith('pgsql-remove'))).toEqual([]);
  });
});
