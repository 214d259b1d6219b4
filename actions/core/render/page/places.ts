/** What the rows of the table have no room for: each place of a change, and the hosts that have it. */
import { count } from '../../general/words.ts';
import { codeSpan } from '../safe-text.ts';
import type { Because } from '../../types.ts';
import type { Fact } from './facts.ts';
import { fold, linkPlace } from './markup.ts';
import { describeSubject, locate, type TableContext } from './table.ts';

const MOST_HOSTS = 20;

export function writePlaces(context: TableContext, facts: readonly Fact[]): readonly string[] {
  const rows = facts.filter(({ places, hosts }) => places.length > 1 || hosts.length > 3);
  if (rows.length === 0) return [];
  const lines = rows.flatMap((fact) => [
    `- ${(describeSubject(fact)[0] ?? '').replaceAll('\\|', '|')}`,
    ...fact.places.map((place) => `  - ${writePlace(context, place)}`),
  ]);
  return fold('Places, and the hosts that have each value', lines);
}

function writePlace(context: TableContext, place: Because): string {
  const hosts = place.hosts.slice(0, MOST_HOSTS).map((host) => codeSpan(host));
  const more = place.hosts.length - hosts.length;
  const all = [...hosts, ...(more === 0 ? [] : [`and ${count(more, 'more host')}`])];
  return `${linkPlace(context.page, locate(context, place))} ${all.join(' ')}`;
}
