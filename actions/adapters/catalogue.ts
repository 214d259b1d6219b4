import { readCatalogue } from '../core/catalogue/read.ts';
import type { Definitions, ParameterSchema } from '../core/catalogue/read.ts';
import type { Catalogue } from '../core/catalogue/types.ts';
import effects from '../../inventory/schema/effects.json' with { type: 'json' };
import schema from '../../inventory/schema/inventory.schema.json' with { type: 'json' };

/** The catalogue that belongs to these sources: the bundle carries it. */
export function readBundledCatalogue(): Catalogue {
  // The compiler sees one object type per parameter, of which some share nothing with what is read of them.
  const parameters = schema.$defs.parameters.properties as Readonly<Record<string, ParameterSchema>>;
  return readCatalogue(effects, parameters, schema.$defs as Definitions);
}
