import { describe, expect, test } from 'vitest';
import { openSide } from '../../../../actions/core/side/open-side.ts';
import type { Problem } from '../../../../actions/core/types.ts';

interface Lists {
  readonly globals?: readonly string[];
  /** By the name of the cluster. */
  readonly clusters: Readonly<Record<string, readonly string[]>>;
}

function findShadowed({ globals = [], clusters }: Lists): readonly Problem[] {
  const lines = [
    'all:',
    '  vars:',
    '    dcs_servers: { meta-1: 10.10.10.10 }',
    ...globals.map((line) => `    ${line}`),
    ...Object.entries(clusters).flatMap(([name, variables], index) => [
      `${name}:`,
      `  hosts: { 10.10.20.${index + 1}: { pg_seq: 1, pg_role: primary } }`,
      '  vars:',
      `    pg_cluster: ${name}`,
      ...variables.map((line) => `    ${line}`),
    ]),
  ];
  const files = [{ path: 'hosts.yml', text: `${lines.join('\n')}\n` }];
  const side = openSide({ environment: 'test', side: {}, inventory: { root: 'hosts.yml', files } });
  return side.problems.filter(({ rule }) => rule === 'shadowed-rule');
}

function list(parameter: string, ...rules: readonly string[]): string {
  return `${parameter}: [{ role: common, rules: ${JSON.stringify(rules)} }]`;
}

function tell(lists: Lists): string {
  return findShadowed(lists)
    .map(({ message }) => message)
    .join('\n');
}

const LINE = 'host app app 10.1.0.0/16 reject';
const WIDE = 'host all all 10.0.0.0/8 scram-sha-256';

describe('the line and the one before it', () => {
  test('in one list of a cluster: it moves up there', () => {
    const found = tell({ clusters: { 'pg-a': [list('pg_hba_rules_extra', WIDE, LINE)], 'pg-b': [] } });
    expect(found).toContain(
      `on a primary or replica of "pg-a": "${WIDE}" (hosts.yml:8) comes first; move it up or take it out`,
    );
    expect(tell({ clusters: { 'pg-a': [list('pg_hba_rules_extra', LINE, WIDE)] } })).toBe('');
  });

  test('that of the default of all clusters: the cluster gets a list of its own', () => {
    const extra = list('pgbouncer_hba_rules_extra', LINE);
    const found = tell({ clusters: { 'pg-a': [extra] } });
    expect(found).toContain(
      'of "pg-a": "host    all     all                     10.0.0.0/8          scram-sha-256" of the default of pgbouncer_hba_rules comes first; set pgbouncer_hba_rules for the cluster to a list of its own, with this line above that one, or take this line out',
    );
    expect(tell({ clusters: { 'pg-a': [list('pgbouncer_hba_rules', LINE, WIDE)] } })).toBe('');
  });

  test('that of a list of all clusters: the cluster gets a list of its own', () => {
    const globals = [list('pgbouncer_hba_rules', WIDE)];
    const found = tell({ globals, clusters: { 'pg-a': [list('pgbouncer_hba_rules_extra', LINE)], 'pg-b': [] } });
    expect(found).toContain('(hosts.yml:4) comes first; set pgbouncer_hba_rules for the cluster to a list of its own');
    expect(tell({ globals, clusters: { 'pg-a': [list('pgbouncer_hba_rules', LINE, WIDE)], 'pg-b': [] } })).toBe('');
  });

  test('that of a list which only this cluster has, wherever it is written: it moves there', () => {
    const globals = [list('pgbouncer_hba_rules', WIDE)];
    const found = tell({ globals, clusters: { 'pg-a': [list('pgbouncer_hba_rules_extra', LINE)] } });
    expect(found).toContain('; move it into pgbouncer_hba_rules, above that one, or take it out');
  });

  test('of all clusters, and that of one cluster: the cluster has it again, above', () => {
    const globals = [list('pg_hba_rules', LINE, WIDE)];
    const found = tell({ globals, clusters: { 'pg-a': [list('pg_hba_rules_extra', WIDE)], 'pg-b': [] } });
    expect(found).toContain('of "pg-a": ');
    expect(found).not.toContain('pg-b');
    expect(found).toContain(
      '; other clusters have this line too, so leave it there: write it in pg_hba_rules_extra as well, above the line that comes first, or take that first line out',
    );
    // The line itself is not reached then, and does what the one above it does.
    const mended = tell({ globals, clusters: { 'pg-a': [list('pg_hba_rules_extra', LINE, WIDE)], 'pg-b': [] } });
    expect(mended).toBe('');
  });

  test('of all clusters, as that one: it moves there for all', () => {
    const globals = [list('pg_hba_rules_extra', WIDE), list('pg_hba_rules', LINE)];
    const found = tell({ globals, clusters: { 'pg-a': [], 'pg-b': [] } });
    expect(found).toContain('of "pg-a", "pg-b": ');
    expect(found).toContain('; move it into pg_hba_rules_extra, above that one, or take it out');
  });

  test('with which every file begins: it goes', () => {
    const found = tell({ clusters: { 'pg-a': [list('pg_hba_rules_extra', 'local all postgres scram-sha-256')] } });
    expect(found).toContain('"local all postgres peer", with which every file begins, comes first; take it out');
  });
});

test('a line that many clusters share is told once, with some of their names and all their hosts', () => {
  const names = Array.from({ length: 150 }, (_, index) => `pg-${index + 1}`);
  const clusters = Object.fromEntries(names.map((name) => [name, []]));
  const found = findShadowed({ globals: [list('pg_hba_rules', WIDE, LINE)], clusters });
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain('of "pg-1", "pg-2", "pg-3", "pg-4" and 146 more: ');
  expect(found[0]?.hosts).toHaveLength(150);
});
