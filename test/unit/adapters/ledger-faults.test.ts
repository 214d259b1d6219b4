/** What befalls a ledger's repository: no trouble with it reads as "nothing was ever applied". */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryGit } from '../../../actions/adapters/git-process.ts';
import type { Git } from '../../../actions/adapters/git-process.ts';
import { ledgerMarker, ledgerRef, ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import { emptyLedger, markBegun } from '../../../actions/core/ledger/update.ts';
import { UserError } from '../../../actions/core/types.ts';

const ENVIRONMENT = 'sandbox';
const REF = ledgerRef(ENVIRONMENT);
const PATH = process.env.PATH;
let folder: string;
let checkout: string;
let commit: string;

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return execFileSync('git', [...identity, '-C', checkout, ...args], { encoding: 'utf8' }).trim();
}

function open(through?: Git) {
  return openLedger({ environment: ENVIRONMENT, folder, checkout }, through);
}

/** An entry in which the host has begun the commit. */
function begin(host: string, ledger = open()) {
  const mark = { commit, hosts: [host], desiredHosts: new Set([host]) };
  const initial = emptyLedger(ENVIRONMENT, commit);
  if (!existsSync(ledgerMarker(folder))) open().take(commit);
  return ledger.update({ message: 'begin', initial, change: (state) => markBegun(state, mark) });
}

function inLedger(...args: string[]): string {
  return execFileSync('git', ['-C', ledgerRepository(folder), ...args], { encoding: 'utf8' }).trim();
}

function objectFile(id: string): string {
  return join(ledgerRepository(folder), 'objects', id.slice(0, 2), id.slice(2));
}

function overwrite(path: string): void {
  rmSync(path);
  writeFileSync(path, '');
}

function refFile(): string {
  return join(ledgerRepository(folder), REF);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-ledger-'));
  checkout = join(folder, 'checkout');
  execFileSync('git', ['init', '-q', '-b', 'main', checkout]);
  git('commit', '-q', '--allow-empty', '-m', 'one');
  commit = git('rev-parse', 'HEAD');
});

afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

describe('an error of git is an error, never "no ledger":', () => {
  beforeEach(() => {
    const ledger = open();
    ledger.take(commit);
    begin('n1', ledger);
  });

  const faults: Readonly<Record<string, readonly [() => void, string]>> = {
    'the tip is an empty object': [() => overwrite(objectFile(inLedger('rev-parse', REF))), 'is damaged'],
    'the tip is missing': [() => rmSync(objectFile(inLedger('rev-parse', REF))), 'is damaged'],
    'the state is missing': [() => rmSync(objectFile(inLedger('rev-parse', `${REF}:state.json`))), 'is damaged'],
    'the reference is an empty file': [() => overwrite(refFile()), 'is damaged'],
    'HEAD is gone': [() => rmSync(join(ledgerRepository(folder), 'HEAD')), 'is damaged'],
    'git is not on PATH': [() => (process.env.PATH = folder), 'git must be installed'],
    'the reference is gone': [() => rmSync(refFile()), 'is gone'],
    'the repository is gone': [() => rmSync(ledgerRepository(folder), { recursive: true }), 'is gone'],
  };
  it.each(Object.entries(faults))('%s', (_name, [harm, words]) => {
    harm();
    expect(() => open().read()).toThrow(UserError);
    expect(() => open().read()).toThrow(words);
    expect(() => begin('n2')).toThrow(words);
  });

  it('the repository belongs to another user', () => {
    // As root, files are given away; git answers the same to anybody who is not their owner.
    if (process.getuid?.() === 0) chownSync(ledgerRepository(folder), 12_345, 12_345);
    else process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    try {
      expect(() => open().read()).toThrow('belongs to another user');
      expect(() => open().read()).toThrow("sudo -u '#");
    } finally {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    }
  });

  it('a question about descent is not answered with no', () => {
    expect(() => open().isAncestor('1'.repeat(40), commit)).toThrow('is damaged');
    expect(open().isAncestor(commit, commit)).toBe(true);
  });
});

