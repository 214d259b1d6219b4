import { describe, expect, test } from 'vitest';
import { viewSide } from '../../../../actions/core/diff/side-view.ts';
import { loadInventory } from '../../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../../actions/core/resolve/resolve.ts';
import type { SideView } from '../../../../actions/core/diff/side-view.ts';

/** Files of a directory: each as its lines, without the indentation of this file. */
function view(files: Readonly<Record<string, readonly string[]>>): SideView {
  const sources = Object.entries(files).map(([path, lines]) => ({
    path: `hosts/${path}`,
    text: `${lines.join('\n')}\n`,
  }));
  return viewSide(resolveInventory(loadInventory({ root: 'hosts', files: sources }).inventory));
}

function place(side: SideView, host: string, group?: string): string {
  const { file, line, column } = side.findHostPosition(host, group) ?? { file: 'nowhere', line: 0, column: 0 };
  return `${file}:${line}:${column}`;
}

describe('a problem of a host points at the key of the host', () => {
  const globals = ['all:', '  vars:', '    dns_records: []'];

  test('in one file, after the variables of its cluster, which it has no own beside', () => {
    const side = view({
      'all.yml': [
        'all:',
        '  vars: { dns_records: [] }',
        '  children:',
        '    pg-test:',
        '      vars: { pg_cluster: pg-test }',
        '      hosts:',
        '        10.10.10.11:',
        '        10.10.10.12:',
        '          pg_seq: 2',
      ],
    });
    expect(place(side, '10.10.10.11')).toBe('hosts/all.yml:7:9');
    expect(place(side, '10.10.10.12')).toBe('hosts/all.yml:8:9');
  });

  test('in a file for each cluster, with its variables in host_vars', () => {
    const side = view({
      'globals.yml': globals,
      'pg-test.yml': [
        'pg-test:',
        '  vars:',
        '    pg_cluster: pg-test',
        '  hosts:',
        '    10.10.10.11:',
        '    10.10.10.12:',
      ],
      'host_vars/10.10.10.12.yml': ['pg_seq: 2'],
    });
    expect(place(side, '10.10.10.11')).toBe('hosts/pg-test.yml:5:5');
    expect(place(side, '10.10.10.12')).toBe('hosts/pg-test.yml:6:5');
  });

  test('with the variables of its cluster in group_vars', () => {
    const side = view({
      'globals.yml': globals,
      'pg-test.yml': ['pg-test:', '  hosts:', '    10.10.10.11:'],
      'group_vars/pg-test.yml': ['pg_cluster: pg-test'],
    });
    expect(place(side, '10.10.10.11')).toBe('hosts/pg-test.yml:3:5');
  });

  test('in flow mappings', () => {
    const side = view({
      'pg-test.yml': [
        'pg-test: { vars: { pg_cluster: pg-test }, hosts: { 10.10.10.11: , 10.10.10.12: { pg_seq: 2 } } }',
      ],
    });
    expect(place(side, '10.10.10.11')).toBe('hosts/pg-test.yml:1:52');
    expect(place(side, '10.10.10.12')).toBe('hosts/pg-test.yml:1:67');
  });

  test('behind an alias and a merge key, where the anchor has it', () => {
    const side = view({
      'all.yml': [
        'machines: { hosts: &machines { 10.10.10.11: {}, 10.10.10.12: {} } }',
        'pg-test: { vars: { pg_cluster: pg-test }, hosts: *machines }',
        'pg-other:',
        '  vars: { pg_cluster: pg-other }',
        '  hosts:',
        '    <<: *machines',
        '    10.10.10.13:',
      ],
    });
    expect(place(side, '10.10.10.11', 'pg-test')).toBe('hosts/all.yml:1:32');
    expect(place(side, '10.10.10.12', 'pg-other')).toBe('hosts/all.yml:1:49');
    expect(place(side, '10.10.10.13')).toBe('hosts/all.yml:7:5');
  });

  test('of a range of hosts', () => {
    const side = view({
      'a.yml': ['pg-test:', '  vars: { pg_cluster: pg-test }', '  hosts:', '    10.10.10.[11:13]:'],
    });
    expect(place(side, '10.10.10.12')).toBe('hosts/a.yml:4:5');
  });
});

describe('of several places of a host', () => {
  const side = view({
    'a.yml': [
      'all:',
      '  hosts: { 10.10.10.10: { pg_seq: 1 } }',
      '  children:',
      '    meta: { hosts: { 10.10.10.10: { meta_node: true } } }',
      '    pg-meta: { hosts: { 10.10.10.10: }, vars: { pg_cluster: pg-meta } }',
      '    nodes: { hosts: { 10.10.10.11: , 10.10.10.12: } }',
      '    group-of-database: { hosts: { 10.10.10.11: }, vars: { pg_cluster: pg-test } }',
      '    roles: { hosts: { 10.10.10.12: { pg_cluster: pg-test } } }',
    ],
  });

  test('it is the one in the group of its cluster', () => {
    expect(place(side, '10.10.10.10')).toBe('hosts/a.yml:5:25');
  });

  test('it is the one in the group that is asked for', () => {
    expect(place(side, '10.10.10.10', 'meta')).toBe('hosts/a.yml:4:22');
    expect(place(side, '10.10.10.10', 'absent')).toBe('hosts/a.yml:5:25');
  });

  test('it is the one that names its cluster, where no group has the name of the cluster', () => {
    expect(place(side, '10.10.10.11')).toBe('hosts/a.yml:7:35');
    expect(place(side, '10.10.10.12')).toBe('hosts/a.yml:8:23');
  });
});

test('a host that is not there stands nowhere', () => {
  expect(place(view({ 'a.yml': ['pg-test:'] }), '10.10.10.11')).toBe('nowhere:0:0');
});
