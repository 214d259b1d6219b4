/** The virtual address is where writes are taken: on the leader, on the next one after a switchover, and nowhere once it is taken away. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addVars } from './edits.ts';
import { describeLong } from './lib/long.ts';
import { commandsOf, getOutput, MetaCheckout, quote } from './meta-checkout.ts';

const HOSTS: Readonly<Record<string, string>> = {
  'pg-test-1': '10.10.10.11',
  'pg-test-2': '10.10.10.12',
  'pg-test-3': '10.10.10.13',
};
const ADDRESS = '10.10.10.2';
const checkout = new MetaCheckout('e2e-vip');
let start = '';

/** Instances that have the address. */
async function listHolders(): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(HOSTS).map(async ([instance, host]) => {
      const command = `ip -oneline address show to ${ADDRESS}`;
      return (await getOutput(`ssh -o BatchMode=yes ${host} ${quote(command)}`)) === '' ? [] : [instance];
    }),
  );
  return found.flat();
}

/** Who answers at the address, by its Patroni. */
async function askAddress(): Promise<string> {
  const answer = await getOutput(`curl --silent --max-time 2 http://${ADDRESS}:8008/patroni`);
  return (JSON.parse(answer) as { patroni: { name?: string; scope: string }; role: string }).role;
}

describeLong('a virtual address', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    start = await checkout.git('rev-parse HEAD');
  });

  afterAll(async () => {
    await checkout.restore(start);
    await checkout.applyAll();
    expect(await listHolders()).toEqual([]);
  });

  it('the address is on the leader', async () => {
    await checkout.edit(
      'hosts/pg-test.yml',
      addVars('vip_mode: l2', `vip_address: ${ADDRESS}`, 'vip_cidrmask: 24', 'vip_interface: eth0'),
    );
    await checkout.merge('give pg-test a virtual address');
    const report = await checkout.applyAll();
    expect(commandsOf(report)).toEqual(['pgsql.yml pg-test vip']);
    const { leader } = await checkout.readCluster('pg-test');
    expect(await listHolders()).toEqual([leader]);
    expect(await askAddress()).toMatch(/^(master|primary)$/);
  });

  it('it follows a switchover', async () => {
    const { leader, members } = await checkout.readCluster('pg-test');
    const candidate = members.map(({ instance }) => instance).find((name) => name !== leader) ?? '';
    const { code, stderr } = await checkout.ops(
      `patroni switchover pg-test --env sandbox --leader ${String(leader)} --candidate ${candidate} --confirm pg-test`,
    );
    expect(stderr + String(code)).toMatch(/0$/);
    await vi.waitFor(async () => expect(await listHolders()).toEqual([candidate]), { timeout: 30_000, interval: 500 });
    expect(await askAddress()).toMatch(/^(master|primary)$/);
  });

  it('a second run of the playbook changes nothing', async () => {
    const playbook = 'ansible-playbook -i inventory/sandbox/hosts playbooks/pgsql.yml -l pg-test -t vip';
    const output = await getOutput(`cd ${checkout.folder} && ${playbook}`);
    expect(output).toMatch(/changed=0/);
    expect(output).not.toMatch(/changed=[1-9]/);
  });
});
