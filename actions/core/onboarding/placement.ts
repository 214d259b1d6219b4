/** Where something new of a cluster is to be written: the place that speaks of this cluster, and of no other. */
import { findNearestName } from '../general/nearest-name.ts';
import { listClusterNames, listMembers } from '../resolve/clusters.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import { isList } from '../general/values.ts';
import { sortNatural } from '../general/natural.ts';
import type { DataPath, Origin, Position } from '../types.ts';
import { UserError } from '../types.ts';

export interface Place {
  readonly file: string;
  /** Of the list, or of the mapping of hosts. */
  readonly path: DataPath;
}

/** Members in natural order. Throws `UserError` where no host has the name as its `pg_cluster`. */
export function getMembers(resolved: CheckableInventory, cluster: string): readonly string[] {
  const members = listMembers(resolved, cluster);
  if (members.length > 0) return sortNatural(members);
  const names = listClusterNames(resolved);
  const nearest = findNearestName(cluster, names);
  const hint = nearest === undefined ? `there are: ${names.join(', ') || 'none'}` : `did you mean "${nearest}"?`;
  throw new UserError(`no cluster is called "${cluster}"; ${hint} [new]`);
}

/**
 * The list that all members have and nobody else; where there is none, that of the variables that say `pg_cluster`.
 * Lists replace each other: one that other clusters read too is neither to be added to nor to be hidden by a new one.
 */
export function findListPlace(resolved: CheckableInventory, cluster: string, parameter: string): Place {
  const members = getMembers(resolved, cluster);
  const written = findCommonOrigin(resolved, members, parameter);
  const [first = ''] = members;
  if (written !== undefined) {
    const other = resolved.hosts.find(
      (host) => !members.includes(host) && isSame(resolved.findOrigin(host, parameter), written),
    );
    if (other === undefined) return written;
    const value = resolved.variables.get(first)?.get(parameter);
    if (value !== null && !(isList(value) && value.length === 0)) {
      const message = `"${parameter}" of "${cluster}" is read by other hosts too ("${other}"): add to it by hand for all of them, or give "${cluster}" a list of its own`;
      throw refuse(resolved.locate(written), message);
    }
  }
  const own = findCommonOrigin(resolved, members, 'pg_cluster');
  if (own !== undefined) return { file: own.file, path: [...own.path.slice(0, -1), parameter] };
  throw new UserError(`"pg_cluster" of "${cluster}" is written nowhere [new]`);
}

/** The mapping of hosts of the cluster's group. */
export function findHostsPlace(resolved: CheckableInventory, cluster: string): Place {
  const members = getMembers(resolved, cluster);
  const mentions = members.flatMap((host) => resolved.written.hosts.get(host)?.mentions ?? []);
  const own = resolved.findOrigin(members[0] ?? '', 'pg_cluster');
  const group = mentions.find(({ group: name }) => name === cluster)?.group ?? String(own?.path.at(-3) ?? '');
  const last = mentions.findLast((mention) => mention.group === group);
  if (last !== undefined) return { file: last.file, path: last.path.slice(0, -1) };
  const message = `no group of "${cluster}" names its hosts; add the host by hand`;
  throw own === undefined ? new UserError(`${message} [new]`) : refuse(resolved.locate(own), message);
}

function findCommonOrigin(
  resolved: CheckableInventory,
  members: readonly string[],
  parameter: string,
): Place | undefined {
  const origins = members.map((host) => resolved.findOrigin(host, parameter));
  const [first] = origins;
  const odd = origins.find((origin) => !isSame(origin, first));
  if (odd === undefined && first === undefined) return undefined;
  if (first !== undefined && origins.every((origin) => isSame(origin, first))) return first;
  const place = odd ?? first;
  const message = `"${parameter}" is not written once for all members; make it one for the cluster, or edit it by hand`;
  throw place === undefined ? new UserError(`${message} [new]`) : refuse(resolved.locate(place), message);
}

function isSame(left: Origin | undefined, right: Origin | undefined): boolean {
  return left?.file === right?.file && left?.path.join('\0') === right?.path.join('\0');
}

function refuse({ file, line, column }: Position, message: string): UserError {
  return new UserError(`${file}:${line}:${column}: ${message} [new]`);
}
