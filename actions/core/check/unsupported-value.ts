import { canonicalText } from '../general/canonical.ts';
import { listParameters, parameterSchemas } from '../schema/schema.ts';
import { isTemplate, quoteValue } from '../general/values.ts';
import type { Rule } from './context.ts';

const UNSUPPORTED = listParameters(({ unsupported }) => unsupported !== undefined);

/** Values that Pigsty knows and no playbook here brings about. The plan refuses to make or change an instance by them. */
export const unsupportedValue: Rule = {
  id: 'unsupported-value',
  onlyWarns: true,
  *check({ layersWith, written }) {
    for (const name of UNSUPPORTED) {
      const schema = parameterSchemas[name];
      const unsupported = schema?.unsupported;
      if (unsupported === undefined) continue;
      for (const { file, path, values } of layersWith(name)) {
        const value = values[name];
        if (value === undefined || (typeof value !== 'object' && unsupported.unless.includes(value))) continue;
        // What is no value at all is the schema's business.
        if (isTemplate(value) || schema?.enum?.includes(value) === false) continue;
        const text = canonicalText(value);
        if (unsupported.unless.some((allowed) => canonicalText(allowed) === text)) continue;
        const place = [...path, name];
        const message = `${name} ${quoteValue(value)} is not brought about; ${unsupported.reason}`;
        yield { position: written.locate(file, place), message, path: place };
      }
    }
  },
};
