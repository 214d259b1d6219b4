/** A real key, a real repository and real references: what is signed here is verified by the real plan. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDriftMemory } from '../../../actions/adapters/drift-memory.ts';
import { ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import { fetchPublishedStates } from '../../../actions/adapters/published-states.ts';
import { signState, stateKey } from '../../../actions/adapters/publication.ts';
import { digestState } from '../../../actions/core/publication/publication.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { makeSshKey } from '../../lib/ssh-key.ts';

const base = join(import.meta.dirname, '../../cases/plan/base');
const REF = 'refs/ops/sandbox/applied';

let root: string;
let key: string;
let stranger: string;
/** Origin, the node's checkout and its state folder. */
let origin: string;
let checkout: string;
let folder: string;

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', where, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-publication-'));
  key = makeSshKey(root, 'key');
  stranger = makeSshKey(root, 'stranger');
});

afterAll(() => {
  rmSync(root, { recursive: true });
}, 60_000);

let world = 0;

beforeEach(() => {
  world += 1;
  const place = join(root, String(world));
  [origin, checkout, folder] = [join(place, 'origin.git'), join(place, 'checkout'), join(place, 'state')];
  mkdirSync(join(folder, 'keys'), { recursive: true });
  git(root, 'init', '-q', '-b', 'main', '--bare', origin);
  git(root, 'clone', '-q', origin, checkout);
  cpSync(base, join(checkout, 'inventory/sandbox'), { recursive: true });
  configure(key);
  useKey('key');
});

function useKey(name: string): void {
  cpSync(join(root, name), stateKey(folder));
}

/** Main asks for these keys. */
function configure(...keys: readonly string[]): string {
  const file = join(checkout, 'inventory/sandbox/environment.yml');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !/^state_key|^ {2}- ssh-/.test(line));
  const list = keys.length === 0 ? '' : `state_key:\n${keys.map((one) => `  - ${one}\n`).join('')}`;
  writeFileSync(file, `${lines.join('\n').trimEnd()}\n${list}`);
  git(checkout, 'add', '-A');
  git(checkout, 'commit', '-q', '--allow-empty', '-m', 'configure');
  git(checkout, 'push', '-q', 'origin', 'HEAD:main');
  git(checkout, 'fetch', '-q', 'origin');
  return git(checkout, 'rev-parse', 'HEAD');
}

/** Main's head is in force on one host, and published. */
async function apply(): Promise<string> {
  const head = git(checkout, 'rev-parse', 'HEAD');
  const ledger = openLedger({ environment: 'sandbox', folder, checkout });
  ledger.take(head);
  const change = (state: ReturnType<typeof emptyLedger>) => ({ ...state, head, hosts: { '10.10.10.10': [head] } });
  ledger.update({ message: 'apply', initial: emptyLedger('sandbox', head), change, always: true });
  expect(await ledger.publish()).toEqual([]);
  return git(origin, 'rev-parse', REF);
}

function sign(now?: Date): string {
  const repository = ledgerRepository(folder);
  return git(repository, 'rev-parse', signState({ environment: 'sandbox', repository, folder, origin, ref: REF }, now));
}

/** As a pull request's job: a clone, with what origin has published. */
function planElsewhere(environment = 'sandbox') {
  const clone = mkdtempSync(join(root, 'clone-'));
  git(root, 'clone', '-q', origin, clone);
  fetchPublishedStates(clone);
  return runPlan({ environment, desired: 'HEAD' }, openPlan(clone));
}

const refusals = () => planElsewhere().refusals.map(({ message }) => message);

