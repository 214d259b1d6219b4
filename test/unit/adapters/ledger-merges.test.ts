/** What main has merged since what is in force, asked of git alone; and an apply over a repository as people have it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironmentAt } from '../../../actions/adapters/git.ts';
import { ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import { readPlaybooksAt } from '../../../actions/adapters/playbooks.ts';
import { runApply } from '../../../actions/apply/run.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { hosts, MEMBERS, META } from '../apply/world-files.ts';
import { World } from '../apply/world.ts';

const ENVIRONMENT = 'sandbox';
const USERS = '[{ name: app, password: x }, { name: web, password: y }]';
const WITHOUT = '[{ name: web, password: y }]';
let folder: string;
let checkout: string;

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return execFileSync('git', [...identity, '-C', checkout, ...args], { encoding: 'utf8' }).trim();
}

function head(): string {
  return git('rev-parse', 'HEAD');
}

function commit(path: string, text: string, message = path): string {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
  git('add', '--all');
  git('commit', '-q', '-m', message);
  return head();
}

/** A pull request of one commit. */
function merge(path: string, text: string, message: string): string {
  git('checkout', '-q', '-b', 'topic');
  commit(path, text);
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', message, 'topic');
  git('branch', '-q', '-D', 'topic');
  return head();
}

function open() {
  return openLedger({ environment: ENVIRONMENT, folder, checkout });
}

function list(last: string, inForce: readonly string[], limit = 10) {
  const ledger = open();
  for (const one of [...inForce, last]) ledger.take(one);
  return ledger.listMerges({ environment: ENVIRONMENT, commit: last, inForce, limit });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-merges-'));
  checkout = join(folder, 'checkout');
  execFileSync('git', ['init', '-q', '-b', 'main', checkout]);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the commits of main', () => {
  it('are its merges and what was pushed, newest first, with their trailers, where a plan could see them', () => {
    const first = commit('inventory/sandbox/hosts/all.yml', '1');
    const message =
      'Merge pull request #7 from o/b\n\ntitle\n\nPlan-Fingerprint: sandbox abc\nPlan-Fingerprint: other def';
    const second = merge('inventory/sandbox/hosts/all.yml', '2', message);
    commit('inventory/other/hosts/all.yml', '1');
    commit('docs/page.md', '1');
    const third = commit('ansible.cfg', '1', 'a subject of\ttwo lines\nand more');
    const { merges, more, asides } = list(third, [first]);
    expect(merges).toEqual([
      {
        commit: third,
        parents: [git('rev-parse', `${third}^`)],
        subject: 'a subject of\ttwo lines and more',
        fingerprints: [],
      },
      {
        commit: second,
        parents: [first, git('rev-parse', `${second}^2`)],
        subject: 'Merge pull request #7 from o/b',
        fingerprints: ['sandbox abc', 'other def'],
      },
    ]);
    expect({ more, asides }).toEqual({ more: false, asides: [] });
  });

  it('begin after the oldest that is in force anywhere, and end at the limit', () => {
    const [first = '', second = '', third = ''] = ['1', '2', '3'].map((text) =>
      commit('inventory/sandbox/hosts/all.yml', text),
    );
    expect(list(third, [second, first]).merges.map((one) => one.commit)).toEqual([third, second]);
    expect(list(third, [first], 1)).toMatchObject({ merges: [{ commit: third }], more: true });
    expect(list(third, [third]).merges).toEqual([]);
  });

  it('are told from what was applied beside main, with where that had left it', () => {
    const first = commit('inventory/sandbox/hosts/all.yml', '1');
    git('checkout', '-q', '-b', 'urgent');
    const urgent = commit('inventory/sandbox/hosts/all.yml', '2');
    git('checkout', '-q', 'main');
    const second = commit('inventory/sandbox/hosts/all.yml', '3');
    expect(list(second, [urgent])).toMatchObject({
      merges: [{ commit: second }],
      asides: [{ commit: urgent, base: first }],
    });
    git('checkout', '-q', '--orphan', 'foreign');
    const foreign = commit('file', '1');
    expect(list(second, [foreign])).toMatchObject({
      merges: [{ commit: second }, { commit: first, parents: [] }],
      asides: [{ commit: foreign, base: undefined }],
    });
  });
});

describe('an apply of a repository', () => {
  const world = new World();

  function apply() {
    const base = world.adapters();
    const repository = ledgerRepository(folder);
    return runApply(
      { environment: ENVIRONMENT, dryRun: true },
      {
        ...base,
        checkout: { ...base.checkout, readHead: head },
        ledger: open(),
        readEnvironment: (one) => readEnvironmentAt(repository, one, ENVIRONMENT),
        readPlaybooks: (one) => readPlaybooksAt(repository, one),
      },
    );
  }

  function begin(): void {
    commit('inventory/sandbox/environment.yml', `fingerprint_key: '${'0'.repeat(32)}'\n`);
    const first = commit('inventory/sandbox/hosts/all.yml', hosts({ users: USERS }));
    const ledger = open();
    ledger.take(first);
    const known = Object.fromEntries([META, ...MEMBERS].map((host) => [host, [first]]));
    const initial = { ...emptyLedger(ENVIRONMENT, first), hosts: known };
    ledger.update({ message: 'begin', initial, change: (state) => state });
  }

  it('finds what two pull requests do together, which neither does alone', async () => {
    begin();
    const removal = (action: string) => `- { user: app, cluster: pg-test, action: ${action}, reason: it is gone }\n`;
    git('checkout', '-q', '-b', 'topic');
    commit('inventory/sandbox/hosts/all.yml', hosts({ users: WITHOUT }));
    commit('inventory/sandbox/removals.yml', removal('forget'));
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '-m', 'Merge pull request #1 from o/topic', 'topic');
    git('branch', '-q', '-D', 'topic');
    expect((await apply()).refusals).toEqual([]);
    merge('inventory/sandbox/removals.yml', removal('destroy'), 'Merge pull request #2 from o/other');
    const [refusal] = (await apply()).refusals;
    expect(refusal).toMatchObject({ rule: 'approval' });
    expect(refusal?.message).toMatch(
      /destroy \(user app\) on pg-test.*none of [0-9a-f]{10} \(#2\), [0-9a-f]{10} \(#1\)/,
    );
  });
});
