import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveClusterHosts } from '../../../actions/core/apply/cluster-hosts.ts';
import type { ClusterHosts } from '../../../actions/core/apply/cluster-hosts.ts';
import { loadInventory } from '../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../actions/core/resolve/resolve.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { assembleMembersCommand, assembleMembersEnvironment, writeMembersPlays } from '../../lib/members-play.ts';

// A cluster in three groups, of which one is another's child; a name by an anchor; members of one number, which keep the
// order of the inventory; names that Python's mappings have themselves; a host of MatrixDB; hosts of no cluster.
const INVENTORY = `
all:
  vars: { pg_role: replica }
  hosts: { z9: { pg_cluster: pg-a, pg_seq: 3 } }
  children:
    outer:
      children:
        inner: { hosts: { b2: { pg_seq: 2 } }, vars: { pg_cluster: &a pg-a } }
      hosts: { b1: { pg_cluster: *a, pg_seq: 1, pg_role: primary, ansible_host: 192.0.2.1 } }
pg-b:
  hosts: { d2: { pg_seq: 1 }, d1: { pg_seq: 1 }, c1: { pg_seq: 2, pg_weight: 0, pg_offline_query: true } }
  vars: { pg_cluster: pg-b, patroni_port: 8118 }
keys: { hosts: { e1: { pg_seq: 1 } }, vars: { pg_cluster: keys } }
get: { hosts: { f1: { pg_seq: 1 } }, vars: { pg_cluster: get } }
matrix: { hosts: { g1: { pg_seq: 3, gp_role: master, pg_cluster: pg-b } } }
none: { hosts: { h1: { pg_cluster: null }, h2: { pg_cluster: pg-a, pg_seq: 4 } } }
`;
const ALL = ['b1', 'b2', 'c1', 'd1', 'd2', 'e1', 'f1', 'z9'];

const python = findAnsiblePython();
const folder = mkdtempSync(join(tmpdir(), 'members-'));

interface Member {
  readonly host: string;
}

/** Host to the members of its cluster, by the real Ansible. */
async function readMembers(
  inventory: string,
  hosts: readonly string[],
  clusterHosts: ClusterHosts | undefined,
): Promise<Readonly<Record<string, readonly Member[]>>> {
  const path = join(folder, 'hosts.yml');
  writeFileSync(path, inventory);
  const run = { folder, play: 'members.yml', inventory: path, limit: hosts.join(':'), clusterHosts } as const;
  const [program = '', ...args] = assembleMembersCommand(run);
  const { stdout } = await promisify(execFile)(program, args, { env: assembleMembersEnvironment() });
  const { plays } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    plays: readonly { tasks: readonly { hosts: Record<string, { msg: readonly Member[] }> }[] }[];
  };
  return Object.fromEntries(Object.entries(plays[0]?.tasks[0]?.hosts ?? {}).map(([host, { msg }]) => [host, msg]));
}

function give(text: string, hosts: readonly string[]): ClusterHosts | undefined {
  const source = { root: 'hosts.yml', files: [{ path: 'hosts.yml', text }] };
  const resolved = resolveInventory(loadInventory(source).inventory);
  return giveClusterHosts(resolved, { hosts, vars: {} }).clusterHosts;
}

describe.skipIf(python === undefined)('members of a cluster, as Ansible works them out', () => {
  beforeAll(() => {
    writeMembersPlays(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are the same where the hosts of each cluster are handed in, of some and of all', async () => {
    const walked = await readMembers(INVENTORY, ALL, undefined);
    expect(Object.keys(walked).sort()).toEqual(ALL);
    expect(walked['b2']?.map(({ host }) => host)).toEqual(['b1', 'b2', 'z9', 'h2']);
    expect(walked['c1']?.map(({ host }) => host)).toEqual(['d2', 'd1', 'c1', 'g1']);
    const given = give(INVENTORY, ALL);
    expect(Object.keys(given ?? {}).sort()).toEqual(['get', 'keys', 'pg-a', 'pg-b']);
    expect(await readMembers(INVENTORY, ALL, given)).toEqual(walked);
    // One that is not among them is looked for.
    expect(await readMembers(INVENTORY, ALL, give(INVENTORY, ['c1']))).toEqual(walked);
  }, 300_000);

  it('are looked for at every host where a cluster is a template', async () => {
    const templated = `${INVENTORY}late: { hosts: { i1: { pg_seq: 9, pg_cluster: "{{ 'pg-' ~ 'a' }}" } } }\n`;
    const given = give(templated, ['b1']);
    expect(given).toBeUndefined();
    const walked = await readMembers(templated, ['b1'], given);
    expect(walked['b1']?.map(({ host }) => host)).toEqual(['b1', 'b2', 'z9', 'h2', 'i1']);
  }, 300_000);

  it('are those that say so themselves, whatever is handed in', async () => {
    const walked = await readMembers(INVENTORY, ['e1'], undefined);
    expect(await readMembers(INVENTORY, ['e1'], { keys: ['b1', 'h1', 'e1', 'd1'] })).toEqual(walked);
  }, 300_000);
});
