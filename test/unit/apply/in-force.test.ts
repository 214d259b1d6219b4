/** What a failover works from: neither what was only begun nor what the checkout happens to have. */
import { beforeEach, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { UserError } from '../../../actions/core/types.ts';
import { readInForce } from '../../../actions/failover/in-force.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

const rules = "[{ title: t, role: common, rules: ['local all all trust'] }]";
let world: World;

beforeEach(() => {
  world = new World();
});

function apply() {
  return runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
}

it('is what is proven on the cluster, although a newer commit was begun elsewhere', async () => {
  const first = world.commit({ hosts: hosts() });
  await apply();
  const second = world.commit({ hosts: hosts({ metaRules: rules }) });
  world.behaviour = {
    fail: ({ playbook }, host) => (playbook === 'pgsql.yml' && host === '10.10.10.10' ? 'x' : undefined),
  };
  await apply();
  expect(readInForce(world.adapters(), 'pg-test')).toMatchObject({ commit: second });
  expect(readInForce(world.adapters(), 'pg-meta')).toMatchObject({
    commit: first,
    doubt: expect.any(String) as string,
  });
});

it('is the older commit, with the doubt in words, where the apply of a newer one was cut off', async () => {
  const first = world.commit({ hosts: hosts() });
  await apply();
  world.commit({ hosts: hosts({ rules }) });
  world.behaviour = { crash: ({ playbook }) => playbook === 'pgsql.yml' };
  await expect(apply()).rejects.toThrow('killed');
  const { commit, doubt } = readInForce(world.adapters(), 'pg-test');
  expect(commit).toBe(first);
  expect(doubt).toContain('not everywhere is');
});

it('is the checkout without a ledger, and where the ledger cannot be read', async () => {
  const head = world.commit({ hosts: hosts() });
  const adapters = world.adapters();
  const unread = () => {
    throw new Error('read from the ledger');
  };
  expect(readInForce({ ...adapters, readEnvironment: unread }, 'pg-test')).toMatchObject({ commit: head });
  await apply();
  const read = () => {
    throw new UserError('the ledger is damaged');
  };
  const inForce = readInForce(
    { ...adapters, readEnvironment: unread, ledger: { ...adapters.ledger, read } },
    'pg-test',
  );
  expect(inForce).toMatchObject({ commit: head, doubt: 'what is in force is not known: the ledger is damaged' });
});
