import { findTemplates } from '../diff/mentions.ts';
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import { findCodeUses } from '../jinja/code-uses.ts';
import type { CodeUse } from '../jinja/code-uses.ts';
import type { DataPath, Value } from '../types.ts';
import type { Rule } from './context.ts';

/** Ansible evaluates templates of the inventory on the meta node, as the user who can log in on every host. */
export const inventoryCode: Rule = {
  id: 'inventory-code',
  *check({ resolved, layers, written, allowedLookups, allowedFilters }) {
    const isAllowed = ({ kind, name }: CodeUse): boolean =>
      kind === 'lookup' ? allowedLookups.has(name) : kind !== 'other' && allowedFilters.has(name);
    for (const { file, path, values } of layers) {
      for (const [variable, value] of Object.entries(values)) {
        if (resolved.memo.recall(findTemplates, value).length === 0) continue;
        for (const { template, place } of listTemplates(value)) {
          const at = [...path, variable, ...place];
          for (const use of findCodeUses(template).filter((found) => !isAllowed(found)))
            yield { position: written.locate(file, at), message: describe(variable, use), path: at };
        }
      }
    }
  },
};

function describe(variable: string, { kind, name }: CodeUse): string {
  switch (kind) {
    case 'lookup':
      return `${variable} uses lookup "${name}", which runs on the meta node; write the value itself, or list "${name}" under allowed_lookups in environment.yml`;
    case 'filter':
    case 'test':
      return `${variable} uses ${kind} "${name}", which may do more than compute on the meta node; write the value itself, or list "${name}" under allowed_filters in environment.yml`;
    default:
      return `what a template of ${variable} does on the meta node is not known: it has ${name}; write the value itself`;
  }
}

function* listTemplates(
  value: Value,
  place: DataPath = [],
): Generator<{ readonly template: string; readonly place: DataPath }> {
  if (typeof value === 'string') {
    if (isTemplate(value)) yield { template: value, place };
  } else if (isList(value)) {
    for (const [index, item] of value.entries()) yield* listTemplates(item, [...place, index]);
  } else if (isMapping(value) && !isMarked(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (isTemplate(key)) yield { template: key, place: [...place, key] };
      yield* listTemplates(item, [...place, key]);
    }
  }
}
