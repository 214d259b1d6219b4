/**
 * Who is in `ungrouped` at the end. A host without a group goes in. One that is written there and has another group goes
 * out, and Ansible takes from it the groups above `ungrouped`, too, unless another of its groups is below them: it stays
 * in their lists of hosts, and does not have their variables. One that has no other group is in none then, and Ansible
 * never runs on it: those are returned.
 */
import type { Parents } from './ancestors.ts';
import { listParents, withAncestors } from './ancestors.ts';
import type { InventoryGroup, InventoryHost } from './model.ts';

export function settleUngrouped(
  groups: ReadonlyMap<string, InventoryGroup>,
  hosts: Map<string, InventoryHost>,
): readonly InventoryHost[] {
  const lost: InventoryHost[] = [];
  const ungrouped = groups.get('ungrouped');
  if (ungrouped === undefined) return lost;
  const parents = listParents(groups);
  const grouped = new Set<string>();
  for (const { name, hosts: members } of groups.values()) {
    if (name !== 'all' && name !== 'ungrouped') for (const host of members) grouped.add(host);
  }
  const isBelowAGroup = withAncestors(['ungrouped'], parents).size > 2;
  const written = [...ungrouped.hosts].filter((host) => isBelowAGroup || grouped.has(host));
  for (const name of written) {
    const host = hosts.get(name);
    if (host === undefined) continue;
    hosts.set(name, { ...host, withoutGroups: removeFromUngrouped(name, groups, parents) });
    ungrouped.hosts.delete(name);
    // In no group at all, and so in no list of hosts.
    if (grouped.has(name) || groups.get('all')?.hosts.has(name) === true) continue;
    hosts.delete(name);
    lost.push(host);
  }
  for (const host of hosts.values()) {
    if (grouped.has(host.name) || host.withoutGroups !== undefined || ungrouped.hosts.has(host.name)) continue;
    // Ansible looks for the name among the groups first: the namesake of the host is put there in its place.
    const namesake = groups.get(host.name);
    if (namesake === undefined) ungrouped.hosts.add(host.name);
    else if (!withAncestors(['ungrouped'], parents).has(host.name)) ungrouped.children.add(host.name);
  }
  return lost;
}

function removeFromUngrouped(
  host: string,
  groups: ReadonlyMap<string, InventoryGroup>,
  parents: Parents,
): ReadonlySet<string> {
  const direct = [...groups.values()].filter(({ hosts }) => hosts.has(host)).map(({ name }) => name);
  const left = new Set(withAncestors(direct, parents));
  const ancestorsOf = (name: string): ReadonlySet<string> => withAncestors(parents.get(name) ?? [], parents);
  const removed = new Set<string>();
  const remove = (group: string): void => {
    if (!left.delete(group)) return;
    removed.add(group);
    for (const above of ancestorsOf(group)) {
      if (above !== 'all' && ![...left].some((other) => ancestorsOf(other).has(above))) remove(above);
    }
  };
  remove('ungrouped');
  return removed;
}
