/**
 * The leader is lost in five ways, in synchronous mode: never two members that take writes, by SQL on each
 * of them; rules that are right within five seconds; nothing lost that a synchronous standby has confirmed. Without that
 * mode it is told what a member without a watchdog does. Only scripts/test --all runs it (LONG_TESTS=all).
 * LOSSES_FILE=FILE keeps what was seen.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { containerOf, LOSSES, PATRONI_STOPPED } from './lib/lose-leader.ts';
import type { Loss } from './lib/lose-leader.ts';
import { describeLong } from './lib/long.ts';
import { endWatch, removeWatch, startWatch } from './lib/member-watch.ts';
import type { Watched } from './lib/member-watch.ts';
import { addRoleRules, expectRules, readMember } from './lib/role-rules.ts';
import { getOutput, MetaCheckout } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const HOSTS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const FOLLOWED_MS = 180_000;
const SETTLED_MS = 240_000;
const CALM_MS = 3_000;
const checkout = new MetaCheckout('e2e-leader-loss');
let base: string;
/** What a test that ends in its middle leaves undone, last first. */
const undo: (() => unknown)[] = [];

/** PATCH of the dynamic configuration at the first member that answers. */
async function configure(change: object): Promise<void> {
  const patch = `curl -sfS -m 5 -u dbuser_monitor:DBUser.Monitor -X PATCH -d '${JSON.stringify(change)}'`;
  await getOutput(`{ ${HOSTS.map((host) => `${patch} http://${host}:8008/config`).join(' || ')}; } >/dev/null`);
}

async function until<Found>(find: () => Promise<Found | undefined>, limitMs: number, what: string): Promise<Found> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${String(limitMs / 1_000)} s`);
    await sleep(500);
  }
}

/** Who leads once both others stream, and one of them is the synchronous standby where there must be one. */
function settle(synchronous: boolean): Promise<string> {
  return until(
    async () => {
      const { leader, members } = await checkout.readCluster(CLUSTER);
      const streaming = members.filter((one) => one.streaming).length;
      const standbys = await getOutput(`ETCDCTL_API=3 etcdctl get --print-value-only /pg/${CLUSTER}/sync`);
      const isSynced = !synchronous || /"sync_standby": ?"pg-test/.test(standbys);
      return streaming === 2 && isSynced ? members.find(({ instance }) => instance === leader)?.host : undefined;
    },
    SETTLED_MS,
    `${CLUSTER} settles`,
  );
}

/** Of members that answer: who holds the leader's key, by its own word. */
function findPrimary(among: readonly string[]): Promise<string | undefined> {
  return Promise.all(among.map(readMember)).then((all) => all.find(({ role }) => role === 'primary')?.host);
}

async function moveTo(host: string): Promise<void> {
  const args = `--candidate pg-test-${host.slice(-1)} --confirm ${CLUSTER} --env sandbox`;
  const { code, stderr } = await checkout.ops(`patroni switchover ${CLUSTER} ${args}`);
  if (code !== 0) throw new Error(stderr);
}

async function prepare(loss: Loss, synchronous: boolean): Promise<string> {
  const leader = await settle(synchronous);
  if (loss.prepare === undefined) return leader;
  const replica = HOSTS.find((host) => host !== leader);
  if (replica === undefined) throw new Error('no replica');
  loss.prepare(containerOf(replica));
  undo.push(() => loss.cleanUp?.(containerOf(replica)));
  // While it was stopped, the other replica has become the synchronous standby, and only that one may be moved to.
  await configure({ synchronous_mode: false });
  await settle(false);
  await moveTo(replica);
  await configure({ synchronous_mode: synchronous });
  return settle(synchronous);
}

interface Seen extends Watched {
  readonly old: string;
  readonly next: string;
}

async function loseLeader(loss: Loss, synchronous: boolean): Promise<Seen> {
  const old = await prepare(loss, synchronous);
  await startWatch(HOSTS, old);
  await sleep(CALM_MS);
  const others = HOSTS.filter((host) => host !== old);
  undo.push(() => loss.giveBack(containerOf(old)));
  await loss.lose(containerOf(old));
  const giveBack = () => {
    undo.pop();
    loss.giveBack(containerOf(old));
  };
  if (loss.keepsKeyForMs !== undefined) {
    await sleep(loss.keepsKeyForMs);
    giveBack();
  }
  const candidates = loss.keepsKeyForMs === undefined ? others : HOSTS;
  const next = await until(() => findPrimary(candidates), FOLLOWED_MS, 'somebody leads');
  await expectRules(next, 'primary');
  await sleep(CALM_MS);
  if (loss.keepsKeyForMs === undefined) giveBack();
  const leader = await settle(synchronous);
  for (const host of HOSTS) await expectRules(host, host === leader ? 'primary' : 'replica');
  await sleep(CALM_MS);
  const watched = await endWatch(HOSTS, leader);
  tell(loss, synchronous, { ...watched, old, next });
  return { ...watched, old, next };
}

/** One line a loss with what was seen, for people who name a file. */
function tell(loss: Loss, synchronous: boolean, { reigns, bothWrote, bothSaid, lost, old, next }: Seen): void {
  const gaps = reigns.slice(1).map((reign, index) => (reign.begin - (reigns[index]?.end ?? 0)).toFixed(2));
  const file = process.env['LOSSES_FILE'];
  if (file === undefined) return;
  appendFileSync(
    file,
    `${JSON.stringify({ loss: loss.name, synchronous, old, next, gaps, bothWrote, bothSaid, lost })}\n`,
  );
}

describeLong('the leader is lost', () => {
  beforeAll(async () => {
    await checkout.open();
    base = await checkout.git('rev-parse HEAD');
    await checkout.edit('hosts/pg-test.yml', addRoleRules);
    await checkout.merge('rules by role');
    await checkout.applyAll();
  });

  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
    await removeWatch(HOSTS);
  });

  afterAll(async () => {
    await configure({ synchronous_mode: false });
    await settle(false);
    await checkout.restore(base);
    await checkout.applyAll();
  });

  describe('in synchronous mode', () => {
    beforeAll(() => configure({ synchronous_mode: true }));

    it.each(LOSSES)('$name', async (loss) => {
      const { bothWrote, lost, reigns } = await loseLeader(loss, true);
      expect(reigns.length).toBeGreaterThan(0);
      expect({ bothWrote, lost }).toEqual({ bothWrote: 0, lost: {} });
    });

    it(PATRONI_STOPPED.name, async () => {
      const { bothWrote, lost } = await loseLeader(PATRONI_STOPPED, true);
      expect({ bothWrote, lost }).toEqual({ bothWrote: 0, lost: {} });
    });
  });

  describe('without synchronous mode', () => {
    beforeAll(() => configure({ synchronous_mode: false }));

    // Nothing but a watchdog ends it, and a container has none.
    it(`${PATRONI_STOPPED.name}: both take writes, and those of one are lost`, async () => {
      const { bothWrote, lost } = await loseLeader(PATRONI_STOPPED, false);
      expect(bothWrote).toBeGreaterThan(0);
      // Patroni 3.0 with etcd may even take its key back, and then it is the new leader's that are lost.
      expect(Object.keys(lost)).toHaveLength(1);
    });
  });
});
