import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { putNodeFirst } from '../lib/nodes.ts';
import { describeUnderEachNode } from '../lib/under-each-node.ts';

const scratch = mkdtempSync(join(tmpdir(), 'dist-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('actions/dist', () => {
  it('is what the sources build, in another folder and with a symlinked node_modules too', () => {
    for (const path of ['actions', 'scripts', 'inventory/schema', 'package.json', 'tsconfig.json']) {
      cpSync(path, join(scratch, path), { recursive: true });
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(scratch, 'node_modules'));
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: scratch });
    const built = readdirSync(join(scratch, 'actions/dist')).sort();
    expect(readdirSync('actions/dist').sort()).toEqual(built);
    for (const name of built) {
      expect(
        readFileSync(join('actions/dist', name)).equals(readFileSync(join(scratch, 'actions/dist', name))),
        name,
      ).toBe(true);
    }
  });
});

describeUnderEachNode('scripts/ops', (node) => {
  const ops = (...args: readonly string[]) =>
    spawnSync('scripts/ops', args, { encoding: 'utf8', env: { ...process.env, PATH: putNodeFirst(node, scratch) } });

  it('finds that version as node', () => {
    const env = { PATH: putNodeFirst(node, scratch) };
    const { stdout } = spawnSync('node', ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8', env });
    expect(expect.getState().currentTestName).toContain(`under Node ${stdout.trim()} `);
  });

  it('prints its help and exits 0', () => {
    const { status, stdout, stderr } = ops('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: ops VERB');
    expect(stdout).not.toContain('  promote ');
  });

  it.each([
    [[]],
    [['no-such-verb']],
    [['promote']],
    [['--no-such-option']],
    [['plan', '--format', 'xml']],
    [['plan', '--env', 'no-such-environment']],
    [['validate', '--env', 'sandbox', '--inventory', 'inventory/sandbox/hosts']],
    [['run', 'pgsql.yml']],
    [['patroni', 'no-such-operation']],
    [['explain', '10.10.10.11', '--desired', 'path:inventory/sandbox']],
  ])('exits 2 for %j', (args) => {
    const { status, stdout, stderr } = ops(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  it('prints one JSON document for a wrong command line too', () => {
    const { status, stdout } = ops('plan', '--format', 'json', '--no-such-option');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
  });

  it('validates the inventory and plans nothing between equal sides', () => {
    const validation = ops('validate', '--format', 'json');
    expect([validation.status, validation.stderr]).toEqual([0, '']);
    expect(JSON.parse(validation.stdout)).toEqual({ ok: true, problems: [] });
    const side = 'inventory/sandbox';
    const plan = ops('plan', '--existing', `path:${side}`, '--desired', `path:${side}`, '--format', 'json');
    expect([plan.status, JSON.parse(plan.stdout)]).toMatchObject([0, { environment: 'sandbox', steps: [] }]);
  });

  it('says where an inventory is wrong and exits 1', () => {
    const broken = join(scratch, 'broken.yml');
    writeFileSync(broken, 'pg-test:\n\thosts: {}\n');
    const { status, stdout } = ops('validate', '--inventory', broken);
    expect(status).toBe(1);
    expect(stdout).toMatch(/broken\.yml:2:1: .* \[[a-z-]+\]\n/);
    const json = ops('validate', '--inventory', broken, '--format', 'json');
    expect([json.status, JSON.parse(json.stdout)]).toMatchObject([1, { ok: false, problems: [{ line: 2 }] }]);
  });

  it('writes no colour into a pipe', () => {
    expect(ops('plan', '--existing', 'path:inventory/sandbox').stdout).not.toContain('\u001b');
  });

  // Also without what Node says on its own of features that are experimental or deprecated in this version.
  it.each([
    [['hostvars', '--env', 'sandbox']],
    [['plan', '--existing', 'path:test/cases/plan/base', '--desired', 'path:inventory/sandbox']],
    [['catalogue', 'pg_hba_rules_extra']],
    [['explain', '10.10.10.12', 'pg_hba_rules_extra']],
  ])('answers %j on standard output alone', (args) => {
    const { stdout, stderr } = ops(...args);
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
  });
});
