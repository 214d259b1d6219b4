/** `patroni list` of a fleet of which three members take connections and say nothing, from inventory to text. */
import { createPatroniClient } from '../../../actions/adapters/patroni.ts';
import { renderTopology } from '../../../actions/core/patroni/topology.ts';
import { runPatroniList } from '../../../actions/patroni/run.ts';
import { openFakeFleet } from '../../lib/fake-fleet.ts';
import { say } from './measure.ts';

const CLUSTERS = 100;
const SILENT = 3;
const ROUNDS = 5;
const BAR_SECONDS = 2;

const fleet = await openFakeFleet(CLUSTERS, SILENT);
const file = { path: 'hosts.yml', text: fleet.inventory };
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
fleet.close();
const worst = Math.max(...seconds);
say(
  `patroni list of ${String(CLUSTERS)} clusters, ${String(SILENT)} members silent: ` +
    `${seconds.map((one) => one.toFixed(2)).join(', ')} s; bar ${String(BAR_SECONDS)} s`,
);
if (worst > BAR_SECONDS) process.exitCode = 1;
