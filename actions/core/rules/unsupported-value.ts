import { canonicalText } from '../diff/canonical.ts';
import { listParameters, parameterSchemas } from '../inventory/schema.ts';
import { isTemplate, quoteValue } from '../inventory/values.ts';
import type { Rule } from './context.ts';

const UNSUPPORTED = listParameters(({ unsupported }) => unsupported !== undefined);

/** Values that Pigsty knows and no playbook here brings about. The plan refuses to make or change an instance by them. */
export const unsupportedValue: Rule = {
  id: 'unsupported-value',
  onlyWarns: true,
  *check({ layersWith, written }) {
    for (const { file, path, values } of layersWith(UNSUPPORTED)) {
      for (const [name, value] of Object.entries(values)) {
        const schema = Object.hasOwn(parameterSchemas, name) ? parameterSchemas[name] : undefined;
        const unsupported = schema?.unsupported;
        if (unsupported === undefined || isTemplate(value)) continue;
        // What is no value at all is the schema's business.
        if (schema?.enum?.includes(value) === false) continue;
        const text = canonicalText(value);
        if (unsupported.unless.some((allowed) => canonicalText(allowed) === text)) continue;
        const place = [...path, name];
        const message = `${name} ${quoteValue(value)} is not brought about; ${unsupported.reason}`;
        yield { position: written.locate(file, place), message, path: place };
      }
    }
  },
};
