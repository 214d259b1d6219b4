import type { Rule } from './context.ts';
import { listVariants } from './context.ts';
import type { Item, ItemList } from './items.ts';
import { indexItems, listRoles, locateItem } from './items.ts';

/** PostgreSQL refuses a membership that leads back to its own role. */
export const roleCycle: Rule = {
  id: 'role-cycle',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_users', 'pg_default_roles'])) {
        const lists = [indexItems(context, host, 'pg_default_roles'), indexItems(context, host, 'pg_users')];
        if (!mayCycle(lists)) continue;
        for (const { item, index, chain } of findCycles(lists)) {
          const message = `roles go round in a circle: ${chain.map((name) => `"${name}"`).join(' is a member of ')}; take one membership out`;
          yield { position: locateItem(context, host, item, 'roles', index), message, hosts: cluster.hosts };
        }
      }
    }
  },
};

interface Cycle {
  readonly item: Item;
  readonly index: number;
  readonly chain: readonly string[];
}

/** Of most lists it is plain that they have none: each role stands before who is a member of it. */
function mayCycle(lists: readonly ItemList[]): boolean {
  return lists.some(({ items, byName }, at) => {
    if (items.length !== byName.size) return true;
    return items.some((item) =>
      listRoles(item).some(
        (role) =>
          typeof role === 'string' &&
          ((byName.get(role)?.index ?? -1) >= item.index ||
            lists.slice(at + 1).some((later) => later.byName.has(role))),
      ),
    );
  });
}

/** One for each circle, at the membership that closes it in reading order. */
function* findCycles(lists: readonly ItemList[]): Generator<Cycle> {
  const items = lists.flatMap((list) => list.items);
  const known = new Map(items.map((item) => [item.name, item]));
  const done = new Set<string>();
  for (const start of items) {
    const path: string[] = [];
    yield* walk(start);
    function* walk(item: Item): Generator<Cycle> {
      if (done.has(item.name)) return;
      path.push(item.name);
      for (const [index, role] of listRoles(item).entries()) {
        const next = typeof role === 'string' && role !== item.name ? known.get(role) : undefined;
        if (next === undefined) continue;
        const from = path.indexOf(next.name);
        if (from === -1) yield* walk(next);
        else yield { item, index, chain: [...path.slice(from), next.name] };
      }
      path.pop();
      done.add(item.name);
    }
  }
}
