/**
 * `patroni list` of a fleet of which three members take connections and say nothing, from inventory to text. The fleet has a
 * thread of its own: members that wait for the program which asks them are no members of a fleet.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { createPatroniClient } from '../../../actions/adapters/patroni.ts';
import { renderTopology } from '../../../actions/core/patroni/topology.ts';
import { runPatroniList } from '../../../actions/patroni/run.ts';
import { openFakeFleet } from '../../lib/fake-fleet.ts';
import { check, say } from './measure.ts';

const CLUSTERS = 100;
const SILENT = 3;
const ROUNDS = 5;
const BAR_SECONDS = 2;

async function measure(inventory: string): Promise<void> {
  const file = { path: 'hosts.yml', text: inventory };
  const source = { environment: 'bench', side: {}, inventory: { root: 'hosts.yml', files: [file] } };
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const views = await runPatroniList({ source }, { patroni: createPatroniClient() });
    const text = views.map((view) => renderTopology(view)).join('\n');
    seconds.push((performance.now() - started) / 1_000);
    if (views.length !== CLUSTERS || text.split('unreachable').length !== SILENT + 1)
      throw new Error('members are shown as unreachable that are not');
  }
  const shown = seconds.map((one) => one.toFixed(2)).join(', ');
  const what = `patroni list of ${String(CLUSTERS)} clusters, ${String(SILENT)} members silent`;
  say(`${what}: ${shown} s; bar ${String(BAR_SECONDS)} s`);
  check(what, Math.max(...seconds) <= BAR_SECONDS);
}

if (isMainThread) {
  const fleet = new Worker(fileURLToPath(import.meta.url));
  const [inventory] = (await once(fleet, 'message')) as [string];
  await measure(inventory).finally(() => fleet.terminate());
} else {
  const { inventory } = await openFakeFleet(CLUSTERS, SILENT);
  parentPort?.postMessage(inventory);
}
