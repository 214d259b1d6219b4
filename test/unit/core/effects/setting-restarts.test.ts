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

it.each<[string, Record<string, Value>, Record<string, Value>, string | undefined]>([
  [
    'a mention is lowered',
    { pg_parameters: { max_connections: '{{ most }}' }, most: 200 },
    { pg_parameters: { max_connections: '{{ most }}' }, most: 150 },
    'leader,replicas',
  ],
  [
    'a mention is raised',
    { pg_parameters: { max_connections: '{{ most }}' }, most: 150 },
    { pg_parameters: { max_connections: '{{ most }}' }, most: 200 },
    undefined,
  ],
  [
    'a lower value takes the place of a mention',
    { pg_parameters: { max_connections: '{{ most }}' }, most: 200 },
    { pg_parameters: { max_connections: 150 } },
    'leader,replicas',
  ],
  [
    'all settings are a mention',
    { pg_parameters: '{{ all_settings }}', all_settings: { max_connections: 200 } },
    { pg_parameters: '{{ all_settings }}', all_settings: { max_connections: 150 } },
    'leader,replicas',
  ],
  [
    'another setting is a mention that changes',
    { pg_parameters: { max_connections: 200, shared_buffers: '{{ size }}' }, size: '64MB' },
    { pg_parameters: { max_connections: 150, shared_buffers: '{{ size }}' }, size: '96MB' },
    'replicas,leader,replicas',
  ],
  [
    'only a run can tell',
    { pg_parameters: { max_connections: '{{ most * 2 }}' }, most: 100 },
    { pg_parameters: { max_connections: '{{ most * 2 }}' }, most: 75 },
    'replicas,leader,replicas',
  ],
  [
    'the libraries are a template that only a run fills in',
    { pg_parameters: { max_connections: 200 }, pg_shared_libraries: '{{ kind | lower }}', kind: 'a' },
    { pg_parameters: { max_connections: 150 }, pg_shared_libraries: '{{ kind | lower }}', kind: 'b' },
    'replicas,leader,replicas',
  ],
  [
    'a count is written as an octal number',
    { pg_parameters: { max_connections: '0226' } },
    { pg_parameters: { max_connections: 160 } },
    'replicas,leader,replicas',
  ],
  [
    'a name is a template',
    { pg_parameters: { '{{ name }}': 150 }, name: 'max_worker_processes' },
    { pg_parameters: { '{{ name }}': 150 }, name: 'max_connections' },
    'replicas,leader,replicas',
  ],
])('the members restart in the right order where %s', (_, before, after, order) => {
  const [existing, desired] = [before, after].map((vars) => buildSandbox({ test: { vars } }));
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  const [step] = planOf(existing, desired).steps;
  expect(step?.vars['patroni_restart_order']).toBe(order);
});
