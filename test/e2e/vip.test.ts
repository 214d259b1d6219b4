/**
 * The virtual address is where writes are taken: on the leader, on the next one within 2 s of its /primary after a
 * switchover and after the leader's host was killed, and nowhere once it is taken away.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addVars } from './edits.ts';
import { printFigure } from './lib/figures.ts';
import { containerOf } from './lib/lose-leader.ts';
import { describeLong } from './lib/long.ts';
import { followAddress } from './lib/vip-watch.ts';
import { commandsOf, docker, getOutput, MetaCheckout, quote } from './meta-checkout.ts';

const HOSTS: Readonly<Record<string, string>> = {
  'pg-test-1': '10.10.10.11',
  'pg-test-2': '10.10.10.12',
  'pg-test-3': '10.10.10.13',
};
const ADDRESS = '10.10.10.2';
const LIMIT_SECONDS = 2;
const SWITCHOVERS = Number(process.env['VIP_SWITCHOVERS'] ?? 5);
/** A switchover takes its time to hold and to let go; a leader that is lost has its key for Patroni's ttl of 30 s. */
const WATCH_SECONDS = { switchover: 40, loss: 90 };
const checkout = new MetaCheckout('e2e-vip');
let start = '';
/** Container that a test has killed. */
let killed: string | undefined;

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

/** The leader, once all others stream. */
function settle(): Promise<{ readonly leader: string; readonly replicas: readonly string[] }> {
  return vi.waitFor(
    async () => {
      const { leader, members } = await checkout.readCluster('pg-test');
      const replicas = members.filter(({ streaming }) => streaming).map(({ instance }) => instance);
      if (leader === undefined || replicas.length !== 2) throw new Error(JSON.stringify(members));
      return { leader, replicas };
    },
    { timeout: 180_000, interval: 1_000 },
  );
}

const hostOf = (instance = '') => HOSTS[instance] ?? '';

async function followTo(instances: readonly string[], cause: keyof typeof WATCH_SECONDS, work: () => Promise<void>) {
  const watch = { address: ADDRESS, hosts: instances.map(hostOf), seconds: WATCH_SECONDS[cause] };
  const { host, there, answering } = await followAddress(watch, work);
  printFigure(
    `${cause}: on ${host} after ${there.toFixed(2)} s of its /primary, answers after ${answering.toFixed(2)} s`,
  );
  return { there, answering };
}

describeLong('a virtual address', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    start = await checkout.git('rev-parse HEAD');
  });

  afterEach(() => {
    if (killed !== undefined) docker('start', killed);
    killed = undefined;
  });

  afterAll(async () => {
    await settle();
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

  it('it follows a switchover in time, each time', async () => {
    const seen: number[] = [];
    for (let round = 0; round < SWITCHOVERS; round += 1) {
      const { leader, replicas } = await settle();
      const [candidate = ''] = replicas;
      const { there, answering } = await followTo([candidate], 'switchover', async () => {
        const { code, stderr } = await checkout.ops(
          `patroni switchover pg-test --env sandbox --leader ${leader} --candidate ${candidate} --confirm pg-test`,
        );
        expect(stderr + String(code)).toMatch(/0$/);
      });
      seen.push(there, answering);
      expect(await listHolders()).toEqual([candidate]);
      expect(await askAddress()).toMatch(/^(master|primary)$/);
    }
    expect(Math.max(...seen)).toBeLessThanOrEqual(LIMIT_SECONDS);
  });

  it("it follows in time when the leader's host is killed", async () => {
    const { leader, replicas } = await settle();
    const { there, answering } = await followTo(replicas, 'loss', () => {
      killed = containerOf(hostOf(leader));
      docker('kill', killed);
      return Promise.resolve();
    });
    expect(Math.max(there, answering)).toBeLessThanOrEqual(LIMIT_SECONDS);
    docker('start', killed ?? '');
    killed = undefined;
    // The former leader comes back as a replica, and without the address.
    const { leader: next } = await settle();
    expect(next).not.toBe(leader);
    expect(await listHolders()).toEqual([next]);
  });

  it('a second run of the playbook changes nothing', async () => {
    const playbook = 'ansible-playbook -i inventory/sandbox/hosts playbooks/pgsql.yml -l pg-test -t vip';
    const output = await getOutput(`cd ${checkout.folder} && ${playbook}`);
    expect(output).toMatch(/changed=0/);
    expect(output).not.toMatch(/changed=[1-9]/);
  });

  describe('systemctl, as the handbook has it', () => {
    it('reload vip-manager leaves the address where it is', async () => {
      const { leader } = await settle();
      expect(await checkout.service('reload vip-manager pg-test')).toMatchObject({ ok: true });
      await vi.waitFor(async () => expect(await listHolders()).toEqual([leader]), { timeout: 5_000, interval: 500 });
    });

    it('stop vip-manager on a replica changes nothing for clients, and status tells', async () => {
      const { leader, replicas } = await settle();
      const [host] = replicas.map(hostOf);
      expect(await checkout.service(`stop vip-manager ${String(host)}`)).toMatchObject({ ok: true });
      expect(await listHolders()).toEqual([leader]);
      expect((await checkout.ops('status --no-live')).stdout).toContain(
        `vip-manager on ${String(host)} was stopped by`,
      );
      expect(await checkout.service(`start vip-manager ${String(host)}`)).toMatchObject({ ok: true });
    });

    it('stop vip-manager on the leader takes the address away, so it asks for the name of the instance', async () => {
      const { leader } = await settle();
      const refused = await checkout.service(`stop vip-manager ${leader}`);
      expect(refused).toMatchObject({ verdict: 'refused' });
      expect(refused.problems.join()).toContain(`--confirm ${leader}`);
      expect(await listHolders()).toEqual([leader]);
      expect(await checkout.service(`stop vip-manager ${leader} --confirm ${leader}`)).toMatchObject({ ok: true });
      expect(await listHolders()).toEqual([]);
      expect(await checkout.service(`start vip-manager ${leader}`)).toMatchObject({ ok: true });
      await vi.waitFor(async () => expect(await listHolders()).toEqual([leader]), { timeout: 5_000, interval: 500 });
    });
  });
});
