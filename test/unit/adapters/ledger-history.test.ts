import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedgerHistory } from '../../../actions/adapters/ledger-history.ts';
import { ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import { openWitness } from '../../../actions/adapters/witness.ts';
import { assembleRecord } from '../../../actions/core/apply/record.ts';
import type { LedgerRecord } from '../../../actions/core/ledger/record.ts';
import { emptyLedger, markBegun, moveHead } from '../../../actions/core/ledger/update.ts';
import { renderVerified, showLedger, verify } from '../../../actions/ledger/run.ts';

const ENVIRONMENT = 'sandbox';
let folder: string;
let checkout: string;

function commit(subject: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-C', checkout, ...args], { encoding: 'utf8' });
  git('commit', '-q', '--allow-empty', '-m', subject);
  return git('rev-parse', 'HEAD').trim();
}

function record(id: string): LedgerRecord {
  return assembleRecord({
    ...{ verb: 'apply', by: { user: 'ops', login: 'jane' }, begun: '2026-06-30T00:00:00.000Z', seconds: 5 },
    ...{ commit: id, fingerprint: 'f', merged: ['Merge pull request #7 from o/b'], steps: [], reasons: [] },
    interrupted: false,
  });
}

const place = () => ({ environment: ENVIRONMENT, folder, checkout });
const view = () => ({ environment: ENVIRONMENT, ledger: openLedger(place()), history: openLedgerHistory(place()) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-history-'));
  checkout = join(folder, 'checkout');
  execFileSync('git', ['init', '-q', '-b', 'main', checkout]);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Two entries: one that was begun, and the record of its end, which leaves the state as it is. */
function begin(): string {
  const id = commit('one');
  const ledger = openLedger(place());
  ledger.take(id);
  const mark = { commit: id, hosts: ['n1'], desiredHosts: new Set(['n1']) };
  ledger.update({
    message: 'begin s01',
    initial: emptyLedger(ENVIRONMENT, id),
    change: (state) => markBegun(state, mark),
  });
  ledger.update({ message: 'finish', record: record(id), change: (state) => state });
  return id;
}

describe('the history of a ledger', () => {
  it('is told newest first, records in words', () => {
    const id = begin();
    const shown = showLedger(view(), 20);
    expect(shown.entries).toMatchObject([
      { message: 'finish', head: id, record: { verdict: 'done', pull_requests: [7] } },
      { message: 'begin s01', head: id },
    ]);
    const [first, second] = shown.text.split('\n');
    expect(first).toMatch(/^[0-9a-f]{10} {2}\S+Z {2}apply of [0-9a-f]{10} by jane: done in 5\.0 s, pull request #7$/);
    expect(second).toMatch(/ {2}begin s01$/);
    expect(showLedger(view(), 1).entries).toHaveLength(1);
  });

  it('knows what main merged since', () => {
    const first = commit('one');
    const last = [commit('Merge pull request #8 from o/b'), commit('squashed (#9)')].at(-1) ?? '';
    const ledger = openLedger(place());
    ledger.take(last);
    expect(ledger.findMerged(last, [first])).toEqual(['Merge pull request #8 from o/b', 'squashed (#9)']);
    expect(ledger.findMerged(first, [last])).toEqual([]);
  });

  it('is whole where nothing happened to it', () => {
    begin();
    expect(renderVerified(verify(view()))).toBe('2 entries of the ledger, 0 problems');
  });

  it('names an object that was damaged, and a head that went back', () => {
    const first = begin();
    const second = commit('two');
    const ledger = openLedger(place());
    ledger.take(second);
    ledger.update({ message: 'forward', change: (state) => moveHead(state, second) });
    ledger.update({ message: 'back', change: (state) => moveHead(state, first) });
    expect(verify(view()).problems).toEqual([expect.stringContaining('does not descend from') as string]);
    const objects = join(ledgerRepository(folder), 'objects');
    const blob = execFileSync(
      'git',
      ['-C', ledgerRepository(folder), 'rev-parse', `refs/ops/${ENVIRONMENT}/applied~2:record.json`],
      {
        encoding: 'utf8',
      },
    ).trim();
    const path = join(objects, blob.slice(0, 2), blob.slice(2));
    expect(readdirSync(join(objects, blob.slice(0, 2)))).toContain(blob.slice(2));
    chmodSync(path, 0o600);
    writeFileSync(path, 'damaged');
    expect(verify(view()).problems.join('\n')).toContain(blob);
  });

  it('is refused where there is none', () => {
    expect(() => verify(view())).toThrow('nothing was applied');
  });
});

describe('who did it', () => {
  const run = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' };

  it('is the one that set off the job, and the job', () => {
    const { login, run: address } = openWitness({ ...run, GITHUB_ACTOR: 'jane' }).readActor();
    expect({ login, address }).toEqual({ login: 'jane', address: 'https://github.com/o/r/actions/runs/7' });
  });

  it('is the one who became this user', () => {
    expect(openWitness({ SUDO_USER: 'jane' }).readActor()).toEqual({ user: 'jane' });
  });

  it('is nothing that a job could make up as markup or as an address with credentials', () => {
    const made = { ...run, GITHUB_ACTOR: '<img>', GITHUB_SERVER_URL: 'https://user:secret@github.com' };
    expect(openWitness({ ...made, SUDO_USER: 'ops' }).readActor()).toEqual({ user: 'ops' });
  });
});
