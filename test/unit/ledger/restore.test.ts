/** A real key, real repositories and the real ledger on disk: the node that published is lost, another one takes its place. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerMarker, ledgerRepository, openLedger, openLedgerStore } from '../../../actions/adapters/ledger.ts';
import { openLedgerHistory } from '../../../actions/adapters/ledger-history.ts';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import { stateKey } from '../../../actions/adapters/publication.ts';
import { openPublishedStates } from '../../../actions/adapters/published-states.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import type { LedgerState } from '../../../actions/core/ledger/state.ts';
import {
  renderRestoreReport,
  restoreLedger,
  type RestoreAdapters,
  type RestoreOptions,
} from '../../../actions/ledger/restore.ts';
import { verify } from '../../../actions/ledger/run.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { makeSshKey } from '../../lib/ssh-key.ts';

const base = join(import.meta.dirname, '../../cases/plan/base');
const REF = 'refs/ops/sandbox/applied';
const HOST = '10.10.10.11';

let root: string;
let key: string;
let origin: string;
/** Checkout and state folder of the node that is lost, and of the one that takes its place. */
let lost: Place;
let next: Place;
let world = 0;

interface Flags extends Partial<RestoreOptions> {
  readonly typed?: string;
}

interface Place {
  readonly environment: 'sandbox';
  readonly checkout: string;
  readonly folder: string;
}

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', where, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

function makePlace(name: string): Place {
  const place = join(root, String(world), name);
  mkdirSync(join(place, 'state/keys'), { recursive: true });
  git(root, 'clone', '-q', origin, join(place, 'checkout'));
  return { environment: 'sandbox', checkout: join(place, 'checkout'), folder: join(place, 'state') };
}

/** A merge into main: the change of a file, or of none. */
function merge(subject: string, change: (folder: string) => void = () => undefined): string {
  change(join(lost.checkout, 'inventory/sandbox'));
  git(lost.checkout, 'add', '-A');
  git(lost.checkout, 'commit', '-q', '--allow-empty', '-m', subject);
  git(lost.checkout, 'push', '-q', 'origin', 'HEAD:main');
  git(lost.checkout, 'fetch', '-q', 'origin');
  return git(lost.checkout, 'rev-parse', 'HEAD');
}

