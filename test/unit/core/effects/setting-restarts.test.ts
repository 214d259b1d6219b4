import { expect, it } from 'vitest';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../builders.ts';

function findHazards(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>) {
  const [existing, desired] = [before, after].map((vars) => buildSandbox({ test: { vars } }));
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  const { steps } = planOf(existing, desired);
  expect(steps).not.toEqual([]);
  return steps.flatMap(({ hazards }) => hazards);
}

it.each<[string, Record<string, Value>, Record<string, Value>]>([
  [
    'a mention that a setting of a reload reads',
    { pg_parameters: { work_mem: '{{ size }}' }, size: '8MB' },
    { pg_parameters: { work_mem: '{{ size }}' }, size: '16MB' },
  ],
  ['a number in quotes', { pg_parameters: { max_connections: 150 } }, { pg_parameters: { max_connections: '150' } }],
])('nothing restarts by %s', (_, before, after) => {
  expect(findHazards(before, after)).toEqual([]);
});

it.each<[string, Record<string, Value>, Record<string, Value>]>([
  [
    'a mention that a setting of a start reads',
    { pg_parameters: { shared_buffers: '{{ size }}' }, size: '64MB' },
    { pg_parameters: { shared_buffers: '{{ size }}' }, size: '96MB' },
  ],
  [
    'a name that is a template',
    { pg_parameters: { '{{ name }}': 1 }, name: 'work_mem' },
    { pg_parameters: { '{{ name }}': 1 }, name: 'max_connections' },
  ],
  [
    'settings that are a mention as a whole',
    { pg_parameters: '{{ all }}', all: { work_mem: '8MB' } },
    { pg_parameters: '{{ all }}', all: { work_mem: '9MB' } },
  ],
])('PostgreSQL restarts by %s', (_, before, after) => {
  expect(findHazards(before, after)).toEqual(['restart']);
});
