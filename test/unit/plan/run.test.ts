import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import { printLedgerState } from '../../../actions/core/ledger/state.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { writeSteps } from '../builders.ts';

const base = join(import.meta.dirname, '../../cases/plan/base');
const HOSTS = ['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13'];
const PATH = 'inventory/sandbox/hosts/pg-test.yml';

let root = '';

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', root, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): string {
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

function edit(change: (text: string) => string): void {
  write(PATH, change(readFileSync(join(root, PATH), 'utf8')));
}

function addRule(text: string): string {
  return `${text}    pg_hba_rules_extra:\n      - { role: common, rules: [host app test 10.1.0.0/16 scram-sha-256] }\n`;
}

function publish(head: string, hosts: Readonly<Record<string, readonly string[]>>): void {
  write('../state.json', printLedgerState({ version: 1, environment: 'sandbox', head, hosts, usedRemovals: [] }));
  const blob = git('hash-object', '-w', '../state.json');
  const tree = execFileSync('git', ['-C', root, 'mktree'], {
    input: `100644 blob ${blob}\tstate.json\n`,
    encoding: 'utf8',
  });
  git('update-ref', 'refs/ops/sandbox/applied', git('commit-tree', tree.trim(), '-p', head, '-m', 'applied'));
}

function plan(options: { readonly existing?: string; readonly desired?: string } = {}) {
  return runPlan({ environment: 'sandbox', ...options }, openPlan(root));
}

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'ops-plan-')), 'repository');
  mkdirSync(root);
  git('init', '-q', '-b', 'main');
  cpSync(base, join(root, 'inventory/sandbox'), { recursive: true });
  commit('base');
});

afterEach(() => {
  rmSync(dirname(root), { recursive: true });
});

