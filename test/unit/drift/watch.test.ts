/** A real repository with a real key, GitHub by its double: what a meta node published becomes one issue, or none. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDriftMemory } from '../../../actions/adapters/drift-memory.ts';
import { openGithubApi } from '../../../actions/adapters/github-api.ts';
import { openLedger } from '../../../actions/adapters/ledger.ts';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import type { DriftReport, Sighting } from '../../../actions/core/drift/finding.ts';
import { DRIFT_MARK } from '../../../actions/core/drift/issue-body.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { runWatch } from '../../../actions/drift/watch.ts';
import { GithubDouble } from '../../lib/github/double.ts';

const REPOSITORY = 'example/postgres';
const URL_ = `https://github.com/${REPOSITORY}`;
const SIGHTING: Sighting = {
  ...{ kind: 'pg_hba', subject: '10.10.10.12', message: 'it has the rules of "primary"' },
  ...{ since: '2026-06-30T00:00:00.000Z', reapply: 'scripts/ops run pgsql.yml --limit 10.10.10.12 --tags pg_hba' },
};

// Each look is a signature, a fetch and a verification by processes of their own.
vi.setConfig({ testTimeout: 120_000 });

let github: GithubDouble;
let root: string;
let [origin, checkout, folder] = ['', '', ''];

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', where, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

beforeEach(async () => {
  github = await GithubDouble.start(REPOSITORY);
  github.permissions = { contents: 'read', issues: 'write' };
  root = mkdtempSync(join(tmpdir(), 'ops-watch-'));
  [origin, checkout, folder] = [join(root, 'origin.git'), join(root, 'checkout'), join(root, 'state')];
  mkdirSync(join(folder, 'keys'), { recursive: true });
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'keys/state')]);
  const key = readFileSync(join(folder, 'keys/state.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  git(root, 'init', '-q', '-b', 'main', '--bare', origin);
  git(root, 'clone', '-q', origin, checkout);
  cpSync(join(import.meta.dirname, '../../cases/plan/base'), join(checkout, 'inventory/sandbox'), { recursive: true });
  const file = join(checkout, 'inventory/sandbox/environment.yml');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\nstate_key:\n  - ${key}\n`);
  git(checkout, 'add', '-A');
  git(checkout, 'commit', '-qm', 'begin');
  git(checkout, 'push', '-q', 'origin', 'HEAD:main');
  git(checkout, 'fetch', '-q', 'origin');
});

afterEach(async () => {
  await github.stop();
  rmSync(root, { recursive: true });
});

/** As the meta node does after a look. */
async function publish(drift: readonly Sighting[] | undefined, time = new Date()): Promise<void> {
  const head = git(checkout, 'rev-parse', 'HEAD');
  const ledger = openLedger({ environment: 'sandbox', folder, checkout });
  ledger.take(head);
  const change = (state: ReturnType<typeof emptyLedger>) => ({ ...state, head, hosts: { '10.10.10.10': [head] } });
  ledger.update({ message: 'apply', initial: emptyLedger('sandbox', head), change, always: true });
  const report: Omit<DriftReport, 'drift'> = {
    ...{ environment: 'sandbox', time: time.toISOString(), head, once: [], unlooked: [] },
  };
  if (drift !== undefined) openDriftMemory(folder).write({ ...report, drift });
  expect(await ledger.publish()).toEqual([]);
}

async function watch(): Promise<string> {
  git(checkout, 'fetch', '-q', '--no-tags', 'origin', '+refs/ops/*:refs/ops/*');
  const { url, token } = github;
  const api = openGithubApi({
    url,
    token,
    repository: REPOSITORY,
    say: () => undefined,
    secondMs: 1,
    timeoutMs: 2_000,
  });
  const { result } = await runWatch({
    api,
    plan: openPlan(checkout),
    environments: ['sandbox'],
    repositoryUrl: URL_,
    say: () => undefined,
  });
  expect(github.problems).toEqual([]);
  return result;
}

const bodies = () => github.state.issues.map(({ body }) => body);

