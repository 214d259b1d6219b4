import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findRestartOrder } from '../../../../actions/core/settings/restart-order.ts';
import { COMMON_SETTINGS, resolveSetting, SETTING_TEMPLATES } from '../../../../actions/core/settings/templates.ts';

test('the templates are those of the role', () => {
  const file = join(import.meta.dirname, '../../../../playbooks/roles/patroni/vars/main.yml');
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
    _patroni_templates: SETTING_TEMPLATES,
    _patroni_common: COMMON_SETTINGS,
  });
});

test('pg_parameters wins over pg_conf, and that over what is common', () => {
  const parameters = { max_connections: 50 };
  expect(resolveSetting('max_connections', { conf: 'oltp.yml', parameters })).toBe(50);
  expect(resolveSetting('max_connections', { conf: 'oltp.yml', parameters: {} })).toBe(400);
  expect(resolveSetting('max_wal_senders', { conf: 'oltp.yml', parameters })).toBe(10);
  expect(resolveSetting('max_connections', { conf: 'olap.yml', parameters: {} })).toBeUndefined();
});

test.each([
  ['nothing differs', [[10, '10']], 'replicas,leader'],
  ['raised', [[10, 20]], 'replicas,leader'],
  ['lowered', [[20, '10']], 'leader,replicas'],
  [
    'one raised, one lowered',
    [
      [10, 20],
      [20, 10],
    ],
    'replicas,leader,replicas',
  ],
  ['a template', [['{{ x }}', 10]], 'replicas,leader,replicas'],
  [
    'not known, and the same',
    [
      ['{{ x }}', '{{ x }}'],
      [undefined, undefined],
    ],
    'replicas,leader',
  ],
] as const)('%s', (_, pairs, order) => {
  expect(findRestartOrder(pairs.map(([before, after]) => ({ before, after })))).toBe(order);
});

test('a setting that is lowered beside another meets the replicas first', () => {
  expect(findRestartOrder([{ before: 20, after: 10 }], true)).toBe('replicas,leader,replicas');
  expect(findRestartOrder([{ before: 10, after: 20 }], true)).toBe('replicas,leader');
});