describe('a ledger that is gone', () => {
  it('is told from one that never was, with what brings it back', () => {
    const ledger = open();
    expect(ledger.read()).toBeUndefined();
    ledger.take(commit);
    expect(open().read()).toBeUndefined();
    begin('n1', ledger);
    rmSync(ledgerRepository(folder), { recursive: true });
    expect(() => open().read()).toThrow('scripts/ops ledger restore --env sandbox');
    expect(() => begin('n2')).toThrow('[ledger-lost]');
    expect(existsSync(ledgerRepository(folder))).toBe(false);
  });

  it('has its marker also where a kill kept it from being written, as soon as there is another entry', () => {
    begin('n1');
    rmSync(ledgerMarker(folder));
    begin('n1');
    expect(existsSync(ledgerMarker(folder))).toBe(true);
  });
});

describe('a reference that git left locked', () => {
  const lock = () => `${refFile()}.lock`;
  const abandon = (path: string, seconds: number) => {
    writeFileSync(path, '');
    utimesSync(path, Date.now() / 1_000 + seconds, Date.now() / 1_000 + seconds);
  };

  it.each([-90, -1_000_000, 7_200])('%d s ago is freed', (seconds) => {
    begin('n1');
    abandon(lock(), seconds);
    begin('n2');
    expect(open().read()?.state.hosts).toHaveProperty('n2');
    expect(existsSync(lock())).toBe(false);
  });

  it('a moment ago is left to the git that may be at work', () => {
    begin('n1');
    let asked = 0;
    const ledger = open((args, options) => {
      const result = tryGit(args, options);
      if (args.includes('update-ref') && ++asked === 3) rmSync(lock());
      return result;
    });
    abandon(lock(), 0);
    begin('n2', ledger);
    expect(asked).toBe(4);
  });

  it('is freed where commits are copied to, too', () => {
    open().take(commit);
    git('commit', '-q', '--allow-empty', '-m', 'two');
    const desired = join(ledgerRepository(folder), 'refs/ops/desired.lock');
    abandon(desired, -90);
    open().take(git('rev-parse', 'HEAD'));
    expect(inLedger('rev-parse', 'refs/ops/desired')).toBe(git('rev-parse', 'HEAD'));
  });
});

describe('the repository', () => {
  it('is made whole or not at all', () => {
    const killed: Git = (args, options) => {
      if (args.includes('config')) throw new Error('killed');
      return tryGit(args, options);
    };
    expect(() => {
      open(killed).take(commit);
    }).toThrow('killed');
    expect(existsSync(ledgerRepository(folder))).toBe(false);
    open().take(commit);
    expect(readdirSync(folder).sort()).toEqual(['checkout', 'ledger.git']);
  });

  it('that an older version made is set to sync', () => {
    mkdirSync(join(folder, 'old'));
    execFileSync('git', ['init', '-q', '--bare', join(folder, 'old', 'ledger.git')]);
    renameSync(join(folder, 'old', 'ledger.git'), ledgerRepository(folder));
    begin('n1');
    expect(readFileSync(join(ledgerRepository(folder), 'config'), 'utf8')).toContain('fsync = all');
  });
});

it('a run by hand begins no ledger', () => {
  expect(open().update({ message: 'by hand', change: (state) => state, always: true })).toBeUndefined();
  expect(open().read()).toBeUndefined();
  expect(existsSync(ledgerMarker(folder))).toBe(false);
});

it('publishing ends by its limit, and nothing waits meanwhile', async () => {
  begin('n1');
  git('remote', 'add', 'origin', 'ext::sleep 60');
  git('config', 'protocol.ext.allow', 'always');
  const published = open().publish({ limitMs: 300 });
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 20);
  expect(await published).toEqual([expect.stringContaining('no answer in 0.3 s')]);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});
