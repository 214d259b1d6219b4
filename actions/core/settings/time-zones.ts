/** Names of time zones, for settings of PostgreSQL and for the time zone of a node. */
import file from '../../../inventory/schema/time-zones.json' with { type: 'json' };
import { findNearestName } from '../general/nearest-name.ts';

const NAMES = Object.entries(file.zones).flatMap(([region, zones]) =>
  zones.split(' ').map((zone) => (region === '' ? zone : `${region}/${zone}`)),
);

/** Names of the time zone database, by their lower case: PostgreSQL takes any case, a node takes the name as it is. */
export const TIME_ZONES: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** What to write in place of a name that no time zone has. */
export function suggestTimeZone(written: string): string {
  const lower = written.toLowerCase();
  const city = lower.slice(lower.lastIndexOf('/') + 1).replaceAll(' ', '_');
  const sameCity = [...TIME_ZONES].find(([name]) => name.endsWith(`/${city}`))?.[1];
  const nearest = TIME_ZONES.get(lower) ?? sameCity ?? TIME_ZONES.get(findNearestName(lower, TIME_ZONES.keys()) ?? '');
  return nearest === undefined
    ? 'write a name of the time zone database, such as Asia/Shanghai'
    : `did you mean "${nearest}"?`;
}
