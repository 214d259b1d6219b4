import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryFlock } from '../../../actions/adapters/flock.ts';
import { readHeldLocks } from '../../../actions/adapters/held-locks.ts';
import { nameRun, noteLetGo } from '../../../actions/adapters/orphans.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-held-locks-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is read while a process has the lock's file open, as an Ansible has that was started under the lock. */
function readWhileHeld(): ReturnType<typeof readHeldLocks> {
  const file = tryFlock(join(folder, 'cluster-pg-test.lock')) ?? expect.unreachable('nobody else has it');
  const env = { PATH: process.env['PATH'] ?? '', OPS_EVENTS: join(folder, 'events.jsonl') };
  const holder = spawn('sleep', ['60'], { env, stdio: ['ignore', 'ignore', 'ignore', file] });
  closeSync(file);
  try {
    return readHeldLocks(folder);
  } finally {
    holder.kill();
  }
}

it('tells what runs under a lock, on how many hosts and since when', () => {
  const run = {
    playbook: 'pgsql.yml',
    playbooksRoot: '/c',
    inventory: '/c/i',
    limit: 'pg-test',
    tags: ['pg_hba'],
    vars: {},
  };
  const since = '2026-06-30T10:00:00.000Z';
  noteLetGo(folder, { ...nameRun({ ...run, hosts: ['a', 'b', 'c'] }), word: 'w', log: '/l', since });
  expect(readWhileHeld()).toMatchObject([
    {
      ...{ name: 'cluster-pg-test', running: `pgsql.yml -l pg-test -t pg_hba, since ${since}` },
      run: { playbook: 'pgsql.yml', tags: ['pg_hba'], hosts: 3, since },
    },
  ]);
});

it('tells the run of an older version of this program without its number of hosts', () => {
  const noted = { key: 'k', word: 'w', log: '/l', playbook: 'pgsql.yml', limit: 'a', tags: [], since: 's' };
  writeFileSync(join(folder, 'run.json'), JSON.stringify(noted));
  const [lock] = readWhileHeld();
  expect([lock?.running, lock?.run]).toEqual(['pgsql.yml -l a, since s', undefined]);
});
