import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ClusterView } from '../../actions/core/patroni/types.ts';
import { consent, consentToCluster, hbaRule, removeHost } from './edits.ts';
import { docker, getOutput, inMeta, MetaCheckout, queryHost } from './meta-checkout.ts';
import type { Applied } from './meta-checkout.ts';

const CLUSTER = 'hosts/pg-test.yml';
const META = 'hosts/pg-meta.yml';
const checkout = new MetaCheckout('e2e-recovery');
const paused = new Set<string>();
let base: string;

function containerOf(host: string): string {
  return `ops-node-${String(Number(host.split('.').at(-1)) - 10)}`;
}

function countRules(host: string, address: string): Promise<string> {
  return queryHost(host, `SELECT count(*) FROM pg_hba_file_rules WHERE address = '${address}' AND error IS NULL`);
}

/** False: the rules on disk are newer than those in the server's memory. */
function isLoaded(host: string): Promise<string> {
  return queryHost(host, "SELECT pg_conf_load_time() > (pg_stat_file(current_setting('hba_file'))).modification");
}

function findReplica(view: ClusterView): { instance: string; host: string } {
  const replica = view.members.findLast(({ instance, host }) => instance !== view.leader && host !== '10.10.10.11');
  if (replica === undefined) throw new Error('no replica');
  return replica;
}

/**
 * Kills the Ansible of an apply as soon as its events have a changed task with the tag, and the apply with it.
 * Only processes below that apply: others may be at work on the meta node. An earlier one that was killed has left events.
 */
async function applyKilledAt(tag: string): Promise<Applied | undefined> {
  const script = `
cd ${checkout.folder}
rm -rf /var/lib/ops/sandbox/work/run-*
scripts/ops apply --env sandbox --format json > /tmp/killed.json 2> /tmp/killed.log & apply=$!
for i in $(seq 1 12000); do
  cat /var/lib/ops/sandbox/work/run-*/play-*/events.jsonl 2>/dev/null | grep '"status": "changed"' | grep -q '"${tag}"' && break
  kill -0 $apply 2>/dev/null || break
  sleep 0.02
done
descend() { for child in $(pgrep -P $1); do descend $child; echo $child; done; }
kill -KILL $apply $(descend $apply) 2>/dev/null
wait $apply
cat /tmp/killed.json`;
  const outcome = await inMeta(script);
  return outcome.stdout.startsWith('{')
    ? { ...outcome, report: JSON.parse(outcome.stdout) as Applied['report'] }
    : undefined;
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  await checkout.settle();
  base = await checkout.git('rev-parse HEAD');
});

afterAll(async () => {
  for (const container of paused) docker('unpause', container);
  await checkout.restore(base);
  await checkout.applyAll();
  await checkout.settle();
});

it('one member down: the rest is applied, and it pays when it is back', async () => {
  const { host } = findReplica(await checkout.readCluster('pg-test'));
  const others = ['10.10.10.11', '10.10.10.12', '10.10.10.13'].filter((member) => member !== host);
  docker('pause', containerOf(host));
  paused.add(containerOf(host));
  await checkout.edit(CLUSTER, hbaRule('10.78.1.0/24'));
  await checkout.edit(META, hbaRule('10.78.2.0/24'));
  await checkout.merge('let two networks in');
  const { code, report } = await checkout.apply();
  expect(code).toBe(1);
  expect(report.owing.map((entry) => entry.host)).toEqual([host]);
  expect(await Promise.all(others.map((member) => countRules(member, '10.78.1.0')))).toEqual(['1', '1']);
  expect(await countRules('10.10.10.10', '10.78.2.0')).toBe('1');
  docker('unpause', containerOf(host));
  paused.delete(containerOf(host));
  await checkout.settle();
  const paid = await checkout.applyAll();
  expect(paid.steps.map((step) => step.limit)).toEqual([host]);
  expect(await countRules(host, '10.78.1.0')).toBe('1');
  await checkout.restore(base);
  await checkout.applyAll();
});

it('Ansible killed between the file and the reload: the next apply reloads', async () => {
  const leader = (await checkout.readCluster('pg-test')).members.find(({ role }) => role === 'leader')?.host ?? '';
  await checkout.edit(CLUSTER, hbaRule('10.78.3.0/24'));
  await checkout.merge('let a network in, and lose power');
  expect((await applyKilledAt('pg_hba'))?.report.ok).not.toBe(true);
  const members = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
  const written = await Promise.all(members.map((host) => countRules(host, '10.78.3.0')));
  const loaded = await Promise.all(members.map((host) => isLoaded(host)));
  expect(written).toContain('1');
  expect(loaded).toContain('f');
  const report = await checkout.applyAll();
  expect(report.steps).toMatchObject([{ playbook: 'pgsql.yml', limit: 'pg-test', tags: ['pg_hba'] }]);
  expect(await Promise.all(members.map((host) => isLoaded(host)))).toEqual(['t', 't', 't']);
  expect(await countRules(leader, '10.78.3.0')).toBe('1');
  await checkout.restore(base);
  await checkout.applyAll();
});

