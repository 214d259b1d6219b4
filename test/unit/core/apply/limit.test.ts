import { expect, it } from 'vitest';
import { narrowLimit } from '../../../../actions/core/apply/limit.ts';

it.each([
  ['pg-test', ['n1', 'n2', 'n3'], [], 'pg-test'],
  ['pg-test', ['n1', 'n2', 'n3'], ['n2'], 'pg-test:!n2'],
  ['n1:n2', ['n1', 'n2'], ['n1'], 'n2'],
  ['pg-test:!n1', ['n2', 'n3'], ['n3'], 'pg-test:!n1:!n3'],
])('%s of %j without %j is %s', (limit, hosts, without, expected) => {
  expect(narrowLimit(limit, hosts, new Set(without))).toBe(expected);
});

it('is never empty: Ansible would run on all hosts', () => {
  expect(() => narrowLimit('n1', ['n1'], new Set(['n1']))).toThrow('no host');
  expect(() => narrowLimit('', ['n1'], new Set())).toThrow('no host');
});
