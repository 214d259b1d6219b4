import { isList, isMapping, isTemplate, quoteValue } from '../general/values.ts';
import type { VariableLayer } from '../load/model.ts';
import type { Finding, Rule } from './context.ts';

/** What an instance is known by. */
const VARIABLES = ['pg_cluster', 'pg_seq', 'pg_role'];
/** Lists whose items are known by their names. */
const LISTS = [
  'pg_users',
  'pg_default_roles',
  'pg_databases',
  'pg_services',
  'pg_services_extra',
  'pg_default_extensions',
];

/** Lists of which each item is a step of its own. */
const STEPS_BY_ITEM = ['pg_users', 'pg_databases'];

/** By its name a thing is found again in the next commit: one that only Ansible can work out tells no two apart. */
export const plainName: Rule = {
  id: 'plain-name',
  *check({ layersWith, written }) {
    const refuse = (
      { file, path }: VariableLayer,
      place: readonly (string | number)[],
      [what, value]: readonly [string, unknown],
    ): Finding => ({
      position: written.locate(file, [...path, ...place]),
      message: `${what} is ${quoteValue(String(value))}, a template; write the name itself, since by it changes and removals are found`,
      path: [...path, ...place],
    });
    const refuseWhole = (
      { file, path }: VariableLayer,
      place: readonly (string | number)[],
      what: string,
    ): Finding => ({
      position: written.locate(file, [...path, ...place]),
      message: `${what} is a template, so that nobody knows which there are before it runs, and none could be planned; write them out`,
      path: [...path, ...place],
    });
    for (const name of VARIABLES) {
      for (const layer of layersWith(name)) {
        const value = layer.values[name];
        if (isTemplate(value)) yield refuse(layer, [name], [name, value]);
      }
    }
    for (const list of STEPS_BY_ITEM) {
      for (const layer of layersWith(list)) {
        const items = layer.values[list];
        if (isTemplate(items)) yield refuseWhole(layer, [list], list);
        for (let index = 0; isList(items) && index < items.length; index++)
          if (isTemplate(items[index])) yield refuseWhole(layer, [list, index], `an item of ${list}`);
      }
    }
    for (const list of LISTS) {
      for (const layer of layersWith(list)) {
        const items = layer.values[list];
        for (let index = 0; isList(items) && index < items.length; index++) {
          const item = items[index];
          const name = isMapping(item) ? item['name'] : undefined;
          if (isTemplate(name)) yield refuse(layer, [list, index, 'name'], [`the name of an item of ${list}`, name]);
        }
      }
    }
  },
};
