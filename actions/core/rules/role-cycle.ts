import type { Memberships } from '../hba/match.ts';
import { isList } from '../inventory/values.ts';
import type { Rule, RuleContext } from './context.ts';
import { listVariants } from './context.ts';
import { listMemberships } from './hba-files.ts';
import type { Item } from './items.ts';
import { listItems, locateItem } from './items.ts';

/** PostgreSQL refuses a membership that leads back to its own role. */
export const roleCycle: Rule = {
  id: 'role-cycle',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_users', 'pg_default_roles'])) {
        for (const { item, index, chain } of findCycles(context, host)) {
          const message = `roles go round in a circle: ${chain.map((name) => `"${name}"`).join(' is a member of ')}; take one membership out`;
          yield { position: locateItem(context, item, 'roles', index), message, hosts: cluster.hosts };
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

function hasCycle(memberships: Memberships): boolean {
  for (const [name, roles] of memberships) if (roles.has(name)) return true;
  return false;
}

/** One for each circle, at the membership that closes it in reading order. */
function* findCycles(context: RuleContext, host: string): Generator<Cycle> {
  if (!hasCycle(listMemberships(context, host))) return;
  const items = [...listItems(context, host, 'pg_default_roles'), ...listItems(context, host, 'pg_users')];
  const known = new Map(items.map((item) => [item.name, item]));
  const done = new Set<string>();
  for (const start of items) {
    const path: string[] = [];
    yield* walk(start);
    function* walk(item: Item): Generator<Cycle> {
      if (done.has(item.name)) return;
      path.push(item.name);
      const roles = isList(item.fields['roles']) ? item.fields['roles'] : [];
      for (const [index, role] of roles.entries()) {
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
