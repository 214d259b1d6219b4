import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readSelection } from '../../../../actions/core/selector/selection.ts';
import type { Value } from '../../../../actions/core/types.ts';
import { findAnsiblePython } from '../../../lib/ansible.ts';
import { makeRandom } from '../../../lib/random.ts';
import type { Random } from '../../../lib/random.ts';

type Member = Readonly<Record<string, Value>>;

const python = findAnsiblePython();
const NAMES = ['pg_role', 'pg_offline_query', 'pg_weight', '"a name"'] as const;
const LITERALS = ['`primary`', '`"replica"`', "'replica'", '`true`', '`false`', '`null`', '`1`', '`0`', '`100`', '``', "''", '`"1"`', '`1.0`', '`[]`'] as const; // prettier-ignore
const VALUES: readonly [Value, ...Value[]] = [
  'primary',
  'replica',
  'offline',
  '',
  '1',
  'true',
  true,
  false,
  0,
  1,
  100,
  1.5,
];

function makeCondition(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.5)) {
    const [left, right] = [makeCondition(random, depth - 1), makeCondition(random, depth - 1)];
    return random.chance(0.3) ? `(${left} || ${right}) && ${right}` : `${left} ${random.pick(['||', '&&'])} ${right}`;
  }
  const field = random.pick(NAMES);
  const term = random.chance(0.4) ? field : `${field} ${random.pick(['==', '!='])} ${random.chance(0.8) ? random.pick(LITERALS) : random.pick(NAMES)}`; // prettier-ignore
  return random.chance(0.3) ? `!(${term})` : term;
}

function makeMember(random: Random): Member {
  return Object.fromEntries(random.some(NAMES, NAMES.length).map((name) => [name.replaceAll('"', ''), random.pick(VALUES)])); // prettier-ignore
}

it.runIf(python !== undefined)('selects the members that json_query selects', () => {
  const random = makeRandom(1);
  const queries = Array.from({ length: 2_000 }, (_, index) => {
    const selector = index % 50 === 0 ? random.pick(['[]', '[*]']) : `[? ${makeCondition(random, 2)} ]`;
    return [selector, Array.from({ length: 4 }, () => makeMember(random))] as const;
  });
  const theirs: unknown = JSON.parse(
    execFileSync(python ?? '', ['test/lib/select_members.py'], { input: JSON.stringify(queries), encoding: 'utf8' }),
  );
  const ours = queries.map(([selector, members]) => {
    const selection = readSelection(selector);
    if (selection === undefined) return `${selector} is not read`;
    return members.flatMap((member, place) => (selection.takes(selection.names.map((name) => member[name])) ? [place] : [])); // prettier-ignore
  });
  expect(ours.map((found, index) => [...(queries[index] ?? []), found])).toEqual(
    queries.map((query, index) => [...query, (theirs as readonly unknown[])[index]]),
  );
  expect(ours.flat().length).toBeGreaterThan(1_000);
});

it.each([
  '[? pg_weight > `100` ]',
  "[? starts_with(pg_role, 'p') ]",
  '[? contains(keys(@), `x`) ]',
  '[? @ == `x` ]',
  '[0]',
  '[0:1]',
  '[? pg_role ].pg_role',
  '[? pg_role ] | [0]',
  '[? a.b ]',
  '[? pg_role',
])('%s may be read otherwise', (text) => {
  expect(readSelection(text)).toBeUndefined();
});
