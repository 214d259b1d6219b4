import { expect, it } from 'vitest';
import { classify } from '../../../../../actions/core/render/page/consequence.ts';
import type { Value } from '../../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../../builders.ts';

type Vars = Readonly<Record<string, Value>>;

function findConsequences(before: Vars, after: Vars) {
  const [existing, desired] = [before, after].map((vars) => buildSandbox({ test: { vars } }));
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  return planOf(existing, desired).steps.flatMap((step) => step.because.map((because) => classify(step, because)));
}

it.each<[string, Vars, Vars]>([
  [
    'a setting of a reload changes beside a mention in one of a start',
    { pg_parameters: { work_mem: '4MB', shared_buffers: '{{ size }}' }, size: '64MB' },
    { pg_parameters: { work_mem: '8MB', shared_buffers: '{{ size }}' }, size: '96MB' },
  ],
  [
    'a setting gets the value that the template of pg_conf has',
    { pg_conf: 'oltp.yml', pg_parameters: {} },
    { pg_conf: 'oltp.yml', pg_parameters: { max_connections: 400 } },
  ],
  [
    'a setting is left to PostgreSQL, and then to the template of pg_conf',
    { pg_conf: 'oltp.yml', pg_parameters: { max_connections: null } },
    { pg_conf: 'oltp.yml', pg_parameters: {} },
  ],
])('the page tells the restart of a step where %s', (_, before, after) => {
  expect(findConsequences(before, after)).toEqual(['restart-postgres']);
});

it('the page tells a restart by its cause alone where there is one', () => {
  const before = { pg_conf: 'oltp.yml', pg_parameters: { work_mem: '4MB' } };
  const after = { pg_conf: 'crit.yml', pg_parameters: { work_mem: '8MB' } };
  expect(findConsequences(before, after).sort()).toEqual(['restart-postgres', 'settings']);
});
