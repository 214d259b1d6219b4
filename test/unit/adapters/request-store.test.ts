import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRequestStore } from '../../../actions/adapters/request-store.ts';
import type { RequestStore } from '../../../actions/core/request/ports.ts';

const APPLY = { verb: 'apply' as const, by: { actor: 'dba' }, arguments: {} };
const answerTo = (number: number) => ({
  number,
  verb: 'apply' as const,
  ok: true,
  text: `answer ${String(number)}`,
  outputs: {},
});

let folder: string;
let store: RequestStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-requests-'));
  store = openRequestStore({ environment: 'sandbox', folder });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('requests on the meta node', () => {
  it('are numbered from 1, and open until they are answered', () => {
    expect([store.handIn(APPLY), store.handIn(APPLY)]).toEqual([1, 2]);
    store.answer(answerTo(1));
    expect(store.listOpen().map(({ number }) => number)).toEqual([2]);
    expect(store.findAnswer(1)).toEqual(answerTo(1));
    expect(store.findAnswer(2)).toBeUndefined();
    expect(store.read(2)).toEqual({ number: 2, request: { ...APPLY, number: 2, environment: 'sandbox' } });
    expect(store.read(3)).toBeUndefined();
  });

  it('get no number twice, whoever hands in at the same time', async () => {
    const script = `import { openRequestStore } from ${JSON.stringify(join(import.meta.dirname, '../../../actions/adapters/request-store.ts'))};
      const store = openRequestStore({ environment: 'sandbox', folder: ${JSON.stringify(folder)} });
      for (let i = 0; i < 20; i += 1) console.log(store.handIn({ verb: 'apply', by: {}, arguments: {} }));`;
    const bundle = join(folder, 'hand-in.mjs');
    const { build } = await import('esbuild');
    await build({
      stdin: { contents: script, resolveDir: import.meta.dirname },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
    });
    const runs = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, [bundle])));
    const numbers = runs.flatMap(({ stdout }) => stdout.trim().split('\n').map(Number));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('keep their first answer', () => {
    store.handIn(APPLY);
    store.answer(answerTo(1));
    store.answer({ ...answerTo(1), ok: false });
    expect(store.findAnswer(1)?.ok).toBe(true);
  });

  it('are begun once, whoever asks later', () => {
    store.handIn(APPLY);
    expect([store.begin(1), store.begin(1)]).toEqual([true, false]);
    expect(openRequestStore({ environment: 'sandbox', folder }).begin(1)).toBe(false);
    expect(store.listOpen().map(({ number }) => number)).toEqual([1]);
  });

  it('never get a number again that was answered', () => {
    store.handIn(APPLY);
    store.answer(answerTo(1));
    rmSync(join(folder, 'requests', '00000001.request.json'));
    expect(store.handIn(APPLY)).toBe(2);
  });

  it('are shown with their damage, and stand in the way of no other', () => {
    store.handIn(APPLY);
    store.handIn(APPLY);
    const file = join(folder, 'requests', '00000001.request.json');
    const other = readFileSync(join(folder, 'requests', '00000002.request.json'));
    writeFileSync(file, '{');
    expect(store.listOpen()).toMatchObject([
      { number: 1, damage: expect.stringContaining('is not JSON') as string },
      { number: 2 },
    ]);
    writeFileSync(file, other);
    expect(store.read(1)).toMatchObject({ damage: expect.stringContaining('is that of another request') as string });
  });

  it('leave nothing beside their files, and unfinished files of a kill are no requests', () => {
    store.handIn(APPLY);
    writeFileSync(join(folder, 'requests', '.2.request.999'), '{');
    expect(store.handIn(APPLY)).toBe(2);
    expect(readdirSync(join(folder, 'requests')).filter((name) => !name.startsWith('.'))).toEqual([
      '00000001.request.json',
      '00000002.request.json',
    ]);
  });

  it('are taken until so many are open that nobody seems to answer', () => {
    for (let number = 1; number <= 200; number += 1) store.handIn(APPLY);
    expect(() => store.handIn(APPLY)).toThrow('200 requests of sandbox for apply are open');
    // Applies wait for the one that is at work; a failover does not.
    const failover = { cluster: 'pg-test', operation: 'failover', confirm: 'pg-test' };
    expect(store.handIn({ verb: 'failover', by: {}, arguments: failover })).toBe(201);
    store.answer(answerTo(1));
    expect(store.handIn(APPLY)).toBe(202);
  });

  it('are of a named environment', () => {
    expect(() => openRequestStore({ environment: '../x', folder })).toThrow('is no name');
  });
});
