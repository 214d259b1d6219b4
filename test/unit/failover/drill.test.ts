import { describe, expect, it } from 'vitest';
import { runFailover } from '../../../actions/failover/run.ts';
import type { FailoverOptions } from '../../../actions/failover/run.ts';
import { healthy } from '../core/patroni/fake-patroni.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';
import { obey, prepare } from './stage.ts';
import type { Stage } from './stage.ts';

describe('a drill', () => {
  const DRILL: FailoverOptions = {
    ...{ environment: 'sandbox', operation: 'switchover', cluster: 'pg-test', confirm: 'pg-test' },
    ...{ door: 'form', drill: true },
  };
  const allow = (stage: Stage, line = 'drill: true\n'): Stage => {
    const { readCheckout } = stage.adapters;
    const environmentFile = {
      path: 'inventory/sandbox/environment.yml',
      text: `fingerprint_key: '00000000000000000000000000000000'\n${line}`,
    };
    return {
      ...stage,
      adapters: { ...stage.adapters, readCheckout: () => ({ ...readCheckout(), environmentFile }) },
    };
  };

  it.each([
    ['is not allowed', 'drill: false\n'],
    ['is not spoken of', ''],
    ['is misspelt beside', 'drill: true\ndril: true\n'],
  ])('is refused where it %s in environment.yml, and nothing is asked', async (_how, line) => {
    const state = healthy();
    const asked: string[] = [];
    const stage = allow(
      prepare(state, () => {
        asked.push('asked');
        return obey(state);
      }),
      line,
    );
    await expect(runFailover(DRILL, stage.adapters)).rejects.toThrow('environment sandbox allows no drill');
    expect(asked).toEqual([]);
  });

  it.each<[string, Partial<FakeState>, string]>([
    ['a replica is away', { unreachable: new Set(['pg-test-3']) }, 'members: 2 of 3 answer; not pg-test-3'],
    [
      'a setting waits for a restart',
      { own: { 'pg-test-3': { pending_restart: true } } },
      'pending restart: pg-test-3',
    ],
    ['a host cannot be asked', {}, 'HAProxy of pg-test-1: cannot be asked: no route to host'],
  ])('is refused where %s, which a switchover is not', async (_what, overrides, words) => {
    const stage = allow(
      prepare(healthy(overrides), () => ({ status: 500, body: undefined, text: 'must not be asked' })),
    );
    const report = await runFailover(DRILL, stage.adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'refused', leader: 'pg-test-1', drill: true });
    expect(report.problems.join('\n')).toContain(
      `a drill is for a cluster in which nothing is wrong, and here is: ${words}`,
    );
    expect(stage.world.runs).toEqual([]);
  });

  it('is no failover', async () => {
    const stage = allow(prepare(healthy(), obey));
    const failover: FailoverOptions = { ...DRILL, operation: 'failover', candidate: 'pg-test-2' };
    await expect(runFailover(failover, stage.adapters)).rejects.toThrow('only a switchover is drilled');
  });
});
