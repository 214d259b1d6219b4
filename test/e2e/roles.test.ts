/** Rules by role follow Patroni's roles by themselves: no Ansible runs between a change of roles and what is expected of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addRoleRules, expectRules, readMember } from './lib/role-rules.ts';
import { docker, getOutput, inMeta, MetaCheckout, quote } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const HOSTS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const checkout = new MetaCheckout('e2e-roles');
let base: string;

async function findLeader(): Promise<string> {
  const view = await checkout.readCluster(CLUSTER);
  const leader = view.members.find(({ instance }) => instance === view.leader);
  if (leader === undefined) throw new Error('nobody leads');
  return leader.host;
}

async function findReplica(): Promise<{ readonly host: string; readonly instance: string }> {
  const view = await checkout.readCluster(CLUSTER);
  const replica = view.members.find(({ instance }) => instance !== view.leader);
  if (replica === undefined) throw new Error('no replica');
  return replica;
}

async function expectAll(leader: string): Promise<void> {
  for (const host of HOSTS) await expectRules(host, host === leader ? 'primary' : 'replica');
}

function onHost(host: string, command: string): Promise<string> {
  return getOutput(`ssh -o BatchMode=yes ${host} ${quote(command)}`);
}

beforeAll(async () => {
  await checkout.open();
  base = await checkout.git('rev-parse HEAD');
  await checkout.edit('hosts/pg-test.yml', addRoleRules);
  await checkout.merge('rules by role');
  await checkout.applyAll();
  await checkout.settle();
});

afterAll(async () => {
  await checkout.restore(base);
  await checkout.applyAll();
});

it('are right on every member after an apply', async () => {
  await expectAll(await findLeader());
});

it('follow a switchover', async () => {
  const { instance, host } = await findReplica();
  const request = JSON.stringify({ leader: (await checkout.readCluster(CLUSTER)).leader, candidate: instance });
  await getOutput(`curl -sfS -u dbuser_monitor:DBUser.Monitor -d ${quote(request)} http://${host}:8008/switchover`);
  await expectAll(host);
  await checkout.settle();
});

it('follow an automatic failover, and the rewind of the leader that comes back', async () => {
  const old = await findLeader();
  const container = `ops-node-${String(Number(old.split('.').at(-1)) - 10)}`;
  docker('kill', container);
  const others = HOSTS.filter((host) => host !== old);
  let leader: string | undefined;
  const limit = Date.now() + 120_000;
  while (leader === undefined && Date.now() < limit) {
    for (const host of others) if ((await readMember(host)).role === 'primary') leader = host;
    await sleep(200);
  }
  expect(others).toContain(leader);
  await expectRules(leader ?? '', 'primary');
  docker('start', container);
  await expectRules(old, 'replica');
  await checkout.settle();
  await expectAll(leader ?? '');
});

it('outlive a reinit', async () => {
  const { instance, host } = await findReplica();
  await onHost(host, `sudo patronictl -c /etc/patroni/patroni.yml reinit ${CLUSTER} ${instance} --force --wait`);
  await checkout.settle();
  await expectAll(await findLeader());
});

it('are right after all members were restarted', async () => {
  // The leader last: who is elected and stopped before another follows it makes a timeline that the next one makes, too.
  const leader = await findLeader();
  const stop = (host: string) => onHost(host, 'sudo systemctl stop patroni pgbouncer');
  await Promise.all(HOSTS.filter((host) => host !== leader).map(stop));
  await stop(leader);
  await Promise.all(HOSTS.map((host) => onHost(host, 'sudo systemctl start patroni pgbouncer')));
  await checkout.settle();
  await expectAll(await findLeader());
});

it('are missed by the proofs where they are wrong, and are put right within a minute where a callback was lost', async () => {
  const { host, instance } = await findReplica();
  await onHost(
    host,
    'sudo systemctl stop pg-follow-role.timer && sudo -u postgres ln -sfn primary /etc/patroni/roles/current',
  );
  const prove = `cd ${checkout.folder} && ansible-playbook -i inventory/sandbox/hosts playbooks/prove.yml -l ${host}`;
  const missed = {
    pg_hba: `${instance} is replica, and has the rules of "primary" in place`,
    pgbouncer: `pgbouncer on ${instance} has not loaded what is on disk`,
  };
  for (const [kind, message] of Object.entries(missed)) {
    const { code, stdout } = await inMeta(`${prove} -t ${kind}`);
    expect(code).not.toBe(0);
    expect(stdout.replaceAll('\\"', '"')).toContain(message);
  }
  await onHost(host, 'sudo systemctl start pg-follow-role.timer');
  const limit = Date.now() + 70_000;
  let member = await readMember(host);
  while (member.rules !== 'replica' && Date.now() < limit) member = await readMember(host);
  expect(member).toEqual({ host, role: 'replica', rules: 'replica' });
});
