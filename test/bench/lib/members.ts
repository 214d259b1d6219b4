/** What it costs the real Ansible to know the members of one cluster of three among 3,000 hosts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveClusterHosts } from '../../../actions/core/apply/cluster-hosts.ts';
import type { ClusterHosts } from '../../../actions/core/apply/cluster-hosts.ts';
import { loadInventory } from '../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../actions/core/resolve/resolve.ts';
import { writeLargeInventory } from '../../lib/large-inventory.ts';
import { assembleMembersCommand, assembleMembersEnvironment, writeMembersPlays } from '../../lib/members-play.ts';
import type { MembersPlay } from '../../lib/members-play.ts';
import { check, measureBeside, say, sayHead, sayUse } from './measure.ts';
import type { Use } from './measure.ts';

const HOSTS = 3_000;
const CLUSTER = 'pg-00500';
const ROUNDS = 3;
/** Of what looking at every host adds, at most so much is left. */
const SHARE = 0.1;

interface Way {
  readonly name: string;
  readonly play: MembersPlay;
  readonly clusterHosts?: ClusterHosts | undefined;
}

function give(inventory: string): ClusterHosts {
  const file = { path: 'hosts.yml', text: readFileSync(inventory, 'utf8') };
  const resolved = resolveInventory(loadInventory({ root: file.path, files: [file] }).inventory);
  const hosts = resolved.groups.get(CLUSTER) ?? [];
  const { clusterHosts } = giveClusterHosts(resolved, { hosts, vars: {} });
  if (clusterHosts?.[CLUSTER]?.length !== 3) throw new Error('the inventory does not tell the hosts of the cluster');
  return clusterHosts;
}

async function run(folder: string, inventory: string, way: Way): Promise<Use> {
  const command = assembleMembersCommand({ ...way, folder, inventory, limit: CLUSTER });
  const use = await measureBeside(command, { cwd: folder, env: assembleMembersEnvironment() });
  if (use.code !== 0) throw new Error(`${command.join(' ')} ended with ${String(use.code)}`);
  return use;
}

/** The least of some runs: what else the machine does only ever adds. */
const least = (uses: readonly Use[]) => Math.min(...uses.map(({ cpu }) => cpu));

const folder = mkdtempSync(join(tmpdir(), 'bench-members-'));
try {
  writeMembersPlays(folder);
  const inventory = writeLargeInventory(folder, { hosts: HOSTS, hasGlobals: false, layout: 'one file' });
  const ways: readonly Way[] = [
    { name: 'members not worked out', play: 'none.yml' },
    { name: 'of a cluster without hosts', play: 'members.yml', clusterHosts: { [CLUSTER]: [] } },
    { name: 'members handed in', play: 'members.yml', clusterHosts: give(inventory) },
    { name: 'members looked for', play: 'members.yml' },
  ];
  const uses = new Map<string, Use[]>(ways.map(({ name }) => [name, []]));
  say(`${String(HOSTS)} hosts, a play of three of them, ${String(ROUNDS)} rounds`);
  sayHead();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ways) {
      const use = await run(folder, inventory, way);
      uses.get(way.name)?.push(use);
      sayUse(way.name, use);
    }
  }
  const [without = 0, empty = 0, handed = 0, looked = 0] = ways.map(({ name }) => least(uses.get(name) ?? []));
  say(
    `  to render the template at all adds ${(empty - without).toFixed(2)} s of processor time, whatever the fleet's size`,
  );
  const [adds, walk] = [handed - empty, looked - empty];
  const figures = `beyond that, by the least of each, members handed in add ${adds.toFixed(2)} s, looked for ${walk.toFixed(2)} s`;
  check(`${figures}; bar ${String(SHARE)} of it`, adds <= SHARE * walk);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
