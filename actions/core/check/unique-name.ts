import type { Rule } from './context.ts';
import { listVariants } from './context.ts';
import type { Item, ItemList } from './items.ts';
import { formatItemPlace, indexItems, listItems, locateItem } from './items.ts';

/** Lists whose names share one space. */
const SPACES: readonly { readonly what: string; readonly parameters: readonly string[] }[] = [
  { what: 'user', parameters: ['pg_default_roles', 'pg_users'] },
  { what: 'database', parameters: ['pg_databases'] },
  { what: 'service', parameters: ['pg_services', 'pg_services_extra'] },
];

export const uniqueName: Rule = {
  id: 'unique-name',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const { what, parameters } of SPACES) {
        for (const host of listVariants(context, cluster, parameters)) {
          if (areDistinct(parameters.map((parameter) => indexItems(context, host, parameter)))) continue;
          const seen = new Map<string, Item>();
          for (const item of parameters.flatMap((parameter) => listItems(context, host, parameter))) {
            const first = seen.get(item.name);
            seen.set(item.name, first ?? item);
            if (first === undefined) continue;
            const place = formatItemPlace(context, host, first);
            const message = `${what} "${item.name}" is in ${first.parameter} already (${place}); give it another name or merge the two`;
            yield { position: locateItem(context, host, item, 'name'), message, hosts: cluster.hosts };
          }
        }
      }
    }
  },
};

function areDistinct(lists: readonly ItemList[]): boolean {
  return lists.every(
    ({ items, byName }, index) =>
      items.length === byName.size &&
      lists.slice(0, index).every((other) => !items.some(({ name }) => other.byName.has(name))),
  );
}
