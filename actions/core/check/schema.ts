import { describeSchemaErrors } from '../schema/schema-errors.ts';
import { variablesShape } from '../schema/schema.ts';
import type { Rule } from './context.ts';

/** Types and shapes of parameters, by the JSON Schema. Each mapping of variables is checked where it is written. */
export const schema: Rule = {
  id: 'schema',
  *check({ layers, written }) {
    for (const { file, path, values } of layers) {
      for (const error of describeSchemaErrors(variablesShape, values)) {
        const { atKey, message, replace } = error;
        const place = [...path, ...error.path];
        const position = atKey ? written.locateKey(file, place) : written.locate(file, place);
        yield { position, message, path: place, replace };
      }
    }
  },
};