it('a task that a killed Ansible has left at work on a host is waited for', async () => {
  const { host } = findReplica(await checkout.readCluster('pg-test'));
  await checkout.edit(CLUSTER, hbaRule('10.78.5.0/24'));
  await checkout.merge('let a network in, and lose the node');
  expect((await applyKilledAt('pg_hba'))?.report.ok).not.toBe(true);
  const left = `ansible -i inventory/sandbox/hosts ${host} -b -m command -a 'sleep 25'`;
  await inMeta(`cd ${checkout.folder}; setsid ${left} >/dev/null 2>&1 & sleep 6; kill -KILL -- -$!`);
  const isAtWork = async () => (await inMeta(`ssh -o BatchMode=yes ${host} pgrep -x sleep`)).code === 0;
  expect(await isAtWork()).toBe(true);
  const { code, stderr } = await checkout.apply();
  expect({ code, isAtWork: await isAtWork() }).toEqual({ code: 0, isAtWork: false });
  expect(stderr).toMatch(
    new RegExp(`waits, .* still at work on .*${host.replaceAll('.', '\\.')} \\(process \\d+, for \\d+ s\\)`),
  );
  expect(await countRules(host, '10.78.5.0')).toBe('1');
  await checkout.restore(base);
  await checkout.applyAll();
});

it('the live leader is not removed, whatever pg_role says', async () => {
  if ((await checkout.readCluster('pg-test')).leader === 'pg-test-1') await switchOver();
  const view = await checkout.readCluster('pg-test');
  const leader = view.members.find(({ instance }) => instance === view.leader);
  expect(leader?.instance).not.toBe('pg-test-1');
  await checkout.edit(CLUSTER, removeHost(leader?.host ?? ''));
  await checkout.edit('removals.yml', consent(leader?.instance ?? ''));
  await checkout.merge('remove the leader');
  const before = await checkout.ledgerCommit();
  const { code, report } = await checkout.apply();
  expect(code).toBe(1);
  expect(report.refusals).toMatchObject([{ rule: 'live-leader', hosts: [leader?.host] }]);
  expect(await checkout.ledgerCommit()).toBe(before);
  await checkout.restore(base);
  await checkout.applyAll();
});

it('a replica is removed by consent; a merge that brings it back and is cut off is undone by its revert', async () => {
  const view = await checkout.readCluster('pg-test');
  const replica = findReplica(view);
  const rest = view.members.filter(({ host }) => host !== replica.host).map(({ host }) => host);
  await checkout.edit(CLUSTER, removeHost(replica.host));
  await checkout.edit('removals.yml', consent(replica.instance));
  await checkout.merge('remove a replica');
  const report = await checkout.applyAll();
  expect(report.steps[0]).toMatchObject({ playbook: 'pgsql-remove.yml', limit: replica.host });
  expect(report.steps.map(({ tags }) => tags.join(','))).toContain('haproxy_config,haproxy_reload');
  await expectGone(replica.host, rest);

  await checkout.git(`checkout -q ${base} -- inventory`);
  await checkout.edit(CLUSTER, hbaRule('10.78.4.0/24'));
  await checkout.merge('bring it back, and let a network in');
  expect((await applyKilledAt('patroni'))?.report.ok).not.toBe(true);
  const status = await checkout.ops('status --env sandbox --no-live --format json');
  expect(JSON.parse(status.stdout)).toMatchObject({ owing: expect.arrayContaining([replica.host]) as string[] });
  await checkout.revert();
  await checkout.applyAll();
  await expectGone(replica.host, rest);
  expect(await Promise.all(rest.map((host) => countRules(host, '10.78.4.0')))).toEqual(rest.map(() => '0'));
});

it('a cluster is destroyed by consent, with its keys, and made again under its name', async () => {
  await checkout.restore(base);
  await checkout.applyAll();
  const identifier = (await checkout.readCluster('pg-test')).systemIdentifier;
  await checkout.git(`rm -q inventory/sandbox/${CLUSTER}`);
  await checkout.edit('removals.yml', consentToCluster('pg-test'));
  await checkout.merge('remove pg-test');
  const removed = await checkout.applyAll();
  expect(removed.steps[0]).toMatchObject({ playbook: 'pgsql-remove.yml', limit: 'pg-test' });
  const keys = await getOutput(
    'ETCDCTL_API=3 etcdctl --endpoints=10.10.10.10:2379 get --prefix --keys-only /pg/pg-test/',
  );
  expect(keys).toBe('');
  const targets = await getOutput('ls /etc/prometheus/targets/pgsql');
  expect(targets.split('\n')).toEqual(['pg-meta-1.yml']);
  expect(await getOutput('ls /etc/prometheus/targets/nodes')).toBe('10.10.10.10.yml');

  await checkout.restore(base);
  const made = await checkout.applyAll();
  expect(made.steps.some(({ playbook, tags }) => playbook === 'pgsql.yml' && tags.length === 0)).toBe(true);
  await checkout.settle();
  const view = await checkout.readCluster('pg-test');
  expect(view.members.filter(({ streaming }) => streaming)).toHaveLength(2);
  expect(view.systemIdentifier).not.toBe(identifier);
});

async function switchOver(): Promise<void> {
  const candidate = findReplica(await checkout.readCluster('pg-test')).instance;
  const { code, stderr } = await checkout.ops(
    `patroni switchover pg-test --env sandbox --candidate ${candidate} --confirm pg-test`,
  );
  expect(code, stderr).toBe(0);
  await checkout.settle();
}

async function expectGone(host: string, rest: readonly string[]): Promise<void> {
  const view = await checkout.readCluster('pg-test');
  expect(view.strangers).toEqual([]);
  expect(view.members.map((member) => member.host)).toEqual(rest);
  const servers = await inMeta(`ssh ${rest[0] ?? ''} sudo grep -c ${host} /etc/haproxy/haproxy.cfg`);
  expect(servers.stdout.trim()).toBe('0');
  const units = await inMeta(`ssh ${host} systemctl is-active patroni haproxy pgbouncer`);
  expect(units.stdout.split('\n')).not.toContain('active');
}
