/** Names of time zones, for settings of PostgreSQL and for the time zone of a node. */
import file from '../../../inventory/schema/time-zones.json' with { type: 'json' };
import { findNearestName } from '../general/nearest-name.ts';

let known: ReadonlyMap<string, string> | undefined;

/** Names of the time zone database, by their lower case: PostgreSQL takes any case, a node takes the name as it is. */
export function listTimeZones(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const names = Object.entries(file.zones).flatMap(([region, zones]) =>
    zones.split(' ').map((zone) => (region === '' ? zone : `${region}/${zone}`)),
  );
  known = new Map(names.map((name) => [name.toLowerCase(), name]));
  return known;
}

/** What to write in place of a name that no time zone has. */
export function suggestTimeZone(written: string): string {
  const zones = listTimeZones();
  const lower = written.toLowerCase();
  const city = lower.slice(lower.lastIndexOf('/') + 1).replaceAll(' ', '_');
  const sameCity = [...zones].find(([name]) => name.endsWith(`/${city}`))?.[1];
  const nearest = zones.get(lower) ?? sameCity ?? zones.get(findNearestName(lower, zones.keys()) ?? '');
  return nearest === undefined
    ? 'write a name of the time zone database, such as Asia/Shanghai'
    : `did you mean "${nearest}"?`;
}
