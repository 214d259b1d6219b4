import { isTemplate, quoteValue } from '../general/values.ts';
import { TIME_ZONES, suggestTimeZone } from '../settings/time-zones.ts';
import type { Rule } from './context.ts';

/** The time zone of a node by its name in the database, letter by letter: it is the name of a file. */
export const timeZone: Rule = {
  id: 'time-zone',
  onlyWarns: true,
  *check({ layersWith, written }) {
    for (const { file, path, values } of layersWith('node_timezone')) {
      const zone = values['node_timezone'];
      if (typeof zone !== 'string' || zone === '' || isTemplate(zone)) continue;
      if (TIME_ZONES.get(zone.toLowerCase()) === zone) continue;
      const place = [...path, 'node_timezone'];
      const message = `node_timezone ${quoteValue(zone)} is no time zone; ${suggestTimeZone(zone)}`;
      yield { position: written.locate(file, place), message, path: place };
    }
  },
};
