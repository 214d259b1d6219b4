/** What the meta node needs for a change of one cluster among 3,000 hosts until its Ansible may begin. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../../actions/adapters/ledger.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { readInventoryPath } from '../../../actions/adapters/files.ts';
import { loadInventory } from '../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../actions/core/resolve/resolve.ts';
import { writeLargeInventory } from '../../lib/large-inventory.ts';
import { ENVIRONMENT, MetaNode } from '../../lib/meta-node/meta-node.ts';
import { check, say } from './measure.ts';

const HOSTS = 3_000;
const ROUNDS = 3;
const BAR_SECONDS = 4;
const LOOK_MS = 10;
const SHOWN = 2_000;
const RULE = 'host all,replication all 127.0.0.0/8 scram-sha-256';
const GIVE_UP_MS = 300_000;

/** Its administrators log in from the meta node, and what all hosts have stands in the file that a merge writes. */
function letNodeIn(folder: string): void {
  rmSync(join(folder, 'globals.yml'));
  for (const name of readdirSync(folder).filter((file) => file.startsWith('pg-'))) {
    const path = join(folder, name);
    const [before = '', after = ''] = readFileSync(path, 'utf8').split('        rules:\n');
    writeFileSync(path, `${before}        rules:\n          - ${RULE}\n${after}`);
  }
}

/** A fleet of which the commit before the first change is in force everywhere; hosts beyond the first answer nobody. */
async function open(hosts: number): Promise<MetaNode> {
  const node = await MetaNode.open({ clusters: 1, usersAlone: true });
  const environment = join(node.author, 'inventory', ENVIRONMENT);
  if (hosts > 1) {
    writeLargeInventory(environment, { hosts: hosts - 1, hasGlobals: false, layout: 'a file a cluster' });
    letNodeIn(join(environment, 'hosts'));
  }
  const commit = node.merge(1);
  node.git(node.source, 'fetch', '-q', '--no-tags', 'origin', '+refs/heads/main:refs/remotes/origin/main');
  const { inventory } = loadInventory(readInventoryPath(join(environment, 'hosts')).inventory);
  const all = resolveInventory(inventory).hosts;
  const ledger = openLedger({ environment: ENVIRONMENT, folder: node.state, checkout: node.source });
  ledger.take(commit);
  const initial = {
    ...emptyLedger(ENVIRONMENT, commit),
    hosts: Object.fromEntries(all.map((host) => [host, [commit]])),
  };
  ledger.update({ message: 'begin', initial, change: (state) => state, always: true });
  return node;
}

/** Seconds from the unit's start until its first run is let go. */
async function measureRound(node: MetaNode, round: number): Promise<number> {
  rmSync(join(node.live, 'runs'), { force: true });
  node.merge(round);
  const started = performance.now();
  const unit = node.start('request', 'carry-out', '--env', ENVIRONMENT);
  let ended: number | null | undefined;
  void unit.end.then(({ code }) => (ended = code));
  while (!existsSync(join(node.live, 'runs'))) {
    if (ended !== undefined || performance.now() - started > GIVE_UP_MS)
      throw new Error(`round ${String(round)} let nothing go:\n${unit.text().slice(0, SHOWN)}`);
    await sleep(LOOK_MS);
  }
  const seconds = (performance.now() - started) / 1_000;
  const { code, text } = await unit.end;
  if (code !== 0) throw new Error(`round ${String(round)} ended with ${String(code)}:\n${text.slice(0, SHOWN)}`);
  const steps = node.readRuns().length;
  if (steps !== 1) throw new Error(`round ${String(round)} had ${String(steps)} steps:\n${text.slice(0, SHOWN)}`);
  return seconds;
}

async function measureFleet(hosts: number): Promise<readonly number[]> {
  const node = await open(hosts);
  try {
    const seconds: number[] = [];
    for (let round = 2; round < 2 + ROUNDS; round += 1) seconds.push(await measureRound(node, round));
    return seconds;
  } finally {
    node.close();
  }
}

const [small, large] = [await measureFleet(1), await measureFleet(HOSTS)];
const show = (figures: readonly number[]) => figures.map((seconds) => seconds.toFixed(2)).join('  ');
say('from the start of the unit until the first run of Ansible is let go, a change of one cluster');
say(`  one host      ${show(small)} s`);
say(`  ${String(HOSTS)} hosts   ${show(large)} s`);
// What else the machine does only ever adds.
const adds = Math.min(...large) - Math.min(...small);
check(
  `by the least of each, ${String(HOSTS)} hosts add ${adds.toFixed(2)} s, at most ${String(BAR_SECONDS)} s`,
  adds <= BAR_SECONDS,
);
