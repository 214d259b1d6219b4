/** Edits that take something away by consent: a user, a database, a replica, or its number. */
import { parseDocument } from 'yaml';
import { META, TEST, named } from './soundness/change.ts';
import type { Consent } from './soundness/change.ts';
import type { Edit } from './soundness/edit.ts';
import { writeRemovals } from './soundness/removals.ts';
import type { Random } from './random.ts';

export interface Removal {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** The file, below the environment's folder. */
export const REMOVALS = 'removals.yml';
/** The administrator. */
const HEIR = 'dbuser_dba';

interface Cluster {
  readonly file: string;
  readonly name: string;
  readonly hosts: Readonly<Record<string, { readonly pg_seq: number; readonly pg_role: string }>>;
  readonly vars: Readonly<Record<string, unknown>>;
}

interface Candidate {
  readonly name: string;
  readonly consent: Consent;
  readonly edits: readonly Edit[];
}

/** One of what the inventory has; undefined where nothing may go. */
export function pickRemoval(texts: ReadonlyMap<string, string>, random: Random): Removal | undefined {
  const clusters = [readCluster(texts, TEST, 'pg-test'), readCluster(texts, META, 'pg-meta')];
  // Kinds first, as there are more users than replicas.
  const kinds = [listReplicas, listNumbers, listUsers, listDatabases]
    .map((list) => clusters.flatMap(list))
    .filter((candidates) => candidates.length > 0);
  const [first, ...others] = kinds;
  if (first === undefined) return undefined;
  const [candidate] = random.draw(random.pick([first, ...others]), 1);
  if (candidate === undefined) return undefined;
  const { name, consent, edits } = candidate;
  // An entry is used once, and an equal one counts as used.
  const text = writeRemovals([consent], `chance ${String(random.integer(2 ** 31))}`);
  return { name, edits: [...edits, { file: REMOVALS, path: [], change: () => text }] };
}

function readCluster(texts: ReadonlyMap<string, string>, file: string, name: string): Cluster {
  const inventory = parseDocument(texts.get(file) ?? '').toJS() as Record<string, Partial<Cluster> | undefined>;
  return { file, name, hosts: inventory[name]?.hosts ?? {}, vars: inventory[name]?.vars ?? {} };
}

function listReplicas({ file, name, hosts }: Cluster): readonly Candidate[] {
  return Object.entries(hosts)
    .filter(([, { pg_role: role }]) => role !== 'primary')
    .map(([host, { pg_seq: number }]) => ({
      name: `no ${name}-${number}`,
      consent: { instance: `${name}-${number}`, action: 'destroy' },
      edits: [{ file, path: [name, 'hosts', host], change: () => undefined }],
    }));
}

function listNumbers({ file, name, hosts }: Cluster): readonly Candidate[] {
  const next = 1 + Math.max(0, ...Object.values(hosts).map(({ pg_seq: number }) => number));
  return Object.entries(hosts)
    .filter(([, { pg_role: role }]) => role !== 'primary')
    .map(([host, { pg_seq: number }]) => ({
      name: `${name}-${number} made again as ${name}-${next}`,
      consent: { instance: `${name}-${number}`, action: 'destroy' },
      edits: [{ file, path: [name, 'hosts', host, 'pg_seq'], change: () => next }],
    }));
}

function listUsers(cluster: Cluster): readonly Candidate[] {
  const { file, name } = cluster;
  return listItems(cluster, 'pg_users').map(({ name: user }) => ({
    name: `no user ${user} of ${name}`,
    consent: { user, cluster: name, action: 'destroy', reassign_to: HEIR },
    edits: [
      dropItem(cluster, 'pg_users', user),
      ...listItems(cluster, 'pg_databases')
        .filter(({ owner }) => owner === user)
        .map((database) => ({
          file,
          path: [name, 'vars', 'pg_databases', named(database.name), 'owner'],
          change: () => HEIR,
        })),
    ],
  }));
}

function listDatabases(cluster: Cluster): readonly Candidate[] {
  return listItems(cluster, 'pg_databases').map(({ name: database }) => ({
    name: `no database ${database} of ${cluster.name}`,
    consent: { database, cluster: cluster.name, action: 'destroy' },
    edits: [dropItem(cluster, 'pg_databases', database)],
  }));
}

interface Item {
  readonly name: string;
  readonly owner?: string;
}

function listItems({ vars }: Cluster, parameter: string): readonly Item[] {
  const items = vars[parameter];
  return Array.isArray(items) ? (items as readonly Item[]) : [];
}

function dropItem({ file, name }: Cluster, parameter: string, item: string): Edit {
  return { file, path: [name, 'vars', parameter, named(item)], change: () => undefined };
}
