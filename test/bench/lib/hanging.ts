/** How long eleven clusters of an apply take while a twelfth hangs. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MetaNode } from '../../lib/meta-node/meta-node.ts';
import { check, say } from './measure.ts';
import { findMedian } from './median.mjs';

const CLUSTERS = 12;
const ROUNDS = 3;
/** Of each task: shorter than an Ansible is silent before it counts as one that waits. */
const PACE_MS = 3_000;
const MOST = 1.2;
const LOOK_MS = 50;
const GIVE_UP_MS = 300_000;

/** Seconds from the unit's start until the round is in force on the hosts. */
async function measureRound(node: MetaNode, round: number, hosts: readonly string[]): Promise<number> {
  node.merge(round);
  const started = performance.now();
  const unit = node.start('request', 'carry-out', '--env', 'prod');
  const isDone = () => {
    const effects = Object.entries(node.readEffects());
    return hosts.every((host) =>
      effects.some(([name, value]) => name.startsWith(`${host} `) && value === String(round)),
    );
  };
  while (!isDone()) {
    if (performance.now() - started > GIVE_UP_MS)
      throw new Error(`round ${String(round)} is not done:\n${unit.text()}`);
    await sleep(LOOK_MS);
  }
  const seconds = (performance.now() - started) / 1_000;
  for (const host of node.hosts) rmSync(join(node.live, `${host}.hangs`), { force: true });
  const { code, text } = await unit.end;
  if (code !== 0) throw new Error(`round ${String(round)} ended with ${String(code)}:\n${text}`);
  return seconds;
}

const node = await MetaNode.open({ clusters: CLUSTERS, usersAlone: true });
try {
  await node.carryOut();
  node.setPace(PACE_MS);
  const others = node.hosts.filter((_, index) => index !== 1);
  const [hanging = ''] = node.hosts.slice(1);
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    alone.push(await measureRound(node, 2 * round, others));
    writeFileSync(join(node.live, `${hanging}.hangs`), '');
    beside.push(await measureRound(node, 2 * round + 1, others));
  }
  const ratio = findMedian(beside) / findMedian(alone);
  say(`eleven clusters, ${String(ROUNDS)} rounds, a task takes ${String(PACE_MS / 1_000)} s`);
  say(`  with a twelfth that is well   ${alone.map((seconds) => seconds.toFixed(1)).join('  ')} s`);
  say(`  with a twelfth that hangs     ${beside.map((seconds) => seconds.toFixed(1)).join('  ')} s`);
  check(`ratio of the medians ${ratio.toFixed(2)}, at most ${String(MOST)}`, ratio <= MOST);
} finally {
  node.close();
}