describe('a state that the meta node publishes', () => {
  it('is signed, and the plan says when', async () => {
    await apply();
    const { refusals: none, notes } = planElsewhere();
    expect(none).toEqual([]);
    expect(notes[0]?.message).toMatch(/signed by the meta node at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)$/);
  });

  it('follows the one before, and is made anew only where it moved or is an hour old', async () => {
    const first = await apply();
    expect(await apply()).not.toBe(first);
    const second = git(origin, 'rev-parse', REF);
    expect(git(origin, 'rev-parse', `${second}^1`)).toBe(first);
    const now = new Date();
    expect(sign(new Date(now.getTime() + 1_800_000))).toBe(second);
    const third = sign(new Date(now.getTime() + 7_200_000));
    expect(JSON.parse(git(ledgerRepository(folder), 'show', `${third}:publication.json`))).toMatchObject({
      ...{ sequence: 3, previous: second, environment: 'sandbox', ref: REF },
    });
  });

  it('has the report of the last look for drift, signed too, and is made anew with each', async () => {
    const first = await apply();
    const report = { environment: 'sandbox', time: '2026-06-30T00:00:00.000Z', head: 'a', once: [], unlooked: [] };
    openDriftMemory(folder).write({ ...report, drift: [] });
    const second = sign();
    const read = (file: string) => git(ledgerRepository(folder), 'show', `${second}:${file}`);
    expect(JSON.parse(read('publication.json'))).toMatchObject({
      sequence: 2,
      drift: digestState(`${read('drift.json')}\n`),
    });
    expect(git(ledgerRepository(folder), 'rev-parse', `${second}^1`)).toBe(first);
    expect(sign()).toBe(second);
    const seen = { kind: 'vip', subject: 'h', message: 'm', since: report.time };
    openDriftMemory(folder).write({ ...report, drift: [seen] });
    expect(sign()).not.toBe(second);
    await openLedger({ environment: 'sandbox', folder, checkout }).publish();
    expect(refusals()).toEqual([]);
  });

  it('is published although a git that was killed has left its references locked', async () => {
    const first = await apply();
    for (const path of [
      join(ledgerRepository(folder), 'refs/ops/sandbox/published.lock'),
      join(checkout, '.git', `${REF}.lock`),
    ]) {
      writeFileSync(path, '');
      utimesSync(path, 0, 0);
    }
    const second = await apply();
    expect(git(origin, 'rev-parse', `${second}^1`)).toBe(first);
    expect(refusals()).toEqual([]);
  });

  it('is unsigned without a key, which main may not ask for then', async () => {
    rmSync(stateKey(folder));
    await apply();
    expect(refusals()).toEqual([expect.stringContaining('is not signed') as string]);
    configure();
    expect(refusals()).toEqual([]);
  });

  it('is not published where it cannot be signed', async () => {
    writeFileSync(stateKey(folder), 'damaged');
    const head = git(checkout, 'rev-parse', 'HEAD');
    const ledger = openLedger({ environment: 'sandbox', folder, checkout });
    ledger.take(head);
    ledger.update({ message: 'apply', initial: emptyLedger('sandbox', head), change: (state) => state, always: true });
    expect(await ledger.publish()).toEqual([expect.stringContaining('could not be signed and is not published')]);
    expect(git(origin, 'for-each-ref', 'refs/ops')).toBe('');
  });

  it('plans nothing where it is not believed', async () => {
    await apply();
    configure(stranger);
    const { steps, refusals: found, existing } = planElsewhere();
    expect({ steps, existing }).toEqual({ steps: [], existing: [] });
    expect(found).toMatchObject([
      {
        rule: 'published-state',
        file: 'inventory/sandbox/environment.yml',
        message: expect.stringContaining('by none of the keys') as string,
      },
    ]);
  });

  it('is judged by the keys of main, whatever the branch says', async () => {
    useKey('stranger');
    await apply();
    const clone = mkdtempSync(join(root, 'clone-'));
    git(root, 'clone', '-q', origin, clone);
    fetchPublishedStates(clone);
    git(clone, 'switch', '-q', '-c', 'topic');
    const file = join(clone, 'inventory/sandbox/environment.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(key, stranger));
    git(clone, 'commit', '-qam', 'take my key');
    expect(runPlan({ environment: 'sandbox', desired: 'HEAD' }, openPlan(clone)).refusals).toHaveLength(1);
  });

  it('changes its key by a time with both', async () => {
    await apply();
    configure(key, stranger);
    useKey('stranger');
    await apply();
    expect(refusals()).toEqual([]);
    configure(stranger);
    await apply();
    expect(refusals()).toEqual([]);
  });

  it.each<[string, (tip: string) => string, string]>([
    [
      'with another state',
      (tip) => forge(tip, { 'state.json': (text) => text.replace('10.10.10.10', '10.10.10.99') }),
      'not the one that was signed',
    ],
    [
      'with another text',
      (tip) => forge(tip, { 'publication.json': (text) => text.replace('"sequence": 1', '"sequence": 9') }),
      'by none of the keys',
    ],
    ['without its signature', (tip) => forge(tip, { 'publication.json.sig': () => undefined }), 'is not signed'],
    [
      'without any of it',
      (tip) => forge(tip, { 'publication.json': () => undefined, 'publication.json.sig': () => undefined }),
      'is not signed',
    ],
  ])('is not believed where somebody has put one in its place %s', async (_, replace, reason) => {
    const forged = replace(await apply());
    git(origin, 'update-ref', REF, forged);
    expect(refusals()).toEqual([expect.stringContaining(reason) as string]);
  });

  it('is not believed in the place of another environment', async () => {
    const tip = await apply();
    git(checkout, 'switch', '-q', 'main');
    cpSync(join(checkout, 'inventory/sandbox'), join(checkout, 'inventory/other'), { recursive: true });
    configure(key);
    git(origin, 'update-ref', 'refs/ops/other/applied', tip);
    const messages = planElsewhere('other').refusals.map(({ message }) => message);
    expect(messages.join('\n')).toContain('it is the state of environment "sandbox"');
    expect(messages.join('\n')).toContain('it was published as "refs/ops/sandbox/applied"');
  });

  it('is not believed where it is too old', async () => {
    await apply();
    const old = sign(new Date(Date.now() - 8 * 86_400_000));
    git(origin, 'fetch', '-q', ledgerRepository(folder), old);
    git(origin, 'update-ref', REF, old);
    expect(refusals()).toEqual([
      expect.stringContaining('was signed 8 days ago, and state_max_age allows 7 days') as string,
    ]);
  });

  it('is not believed with a commit that main does not contain', async () => {
    git(checkout, 'commit', '-q', '--allow-empty', '-m', 'not merged');
    await apply();
    expect(refusals()).toEqual([expect.stringContaining('main does not contain') as string]);
  });
});

/** The published commit with other files, as whoever may write the repository can push it. */
function forge(tip: string, changes: Readonly<Record<string, (text: string) => string | undefined>>): string {
  const entries = git(origin, 'ls-tree', tip)
    .split('\n')
    .flatMap((entry) => {
      const [, id = '', name = ''] = /^100644 blob (\w+)\t(.*)$/.exec(entry) ?? [];
      const change = changes[name];
      if (change === undefined) return [entry];
      const text = change(`${git(origin, 'cat-file', 'blob', id)}\n`);
      if (text === undefined) return [];
      const blob = execFileSync('git', ['-C', origin, 'hash-object', '-w', '--stdin'], {
        input: text,
        encoding: 'utf8',
      });
      return [`100644 blob ${blob.trim()}\t${name}`];
    });
  const tree = execFileSync('git', ['-C', origin, 'mktree'], {
    input: `${entries.join('\n')}\n`,
    encoding: 'utf8',
  }).trim();
  const parents = git(origin, 'rev-parse', `${tip}^@`)
    .split('\n')
    .flatMap((parent) => ['-p', parent]);
  return git(origin, 'commit-tree', tree, ...parents, '-m', 'forged');
}