describe('runPlan', () => {
  it('plans the work tree from the merge base with main', () => {
    git('switch', '-q', '-c', 'topic');
    edit(addRule);
    expect(writeSteps(plan())).toEqual(['pgsql.yml -l pg-test -t pg_hba']);
    const start = git('rev-parse', 'main');
    commit('rule');
    const planned = plan();
    expect(planned.existing).toEqual([{ rev: start }]);
    expect(planned.steps[0]?.because[0]).toMatchObject({ file: PATH, line: 13 });
    expect(planned.notes[0]?.message).toContain('merge base of HEAD and main');
  });

  it('plans what changed in the playbooks, by the commit in force and the work tree', () => {
    cpSync(join(import.meta.dirname, '../../../playbooks'), join(root, 'playbooks'), { recursive: true });
    commit('playbooks');
    expect(plan().steps).toEqual([]);
    const template = join(root, 'playbooks/roles/pg_pass/templates/pgpass.j2');
    writeFileSync(template, readFileSync(template, 'utf8').replace('*:*:*', '*:*:x'));
    const planned = plan();
    expect(writeSteps(planned)).toEqual(['pgsql.yml -l pg-meta:pg-test -t pg_pass']);
    commit('template');
    const byRevision = plan({ existing: 'HEAD~1', desired: 'HEAD' });
    expect(byRevision.fingerprint).toBe(planned.fingerprint);
    expect(byRevision.notes).toHaveLength(1);
  });

  it('says that a side by its path has no playbooks', () => {
    const { notes, steps } = plan({ existing: `path:${join(root, 'inventory/sandbox/hosts')}` });
    expect(steps).toEqual([]);
    expect(notes.map(({ message }) => message)).toContain(
      'a side that is a path has no playbooks beside it: they are taken to be the same',
    );
  });

  it('prefers what the ledger says is in force', () => {
    const first = git('rev-parse', 'HEAD');
    edit(addRule);
    const second = commit('rule');
    publish(second, Object.fromEntries(HOSTS.map((host) => [host, [host === '10.10.10.12' ? first : second]])));
    const planned = plan();
    expect(writeSteps(planned)).toEqual(['pgsql.yml -l 10.10.10.12 -t pg_hba']);
    expect(planned.existing).toEqual([{ rev: first }, { rev: second }]);
    expect(planned.notes[0]?.message).toContain('refs/ops/sandbox/applied');
  });

  it('says of a branch without what is in force that its plan takes that away', () => {
    git('branch', 'topic');
    edit(addRule);
    const inForce = commit('rule');
    publish(inForce, Object.fromEntries(HOSTS.map((host) => [host, [inForce]])));
    const told = (planned: ReturnType<typeof plan>) => planned.notes.map(({ message }) => message).join('\n');
    expect(told(plan())).not.toContain('lacks what');
    const behind = `lacks what is in force (${inForce.slice(0, 10)}): what came with that looks removed here`;
    expect(told(plan({ desired: 'rev:topic' }))).toContain(behind);
    git('switch', '-q', 'topic');
    expect(told(plan())).toContain(`the branch ${behind}`);
    expect(told(plan({ existing: `rev:${inForce}` }))).not.toContain('lacks what');
    git('merge', '-q', 'main');
    expect(told(plan())).not.toContain('lacks what');
  });

  it('creates what the ledger does not know, and undoes half an apply', () => {
    const first = git('rev-parse', 'HEAD');
    edit(addRule);
    const second = commit('rule');
    git('revert', '--no-edit', second);
    const both = [first, second];
    publish(second, {
      '10.10.10.10': [first],
      '10.10.10.11': both,
      '10.10.10.12': [first],
      '10.10.10.13': ['absent', second],
    });
    expect(writeSteps(plan())).toEqual([
      'nodes.yml -l 10.10.10.13',
      'pgsql.yml -l 10.10.10.11 -t pg_hba',
      'pgsql.yml -l 10.10.10.13 after s01',
    ]);
  });

  it('takes revisions and paths as sides', () => {
    edit(addRule);
    commit('rule');
    expect(writeSteps(plan({ existing: 'HEAD~1', desired: 'HEAD' }))).toEqual(['pgsql.yml -l pg-test -t pg_hba']);
    expect(writeSteps(plan({ existing: join(root, 'inventory/sandbox/hosts'), desired: 'rev:HEAD' }))).toEqual([]);
    expect(() => plan({ existing: 'no-such-revision' })).toThrow('is neither a revision');
    expect(() => plan({ existing: '--output=x' })).toThrow('is neither a revision');
    expect(() => plan({ existing: 'rev:no-such-revision' })).toThrow('is no commit of this repository');
  });

  it('tells what other branches run on the same hosts, and how the change would be undone', () => {
    git('switch', '-q', '-c', 'other');
    edit(addRule);
    commit('rule');
    git('switch', '-q', 'main');
    git('switch', '-q', '-c', 'topic');
    edit((text) => addRule(text.replace('pg_seq: 3,', 'pg_seq: 3, pg_weight: 50,')));
    const planned = runPlan({ environment: 'sandbox', others: ['other', 'main'] }, openPlan(root));
    expect(planned.overlaps).toEqual([
      {
        other: 'other',
        refused: 0,
        common: [
          {
            step: 's01',
            otherStep: 's01',
            playbook: 'pgsql.yml',
            tags: ['pg_hba'],
            hosts: ['10.10.10.11', '10.10.10.12', '10.10.10.13'],
          },
        ],
      },
      { other: 'main', refused: 0, common: [] },
    ]);
    expect(planned.revert).toMatchObject({ class: 'reload', reasons: [], steps: [{ limit: 'pg-test' }] });
  });

  it('tells which of its hosts main changes too since the branch began', () => {
    const begin = git('rev-parse', 'HEAD');
    git('switch', '-q', '-c', 'topic');
    edit(addRule);
    commit('rule');
    git('switch', '-q', 'main');
    edit((text) => text.replace('pg_seq: 3,', 'pg_seq: 3, pg_weight: 50,'));
    const main = commit('weight');
    git('merge', '-q', '-m', 'merge', 'topic');
    const ask = (from: string, to: string) =>
      runPlan({ environment: 'sandbox', existing: main, desired: 'HEAD', meanwhile: { from, to } }, openPlan(root));
    const { meanwhile, ...planned } = ask(begin, main);
    expect(meanwhile).toEqual({ hosts: ['10.10.10.11', '10.10.10.12', '10.10.10.13'] });
    expect(planned).toEqual(plan({ existing: main, desired: 'HEAD' }));
    expect(ask(main, main).meanwhile).toEqual({ hosts: [] });
    expect(ask('f'.repeat(40), main).meanwhile).toEqual({
      reason: expect.stringContaining('is no commit of this repository') as string,
    });
  });

  it('tells where it is asked to what validate warns of now and did not before', () => {
    const database = (name: string) => `      - { name: ${name}, extensions: [{ name: postgis }] }\n`;
    const withDatabases = (...names: readonly string[]) =>
      `    pg_databases:\n      - { name: plain }\n${names.map(database).join('')}`;
    const before = readFileSync(join(root, PATH), 'utf8');
    edit(() => before + withDatabases('known'));
    commit('a warning that is in force');
    git('switch', '-q', '-c', 'topic');
    edit(() => before + withDatabases('added', 'known'));
    const ask = (warns: boolean) => runPlan({ environment: 'sandbox', warns }, openPlan(root));
    const told = ask(true).warnings?.filter(({ rule }) => rule === 'extension-package');
    expect(told?.map(({ message, file }) => ({ message, file }))).toEqual([
      { message: expect.stringContaining('of database "added"') as string, file: PATH },
    ]);
    expect(ask(false)).not.toHaveProperty('warnings');
    edit((text) => text.replace('pg_seq: 3', '@pg_seq: 3'));
    expect(ask(true)).not.toHaveProperty('warnings');
  });

  it('refuses what check refuses, without steps', () => {
    edit((text) => text.replace('pg_seq: 3', '@pg_seq: 3'));
    const planned = plan();
    expect(planned.steps).toEqual([]);
    expect(planned.refusals[0]).toMatchObject({ file: PATH, line: 5 });
  });
});
