import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import type { ApplyReport } from '../../../actions/core/apply/report.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

const LAG = 100 * 1_048_576;
const RESTART = hosts({ settings: '{ max_connections: 200 }' });

let world: World;

function apply(): Promise<ApplyReport> {
  return runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
}

/** Steps that restart, with what became of them. */
function findRestarts({ steps }: ApplyReport) {
  return steps.filter(({ tags }) => tags.includes('patroni_restart'));
}

beforeEach(async () => {
  world = new World();
  world.commit({ hosts: hosts() });
  await apply();
  world.takeCommands();
  world.messages.length = 0;
});

describe('a replica that lags', () => {
  it('is waited for, without the locks of its cluster, and then the step runs', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART });
    let held = 0;
    const seen: number[] = [];
    const adapters = world.adapters();
    const locks = {
      acquire: ({ names }: Parameters<typeof adapters.locks.acquire>[0]) => {
        const counts = names.every((name) => name.includes('pg-test')) ? 1 : 0;
        held += counts;
        return Promise.resolve({ names, descriptors: [], release: () => void (held -= counts) });
      },
    };
    world.whileWaiting = () => {
      seen.push(held);
      if (world.now >= 20_000) world.lag.clear();
    };
    const report = await runApply({ environment: 'sandbox', dryRun: false }, { ...adapters, locks });
    expect(report).toMatchObject({ ok: true, owing: [] });
    expect(new Set(seen.slice(0, 20))).toEqual(new Set([0]));
    const waits = world.messages.filter((message) => message.includes('waits, for at most'));
    expect(waits).toHaveLength(2);
    expect(waits[0]).toMatch(
      /^s\d+ waits, for at most 60 s more: pg-test is not whole \(pg-test-3 has 100\.0 MB of WAL to replay, at most 16\.0 MB is allowed\)/,
    );
  });

  it('ends the wait after wait_seconds; what it waited for is told, and nothing was begun', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART, environment: 'gates: { wait_seconds: 5 }\n' });
    const report = await apply();
    const refused = findRestarts(report).find(({ status }) => status === 'failed');
    expect(refused?.hosts[0]?.message ?? refused?.message).toContain(
      'waited for 5 s (gates.wait_seconds of environment.yml): pg-test is not whole (pg-test-3 has 100.0 MB of WAL',
    );
    expect(world.takeCommands().filter((line) => line.includes('pg-test') && line.includes('restart'))).toEqual([]);
    world.lag.clear();
    expect(await apply()).toMatchObject({ ok: true, owing: [] });
  });

  it('stands in no way of a step that restarts nothing', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({
      hosts: hosts({ rules: "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 trust'] }]" }),
    });
    expect(await apply()).toMatchObject({ ok: true });
    expect(world.now).toBe(0);
  });

  it('is not waited for any longer when a signal came', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART });
    world.whileWaiting = () => {
      if (world.messages.some((message) => message.includes(' waits, '))) world.signal = 'SIGTERM';
    };
    const report = await apply();
    expect(JSON.stringify(report.steps)).toContain(
      'not waited for any longer, since SIGTERM came: pg-test is not whole',
    );
    expect(world.now).toBeLessThan(5_000);
  });
});
