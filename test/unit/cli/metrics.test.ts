/** Over a real state folder: what a verb comes to is in the text file when it ends, however it ends. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { assertMetaNode, openApply, openLedgerView } from '../../../actions/adapters/open-apply.ts';
import { openLedger } from '../../../actions/adapters/ledger.ts';
import { withMetrics } from '../../../actions/cli/metrics.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { UserError } from '../../../actions/core/types.ts';

const place = { environment: 'prod', verb: 'apply' };
const git = (args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { encoding: 'utf8' }).trim();
let state: string;
let root: string;
let said: string[];

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'ops-state-'));
  root = join(state, 'checkout');
  git(['init', '-q', '--initial-branch=main', '--template=', root]);
  git(['-C', root, 'commit', '-q', '--allow-empty', '-m', 'first']);
  for (const folder of ['metrics', 'prod']) mkdirSync(join(state, folder));
  vi.stubEnv('OPS_STATE_DIR', state);
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(state, { recursive: true });
});

function read(): string {
  return readFileSync(join(state, 'metrics/ops-prod.prom'), 'utf8');
}

it('tells the verdict, the debts and the last success', async () => {
  const ledger = openLedger({ environment: 'prod', folder: join(state, 'prod'), checkout: root });
  const commit = git(['-C', root, 'rev-parse', 'HEAD']);
  await withMetrics({ ...place, root }, () => {
    ledger.take(commit);
    const hosts = { '10.10.10.11': [commit, 'absent'], '10.10.10.12': [commit] };
    const initial = { ...emptyLedger('prod', commit), hosts };
    ledger.update({ message: 'begin', initial, change: (before) => before, always: true });
    return Promise.resolve({ ok: true });
  });
  expect(said).toEqual([]);
  expect(read()).toContain('ops_apply_debts{env="prod"} 1\n');
  expect(read()).toMatch(/^ops_apply_last_success_timestamp_seconds\{env="prod"\} \d{10}$/m);
  expect(read()).toContain('verb="apply",verdict="done"');
});

it('tells an error as what it is, and hands it on', async () => {
  const failing = (error: Error) => withMetrics({ ...place, root }, () => Promise.reject<{ ok: boolean }>(error));
  await expect(failing(new UserError('no'))).rejects.toThrow('no');
  expect(said).toEqual([]);
  expect(read()).toContain('verdict="refused"');
  await expect(failing(new TypeError('bug'))).rejects.toThrow('bug');
  expect(read()).toContain('verdict="failed"');
  expect(read()).not.toContain('last_success');
});

it('is silent before the first ledger, also where another machine has published one', async () => {
  const origin = join(state, 'origin.git');
  git(['init', '-q', '--bare', '--template=', origin]);
  git(['-C', root, 'remote', 'add', 'origin', origin]);
  git(['-C', root, 'update-ref', 'refs/remotes/origin/ops/prod/applied', 'HEAD']);
  await expect(withMetrics({ ...place, root }, () => Promise.reject(new UserError('dirty')))).rejects.toThrow('dirty');
  expect(said).toEqual([]);
  expect(read()).toContain('verdict="refused"');
});

it('is silent on a machine that is no meta node, and makes nothing there', async () => {
  const elsewhere = join(state, 'not-there');
  vi.stubEnv('OPS_STATE_DIR', elsewhere);
  await expect(withMetrics({ ...place, root }, () => Promise.reject(new UserError('no')))).rejects.toThrow('no');
  expect(said).toEqual([]);
  const open = () => openApply({ environment: 'prod', root, verb: 'adopt', report: () => undefined });
  expect(open).toThrow(`this is no meta node: ${elsewhere} is not there`);
  expect(() => openLedgerView('prod', root)).toThrow('this is no meta node');
  expect(() => assertMetaNode('prod')).toThrow('this is no meta node');
  expect(existsSync(elsewhere)).toBe(false);
});

it('changes nothing of what the verb comes to where it cannot be written', async () => {
  writeFileSync(join(state, 'prod/ends'), 'in the way');
  expect(await withMetrics({ ...place, root }, () => Promise.resolve({ ok: true }))).toEqual({ ok: true });
  expect(said.join('')).toContain('warning: metrics are not written');
});
