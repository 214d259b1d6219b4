import { expect, it } from 'vitest';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../builders.ts';

const USAGE = 'GRANT USAGE ON SCHEMAS TO dbrole_readonly';

it.each<[string, Value, Value, Value]>([
  ['a list', '{{ of_team }}', [USAGE, 'GRANT SELECT ON TABLES TO dbrole_readonly'], [USAGE]],
  ['an entry', [USAGE, '{{ of_team }}'], 'GRANT SELECT ON TABLES TO dbrole_readonly', USAGE],
])('refuses a default privilege less where %s is a mention', (_, written, before, after) => {
  const [existing, desired] = [before, after].map((value) =>
    buildSandbox({ test: { vars: { pg_default_privileges: written, of_team: value } } }),
  );
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  const { refusals } = planOf(existing, desired);
  expect(refusals.map(({ rule, message }) => `${rule}: ${message}`)).toContainEqual(
    expect.stringContaining('kept: "GRANT SELECT ON TABLES TO dbrole_readonly" is taken off pg_default_privileges'),
  );
});
