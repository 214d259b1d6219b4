import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../../scripts/lib/append-to-list.mjs');
const folder = mkdtempSync(join(tmpdir(), 'append-'));
afterAll(() => rmSync(folder, { recursive: true }));

function append(text: string, parameter: string, item = '- name: x\n  owner: y\n'): string {
  const file = join(folder, 'hosts.yml');
  writeFileSync(file, text);
  execFileSync(process.execPath, [script, file, 'pg-test', parameter], { input: item, stdio: 'pipe' });
  return readFileSync(file, 'utf8');
}

const head = '# first\npg-test:\n  hosts: {}\n  vars:\n    pg_cluster: pg-test # the name\n';

describe('append-to-list', () => {
  it('adds to a list, and keeps comments and what follows', () => {
    const list = '    pg_users:\n      # the first\n      - name: a\n        roles:\n          - b\n';
    const after = '\n    pg_databases:\n      - name: c\n';
    expect(append(head + list + after, 'pg_users')).toBe(`${head}${list}      - name: x\n        owner: y\n${after}`);
  });

  it('adds a list that is not there, in the cluster named', () => {
    const other = 'pg-other:\n  vars:\n    pg_users:\n      - name: z\n';
    expect(append(head + other, 'pg_users')).toBe(`${head}    pg_users:\n      - name: x\n        owner: y\n${other}`);
  });

  it('fills an empty list', () => {
    expect(append(`${head}    pg_users: []\n`, 'pg_users')).toBe(
      `${head}    pg_users:\n      - name: x\n        owner: y\n`,
    );
  });

  it('refuses what it does not understand', () => {
    expect(() => append(`${head}    pg_users: [{ name: a }]\n`, 'pg_users')).toThrow(
      /is not a list of one item a line/,
    );
    expect(() => append('pg-other:\n  vars:\n', 'pg_users')).toThrow(/has no line "pg-test:"/);
  });
});