describe('the issue of drift', () => {
  it('is opened, and written anew where something changed', async () => {
    await publish([]);
    expect(await watch()).toBe('none');
    await publish([SIGHTING]);
    expect(await watch()).toBe('created');
    expect(await watch()).toBe('unchanged');
    expect(bodies()[0]).toContain(
      '- `10.10.10.12` `pg_hba`: `it has the rules of "primary"`, since 2026-06-30 00:00 UTC',
    );
    await publish([SIGHTING, { ...SIGHTING, kind: 'vip', message: 'nobody has it' }]);
    expect(await watch()).toBe('updated');
  });

  it('is closed when nothing is left, and opened again', async () => {
    await publish([SIGHTING]);
    await watch();
    await publish([]);
    expect(await watch()).toBe('closed');
    expect(github.state.issues).toMatchObject([{ state: 'closed' }]);
    expect(await watch()).toBe('unchanged');
    await publish([SIGHTING]);
    expect(await watch()).toBe('reopened');
    expect(github.state.issues).toHaveLength(1);
  });

  it('is opened for a node that has stopped, with what it saw last', async () => {
    await publish([SIGHTING], new Date(Date.now() - 5 * 3_600_000));
    expect(await watch()).toBe('created');
    expect(bodies()[0]).toContain('**Nobody knows what is live now**: `hosts were looked at last 5 hours ago');
    expect(bodies()[0]).toContain('it has the rules');
  });

  it('is opened where no look was published, or one that is not the one that was signed', async () => {
    await publish(undefined);
    expect(await watch()).toBe('created');
    expect(bodies()[0]).toContain('nothing is published of a look for drift');
    await publish([]);
    const tip = git(origin, 'rev-parse', 'refs/ops/sandbox/applied');
    const entries = git(origin, 'ls-tree', tip).split('\n');
    const blob = execFileSync('git', ['-C', origin, 'hash-object', '-w', '--stdin'], { input: '{}', encoding: 'utf8' });
    const lines = entries.map((entry) => entry.replace(/ \w+\tdrift.json$/, ` ${blob.trim()}\tdrift.json`));
    const tree = execFileSync('git', ['-C', origin, 'mktree'], { input: `${lines.join('\n')}\n`, encoding: 'utf8' });
    const parents = git(origin, 'rev-parse', `${tip}^@`)
      .split('\n')
      .flatMap((parent) => ['-p', parent]);
    git(
      origin,
      'update-ref',
      'refs/ops/sandbox/applied',
      git(origin, 'commit-tree', tree.trim(), ...parents, '-m', 'x'),
    );
    expect(await watch()).toBe('updated');
    expect(bodies()[0]).toContain('its drift.json is not the one that was signed');
  });

  it('is opened where a state was published and is gone', async () => {
    await publish([SIGHTING]);
    await watch();
    git(origin, 'update-ref', '-d', 'refs/ops/sandbox/applied');
    git(checkout, 'update-ref', '-d', 'refs/ops/sandbox/applied');
    expect(await watch()).toBe('updated');
    expect(bodies()[0]).toContain('refs/ops/sandbox/applied is not published');
  });

  it('is not opened for an environment without a key, to which nothing was applied yet', async () => {
    const file = join(checkout, 'inventory/sandbox/environment.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^state_key:\n.*$/m, ''));
    git(checkout, 'commit', '-qam', 'no key');
    git(checkout, 'push', '-q', 'origin', 'HEAD:main');
    git(checkout, 'fetch', '-q', 'origin');
    expect(await watch()).toBe('none');
  });

  it('is never a stranger’s, whatever that has in its text', async () => {
    const text = `anything\n${DRIFT_MARK}`;
    github.state.issues = [{ number: 3, title: 'x', body: text, state: 'open', login: 'mallory', type: 'User' }];
    await publish([SIGHTING]);
    expect(await watch()).toBe('created');
    expect(bodies()[0]).toBe(text);
  });

  it('is looked for before it is made again, where the answer was lost', async () => {
    await publish([SIGHTING]);
    github.fail('POST /repos/{owner}/{repo}/issues', { kind: 'half-a-body', done: true });
    expect(await watch()).toBe('created');
    expect(github.state.issues).toHaveLength(1);
  });
});
