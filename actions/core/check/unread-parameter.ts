import { listSome } from '../general/words.ts';
import { itemFieldSchemas, listParameters, parameterSchemas } from '../schema/schema.ts';
import { isList, isMapping } from '../general/values.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule } from './context.ts';

const UNREAD = listParameters(({ unread }) => unread !== undefined);

/** Parameters of Pigsty that no playbook here reads: accepted, and said once for those that stand together. */
export const unreadParameter: Rule = {
  id: 'unread-parameter',
  onlyWarns: true,
  *check({ layersWith, written }) {
    for (const { file, path, values } of new Set([...UNREAD].flatMap(layersWith))) {
      for (const [reason, names] of groupByReason(Object.keys(values))) {
        const place = [...path, names[0] ?? ''];
        const message = `${listSome(names)} ${names.length === 1 ? 'has' : 'have'} no effect here: ${reason}`;
        yield { position: written.locateKey(file, place), message, path: place };
      }
    }
    for (const { file, path, values } of layersWith('pg_databases')) {
      for (const { place, message } of listFields(values)) {
        const at = [...path, ...place];
        yield { position: written.locateKey(file, at), message, path: at } satisfies Finding;
      }
    }
  },
};

function groupByReason(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const schema = Object.hasOwn(parameterSchemas, name) ? parameterSchemas[name] : undefined;
    const reason = schema?.unread;
    // Of another name, the rule renamed-parameter says the same.
    if (reason === undefined || schema?.alias !== undefined) continue;
    const known = groups.get(reason);
    if (known === undefined) groups.set(reason, [name]);
    else known.push(name);
  }
  return groups;
}

function* listFields(values: Readonly<Record<string, Value>>): Generator<{ place: DataPath; message: string }> {
  const items = values['pg_databases'];
  for (const [index, item] of (isList(items) ? items : []).entries()) {
    for (const field of Object.keys(isMapping(item) ? item : {})) {
      const reason = Object.hasOwn(itemFieldSchemas, field) ? itemFieldSchemas[field]?.unread : undefined;
      if (reason === undefined) continue;
      yield { place: ['pg_databases', index, field], message: `${field} of a database has no effect here: ${reason}` };
    }
  }
}
