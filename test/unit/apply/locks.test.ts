/** Verbs that touch the same hosts wait for each other: real kernel locks, each verb with locks of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocks } from '../../../actions/adapters/lock.ts';
import { nameLock } from '../../../actions/core/apply/lock-name.ts';
import { runApply } from '../../../actions/apply/run.ts';
import { runCreateuser } from '../../../actions/createuser/run.ts';
import { runFailover } from '../../../actions/failover/run.ts';
import { runByHand } from '../../../actions/run/run.ts';
import { aroundRuns } from './hold-runs.ts';
import { NO_HOSTS } from '../failover/no-hosts.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

const LONGER_THAN_A_POLL_MS = 700;
const rules = "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 scram-sha-256'] }]";
const users = "[{ name: app, password: 'Obvious.App' }]";

let folder: string;
let world: World;
let happened: string[];
let letGo: () => void;
/** Ends when the test lets Ansible go on. */
let held: Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ops-locks-'));
  world = new World();
  happened = [];
  held = new Promise((resolve) => (letGo = resolve));
  world.commit({ hosts: hosts({ users }) });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  world.commit({ hosts: hosts({ users, rules }) });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** As a process of its own: the world, and locks that only the kernel shares with other processes. */
function open(verb: string) {
  const base = world.adapters();
  const clock = { now: () => performance.now(), sleep: () => sleep(1) };
  return {
    ...base,
    clock,
    hosts: NO_HOSTS,
    locks: openLocks({ folder, verb, progress: base.progress, interruption: base.interruption }),
    ansible: {
      ...base.ansible,
      hold: aroundRuns(base.ansible.hold, async (run, go) => {
        happened.push(`${verb}: ${run.playbook} begins`);
        await held;
        const outcome = await go();
        happened.push(`${verb}: ${run.playbook} ends`);
        return outcome;
      }),
    },
    patroni: {
      ...base.patroni,
      send: () => {
        happened.push(`${verb}: leadership moves`);
        return Promise.resolve({ status: 412, body: undefined, text: 'enough of it for a test' });
      },
    },
  };
}

const quiet = {
  progress: { say: () => undefined },
  interruption: { signal: () => undefined, leave: () => undefined },
};
const environment = 'sandbox';
const cluster = 'pg-test';

const VERBS = {
  apply: () => runApply({ environment, dryRun: false }, open('apply')),
  run: () => runByHand({ environment, playbook: 'pgsql.yml', limit: cluster, tags: ['pg_hba'], vars: {} }, open('run')),
  createuser: () => runCreateuser({ environment, cluster, name: 'app' }, open('createuser')),
  switchover: () =>
    runFailover(
      { environment, door: 'command-line', operation: 'switchover', cluster, confirm: cluster },
      open('switchover'),
    ),
};

describe('one lock for a cluster', () => {
  it.each(Object.entries(VERBS))('%s waits for whoever has it', async (_verb, begin) => {
    const locks = openLocks({ folder, verb: 'someone', ...quiet });
    const lock = await locks.acquire({ names: [nameLock({ cluster })] });
    letGo();
    const end = begin().catch(() => undefined);
    await sleep(LONGER_THAN_A_POLL_MS);
    expect(happened).toEqual([]);
    lock.release();
    await end;
    expect(happened).not.toEqual([]);
    expect(world.messages.join('\n')).toContain('waiting for the lock of "cluster-pg-test", held by "someone"');
  });

  it('a switchover does not move the leadership while a step of an apply is at work', async () => {
    const apply = VERBS.apply();
    while (happened.length === 0) await sleep(1);
    const switchover = VERBS.switchover().catch(() => undefined);
    await sleep(LONGER_THAN_A_POLL_MS);
    expect(happened).toEqual(['apply: pgsql.yml begins']);
    letGo();
    await Promise.all([apply, switchover]);
    expect(happened).toEqual([
      'apply: pgsql.yml begins',
      'apply: pgsql.yml ends',
      'apply: prove.yml begins',
      'apply: prove.yml ends',
      'switchover: leadership moves',
    ]);
  });
});

describe('a command by hand of the environment', () => {
  const byHand = (playbook: string, tags: readonly string[]) =>
    runByHand({ environment, playbook, limit: 'meta', tags, vars: {} }, open('run'));
  const everyLock = [nameLock('environment'), nameLock({ cluster: 'pg-meta' }), nameLock({ cluster })];

  it.each([
    ['infra.yml', ['etcd'], everyLock],
    ['infra.yml', ['nginx', 'etcd'], everyLock],
    ['infra.yml', [], everyLock],
    ['infra.yml', ['nginx'], everyLock.slice(0, 1)],
    ['nodes.yml', [], everyLock.slice(0, 1)],
  ])('%s with the tags %j holds what the same step of an apply holds', async (playbook, tags, expected) => {
    const asked: (readonly string[])[] = [];
    const adapters = open('run');
    const acquire: typeof adapters.locks.acquire = (request) => {
      asked.push(request.names);
      return adapters.locks.acquire(request);
    };
    letGo();
    await runByHand({ environment, playbook, limit: 'meta', tags, vars: {} }, { ...adapters, locks: { acquire } });
    expect(asked).toEqual([expected]);
  });

  it('that may restart the consensus store waits for a switchover of any cluster', async () => {
    const lock = await openLocks({ folder, verb: 'switchover', ...quiet }).acquire({ names: [nameLock({ cluster })] });
    letGo();
    const end = byHand('infra.yml', ['etcd']);
    await sleep(LONGER_THAN_A_POLL_MS);
    expect(happened).toEqual([]);
    lock.release();
    await end;
    expect(happened[0]).toBe('run: infra.yml begins');
  });
});