function append(file: string, text: string): (folder: string) => void {
  return (folder) => {
    const path = join(folder, file);
    writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n${text}\n`);
  };
}

/** Main's head is in force on a host of the lost node, whose state is published. */
async function publish(hosts?: LedgerState['hosts']): Promise<string> {
  const head = git(lost.checkout, 'rev-parse', 'HEAD');
  const ledger = openLedger(lost);
  ledger.take(head);
  const change = (state: LedgerState) => ({ ...state, head, machine: 'lost', hosts: hosts ?? { [HOST]: [head] } });
  ledger.update({ message: 'apply', initial: emptyLedger('sandbox', head), change, always: true });
  expect(await ledger.publish()).toEqual([]);
  return head;
}

function restore({ typed = 'sandbox', ...flags }: Flags = {}, others: Partial<RestoreAdapters> = {}) {
  const { repository, readRevision, seal } = openPlan(next.checkout);
  const confirm = () => Promise.resolve(typed === '' ? undefined : typed);
  return restoreLedger(
    { environment: 'sandbox', anyAge: false, unsigned: false, confirm, ...flags },
    {
      ...{ repository, readRevision, machine: 'next' },
      ...(seal === undefined ? {} : { seal }),
      checkout: { isShallow: () => false },
      published: openPublishedStates(next.checkout, 'sandbox'),
      store: openLedgerStore(next),
      locks: { acquire: ({ names }) => Promise.resolve({ names, descriptors: [], release: () => undefined }) },
      witness: { readActor: () => ({ user: 'ops' }), readTime: () => '2026-06-30T00:00:00.000Z' },
      stopwatch: { seconds: () => 0 },
      progress: { say: () => undefined },
      ...others,
    },
  );
}

function readState(): LedgerState | undefined {
  return openLedger(next).read()?.state;
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-restore-'));
  key = makeSshKey(root, 'key');
  makeSshKey(root, 'stranger');
});

afterAll(() => {
  rmSync(root, { recursive: true });
}, 60_000);

beforeEach(() => {
  world += 1;
  origin = join(root, String(world), 'origin.git');
  git(root, 'init', '-q', '-b', 'main', '--bare', origin);
  lost = makePlace('lost');
  cpSync(base, join(lost.checkout, 'inventory/sandbox'), { recursive: true });
  cpSync(join(root, 'key'), stateKey(lost.folder));
  merge('begin', append('environment.yml', `state_key:\n  - ${key}`));
  next = makePlace('next');
});

describe('ledger restore', () => {
  it('has each host keep what it had, and what main has had since', async () => {
    const first = await publish();
    const second = merge('a rule', append('hosts/pg-test.yml', '# a rule'));
    merge('documentation', (folder) => writeFileSync(join(folder, '../../NEWS.md'), 'news\n'));
    const main = merge('more documentation', (folder) => writeFileSync(join(folder, '../../NEWS.md'), 'more\n'));
    const report = await restore();
    expect(report).toMatchObject({ restored: true, head: first, main });
    expect(report.possible.map(({ subject }) => subject)).toEqual(['begin', 'more documentation']);
    expect(second).not.toBe(main);
    const state = readState();
    expect(state).toMatchObject({ head: main, machine: 'next' });
    expect(state?.hosts[HOST]).toEqual([first, main]);
    // It was in no ledger: what may have been begun there may as well not be there.
    expect(state?.hosts['10.10.10.12']).toEqual(['absent', first, main]);
    expect(existsSync(ledgerMarker(next.folder))).toBe(true);
  });

  it('counts a revert as a commit of its own, and a host that left as one that may be gone', async () => {
    const before = git(lost.checkout, 'rev-parse', 'HEAD');
    await publish({ [HOST]: [before], '10.9.9.9': [before] });
    const file = 'hosts/pg-test.yml';
    const text = readFileSync(join(lost.checkout, 'inventory/sandbox', file), 'utf8');
    const changed = merge('a rule', append(file, '# a rule'));
    const reverted = merge('revert', (folder) => writeFileSync(join(folder, file), text));
    await restore();
    expect(readState()?.hosts[HOST]).toEqual([before, changed, reverted]);
    expect(readState()?.hosts['10.9.9.9']).toEqual([before, 'absent']);
  });

  it('goes on with the history that was lost, which is whole', async () => {
    await publish();
    await publish();
    const own = git(ledgerRepository(lost.folder), 'rev-parse', REF);
    await restore();
    expect(git(ledgerRepository(next.folder), 'rev-parse', `${REF}^1`)).toBe(own);
    const history = openLedgerHistory({ environment: 'sandbox', folder: next.folder });
    const verified = verify({ environment: 'sandbox', ledger: openLedger(next), history });
    expect(verified).toEqual({ entries: 3, problems: [] });
    expect(history.read(1)[0]?.record).toContain('"verb": "restore"');
  });

  it('publishes next what a plan believes, after the state that it restored', async () => {
    await publish();
    await restore();
    cpSync(join(root, 'key'), stateKey(next.folder));
    expect(await openLedger(next).publish()).toEqual([]);
    const clone = mkdtempSync(join(root, 'clone-'));
    git(root, 'clone', '-q', origin, clone);
    git(clone, 'fetch', '-q', '--no-tags', 'origin', '+refs/ops/*:refs/ops/*');
    expect(runPlan({ environment: 'sandbox', desired: 'HEAD' }, openPlan(clone)).refusals).toEqual([]);
  });

  it('restores nothing before a person has typed the name', async () => {
    await publish();
    const report = await restore({ typed: '' });
    expect(report.restored).toBe(false);
    expect(renderRestoreReport(report)).toContain('signed by the meta node at');
    await expect(restore({ typed: 'production' })).rejects.toThrow('confirmed was "production"');
    expect(existsSync(ledgerRepository(next.folder))).toBe(false);
  });

  it('takes the place of a ledger of which only the marker is left', async () => {
    await publish();
    writeFileSync(ledgerMarker(next.folder), '');
    expect(() => readState()).toThrow('scripts/ops ledger restore --env sandbox');
    expect(await restore()).toMatchObject({ restored: true });
  });
});

describe('ledger restore refuses', () => {
  it('where there is a ledger, and where there is a damaged one', async () => {
    await publish();
    await restore();
    const before = readState();
    await expect(restore()).rejects.toThrow('nothing is restored over it');
    expect(readState()).toEqual(before);
    writeFileSync(join(ledgerRepository(next.folder), REF), 'no commit\n');
    await expect(restore()).rejects.toThrow('[ledger]');
  });

  it('a state that is signed with no key of main', async () => {
    cpSync(join(root, 'stranger'), stateKey(lost.folder));
    await publish();
    await expect(restore({ unsigned: true, anyAge: true })).rejects.toThrow('is not believed');
    expect(existsSync(ledgerRepository(next.folder))).toBe(false);
  });

  it('a state that somebody has put in place of the signed one', async () => {
    const head = await publish();
    const forged = { ...emptyLedger('sandbox', head), hosts: {} };
    const blob = execFileSync('git', ['-C', lost.checkout, 'hash-object', '-w', '--stdin'], {
      input: JSON.stringify(forged),
      encoding: 'utf8',
    }).trim();
    const tree = execFileSync('git', ['-C', lost.checkout, 'mktree'], {
      input: `100644 blob ${blob}\tstate.json\n`,
      encoding: 'utf8',
    }).trim();
    git(
      lost.checkout,
      'push',
      '-q',
      '--force',
      'origin',
      `${git(lost.checkout, 'commit-tree', tree, '-m', 'forged')}:${REF}`,
    );
    await expect(restore({ unsigned: true, anyAge: true })).rejects.toThrow('is not believed');
  });

  it('a state that is older than main allows, unless told', async () => {
    merge('a short age', append('environment.yml', 'state_max_age: 1h'));
    await publish();
    const { seal } = openPlan(next.checkout);
    if (seal === undefined) throw new Error('nothing verifies');
    const later = { seal: { ...seal, findAge: () => 7_200 } };
    await expect(restore({}, later)).rejects.toThrow('state_max_age allows');
    expect(readState()).toBeUndefined();
    expect(await restore({ anyAge: true }, later)).toMatchObject({ restored: true });
  });

  it('a state without a signature, unless told', async () => {
    merge('no key', (folder) => {
      const file = join(folder, 'environment.yml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^state_key:\n.*$/m, ''));
    });
    rmSync(stateKey(lost.folder));
    await publish();
    await expect(restore()).rejects.toThrow('names no state_key');
    expect(await restore({ unsigned: true })).toMatchObject({ restored: true });
    expect(readState()?.machine).toBe('next');
  });

  it('where nothing was ever published', async () => {
    await expect(restore()).rejects.toThrow('scripts/ops adopt begins a ledger');
  });

  it('where main was rewritten', async () => {
    await publish();
    git(lost.checkout, 'checkout', '-q', '--orphan', 'other');
    git(lost.checkout, 'commit', '-q', '-m', 'rewritten');
    git(lost.checkout, 'push', '-q', '--force', 'origin', 'HEAD:main');
    await expect(restore()).rejects.toThrow('main does not contain');
  });
});
