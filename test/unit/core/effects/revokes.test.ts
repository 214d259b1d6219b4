import { expect, it } from 'vitest';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../builders.ts';

type Vars = Readonly<Record<string, Value>>;

function plan(before: Vars, after: Vars) {
  const [existing, desired] = [before, after].map(({ of = {}, ...fields }) =>
    buildSandbox({
      test: {
        vars: {
          ...(of as Vars),
          pg_users: [{ name: 'test' }],
          pg_databases: [{ name: 'test', owner: 'test', ...fields }],
        },
      },
    }),
  );
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  return planOf(existing, desired);
}

const EXTENSIONS = [{ name: 'cube' }, { name: '{{ kind }}' }];

it('drops what a variable named before', () => {
  const [step] = plan(
    { extensions: EXTENSIONS, of: { kind: 'hstore' } },
    { extensions: EXTENSIONS, of: { kind: 'citext' } },
  ).steps;
  expect(step?.vars).toMatchObject({ pg_drop_extensions: 'hstore' });
  expect(step?.hazards).toContain('destroy');
});

it('drops nothing where a variable gives way to its value', () => {
  const [step] = plan(
    { extensions: EXTENSIONS, of: { kind: 'hstore' } },
    { extensions: [{ name: 'cube' }, { name: 'hstore' }] },
  ).steps;
  expect(step?.vars).toEqual({ pg_database: 'test' });
  expect(step?.hazards).toEqual([]);
});

it.each<[string, Vars, Vars]>([
  [
    'what a template mentions changes',
    { schemas: ['{{ kind | lower }}'], of: { kind: 'a' } },
    { schemas: ['{{ kind | lower }}'], of: { kind: 'b' } },
  ],
  ['a template goes', { schemas: ['{{ kind | lower }}'], of: { kind: 'a' } }, { schemas: ['b'] }],
  [
    'names become a template as a whole',
    { schemas: ['a'], of: { kind: ['a'] } },
    { schemas: '{{ kind | sort }}', of: { kind: ['a'] } },
  ],
  [
    'a template comes in the place of a name, which may be the same',
    { schemas: ['b'], of: { kind: 'B' } },
    { schemas: ['{{ kind | lower }}'], of: { kind: 'B' } },
  ],
])('refuses a database where %s', (_, before, after) => {
  const { refusals, steps } = plan(before, after);
  expect(refusals.map(({ rule }) => rule)).toContain('plain-name');
  expect(steps).toEqual([]);
});

it.each<[string, Vars]>([
  ['names with a comma', { schemas: ['{{ kind }}'], of: { kind: 'app,public' } }],
  ['a list in the place of a name', { schemas: ['{{ kind }}'], of: { kind: ['app', 'public'] } }],
  ['an extension with a comma', { extensions: [{ name: '{{ kind }}' }], of: { kind: 'hstore,cube' } }],
])('refuses to drop what a run would take for other names: %s', (_, before) => {
  const { refusals, steps } = plan(before, { schemas: [], extensions: [] });
  expect(refusals.map(({ rule, message }) => `${rule}: ${message}`)).toContainEqual(
    expect.stringMatching(/^plain-name: .*would take for other names/),
  );
  expect(steps).toEqual([]);
});

it('drops the other names beside a template that stays the same', () => {
  const kept = '{{ kind | lower }}';
  const [step] = plan({ schemas: [kept, 'a'], of: { kind: 'b' } }, { schemas: [kept], of: { kind: 'b' } }).steps;
  expect(step?.vars).toMatchObject({ pg_drop_schemas: 'a' });
});

it('takes a template beside names that stay', () => {
  const [step] = plan(
    { schemas: ['a'], of: { kind: 'B' } },
    { schemas: ['a', '{{ kind | lower }}'], of: { kind: 'B' } },
  ).steps;
  expect(step?.vars).toEqual({ pg_database: 'test' });
});

it('refuses another encoding by a variable, and takes its value in the place of the variable', () => {
  const encoding = '{{ kind }}';
  const changed = plan({ encoding, of: { kind: 'UTF8' } }, { encoding, of: { kind: 'LATIN1' } });
  expect(changed.refusals.map(({ rule }) => rule)).toEqual(['fixed-at-creation']);
  const written = plan({ encoding, of: { kind: 'UTF8' } }, { encoding: 'UTF8' });
  expect(written.refusals).toEqual([]);
});
