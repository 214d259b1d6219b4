import { expect, it } from 'vitest';
import type { Change, Value, ValueChange } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../builders.ts';

type Vars = Readonly<Record<string, Value>>;

/** What is told of a user that has the fields, and of whom the variables of his cluster are others. */
function findChanges(fields: Vars, before: Vars, after: Vars): readonly (Change | undefined)[] {
  const [existing, desired] = [before, after].map((vars) =>
    buildSandbox({ test: { vars: { ...vars, pg_users: [{ name: 'test', ...fields }] } } }),
  );
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  return planOf(existing, desired).steps.flatMap(({ because }) => because.map(({ change }) => change));
}

interface Case {
  readonly fields: Vars;
  readonly before: Vars;
  readonly after: Vars;
  readonly told: ValueChange;
}

it.each<[string, Case]>([
  [
    'a password that a variable has',
    {
      fields: { password: '{{ app_password }}' },
      before: { app_password: 'DBUser.One' },
      after: { app_password: 'DBUser.Two' },
      told: { name: 'password', secret: true },
    },
  ],
  [
    'a switch that a variable has',
    {
      fields: { password: 'DBUser.Test', superuser: '{{ is_dba }}' },
      before: { is_dba: false },
      after: { is_dba: true },
      told: { name: 'superuser', before: 'false', after: 'true' },
    },
  ],
  [
    'a template that only a run fills in, by its name alone',
    {
      fields: { password: 'DBUser.Test', connlimit: '{{ most | int }}' },
      before: { most: 10 },
      after: { most: 20 },
      told: { name: 'connlimit', secret: true },
    },
  ],
])('a plan tells %s', (_, { fields, before, after, told }) => {
  expect(findChanges(fields, before, after)).toEqual([
    { kind: 'item', noun: 'user', name: 'test', verb: 'change', values: [told] },
  ]);
});
