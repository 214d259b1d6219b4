import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerRef, ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import { collapseFinished, emptyLedger, markBegun } from '../../../actions/core/ledger/update.ts';

let folder: string;
let checkout: string;
let commit: string;

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return execFileSync('git', [...identity, '-C', checkout, ...args], { encoding: 'utf8' }).trim();
}

function commitFile(text: string): string {
  writeFileSync(join(checkout, 'file'), text);
  git('add', 'file');
  git('commit', '-q', '-m', text);
  return git('rev-parse', 'HEAD');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-ledger-'));
  checkout = join(folder, 'checkout');
  execFileSync('git', ['init', '-q', '-b', 'main', checkout]);
  commit = commitFile('one');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the ledger', () => {
  it('has no state before the first update, and then what was written', () => {
    const ledger = openLedger({ environment: 'sandbox', folder, checkout });
    expect(ledger.read()).toBeUndefined();
    ledger.take(commit);
    const mark = { commit, hosts: ['n1'], desiredHosts: new Set(['n1']) };
    ledger.update({
      message: 'begin',
      initial: emptyLedger('sandbox', commit),
      change: (state) => markBegun(state, mark),
    });
    expect(ledger.read()?.state.hosts).toEqual({ n1: ['absent', commit] });
  });

  it('keeps what is in force reachable although main was rewritten', () => {
    const ledger = openLedger({ environment: 'sandbox', folder, checkout });
    ledger.take(commit);
    const mark = { commit, hosts: ['n1'], desiredHosts: new Set(['n1']) };
    ledger.update({
      message: 'x',
      initial: emptyLedger('sandbox', commit),
      change: (state) => collapseFinished(state, { ...mark, known: {} }),
    });
    git('commit', '-q', '--amend', '-m', 'rewritten');
    ledger.take(git('rev-parse', 'HEAD'));
    const repository = ledgerRepository(folder);
    execFileSync('git', ['-C', repository, 'gc', '-q', '--prune=now']);
    expect(execFileSync('git', ['-C', repository, 'show', `${commit}:file`], { encoding: 'utf8' })).toBe('one');
    expect(ledger.isAncestor(commit, ledger.read()?.commit ?? '')).toBe(true);
  });

  it('asks the change again when another writer came between', () => {
    const initial = emptyLedger('sandbox', commit);
    const [first, second] = [1, 2].map(() => openLedger({ environment: 'sandbox', folder, checkout }));
    if (first === undefined || second === undefined) throw new Error('two ledgers');
    first.take(commit);
    const mark = (host: string) => ({ commit, hosts: [host], desiredHosts: new Set([host]) });
    let asked = 0;
    const state = first.update({
      message: 'first',
      initial,
      change: (before) => {
        asked += 1;
        if (asked === 1) second.update({ message: 'second', initial, change: (seen) => markBegun(seen, mark('n2')) });
        return markBegun(before, mark('n1'));
      },
    });
    expect(asked).toBe(2);
    expect(Object.keys(state?.hosts ?? {})).toEqual(['n2', 'n1']);
  });

  it('publishes to the checkout and its origin, and only warns when it cannot', async () => {
    const origin = join(folder, 'origin.git');
    execFileSync('git', ['init', '-q', '--bare', origin]);
    git('remote', 'add', 'origin', origin);
    const ledger = openLedger({ environment: 'sandbox', folder, checkout });
    ledger.take(commit);
    ledger.update({ message: 'x', initial: emptyLedger('sandbox', commit), change: (state) => state, always: true });
    expect(await ledger.publish()).toEqual([]);
    const show = ['-C', origin, 'show', `${ledgerRef('sandbox')}:state.json`];
    expect(JSON.parse(execFileSync('git', show, { encoding: 'utf8' }))).toMatchObject({ head: commit });
    git('remote', 'set-url', 'origin', join(folder, 'nowhere'));
    expect(await ledger.publish()).toEqual([expect.stringContaining('could not be published')]);
  });
});
