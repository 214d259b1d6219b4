/** Every write of the ledger is on disk when it returns: strace sees each fsync, and what it was for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let synced: readonly string[];

/** One commit copied to the ledger, and one entry written. */
function program(checkout: string, commit: string): string {
  return `
import { openLedger } from './actions/adapters/ledger.ts';
import { emptyLedger, markBegun } from './actions/core/ledger/update.ts';
const commit = ${JSON.stringify(commit)};
const ledger = openLedger({ environment: 'sandbox', folder: ${JSON.stringify(folder)}, checkout: ${JSON.stringify(checkout)} });
ledger.take(commit);
const mark = { commit, hosts: ['n1'], desiredHosts: new Set(['n1']) };
ledger.update({ message: 'begin', initial: emptyLedger('sandbox', commit), change: (state) => markBegun(state, mark) });
`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ops-sync-'));
  const checkout = join(folder, 'checkout');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', checkout, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { encoding: 'utf8' });
  execFileSync('git', ['init', '-q', '-b', 'main', checkout]);
  git('commit', '-q', '--allow-empty', '-m', 'one');
  const contents = program(checkout, git('rev-parse', 'HEAD').trim());
  const outfile = join(folder, 'write.mjs');
  await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' },
  });
  const log = join(folder, 'strace.log');
  const calls = ['-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', log];
  const traced = spawnSync('strace', [...calls, process.execPath, outfile], { encoding: 'utf8' });
  if (traced.error !== undefined) throw new Error('strace is needed for this test: apt-get install strace');
  expect(traced.stderr).toBe('');
  synced = [...readFileSync(log, 'utf8').matchAll(/f(?:data)?sync\(\d+<([^>]+)>/g)].map(([, path = '']) => path);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a sync is asked for', () => {
  it.each([
    ['the objects of the commit and of the entry', /\/ledger\.git\/objects\/.*tmp_obj/, 4],
    ['the reference to the commit', /\/ledger\.git\/refs\/ops\/desired\.lock$/, 1],
    ['the reference to the entry', /\/ledger\.git\/refs\/ops\/sandbox\/applied\.lock$/, 1],
    ["the folder with the reference's new name", /\/ledger\.git\/refs\/ops\/sandbox$/, 1],
    ['the repository as it is made', /\/\.ledger-[^/]+\/(?:HEAD|config)$/, 2],
    ['the marker', /\/ledger-begun$/, 1],
    ['the folder with the names of both', /\/ops-sync-[^/]+$/, 2],
  ])('for %s', (_name, path, atLeast) => {
    expect(synced.filter((name) => path.test(name)).length).toBeGreaterThanOrEqual(atLeast);
  });
});
