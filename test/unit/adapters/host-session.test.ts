/** Sessions to hosts on which something hangs: what is asked ends, and so does the connection. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHostSessions } from '../../../actions/adapters/host-session.ts';

const TARGET = { instance: 'pg-test-1', address: '127.0.0.1' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** In the place of ssh. */
function writeCommand(...lines: readonly string[]): string {
  const path = join(folder, 'ssh');
  writeFileSync(path, ['#!/bin/sh', `echo $$ > ${folder}/pid`, ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

function isAlive(): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

it('ends a connection whose program does not end', async () => {
  const session = openHostSessions(writeCommand('exec sleep 600'), 50).open(TARGET);
  const answer = await session.ask({ do: 'disks' }, 100);
  expect(answer).toEqual({ kind: 'failed', reason: 'no answer to "disks" in 0.1 s' });
  await until(() => existsSync(join(folder, 'pid')));
  session.close();
  await until(() => !isAlive());
});

it('lets a program undo what is open before it ends', async () => {
  const command = writeCommand('cat > /dev/null', `echo undone > ${folder}/undone`);
  const session = openHostSessions(command).open(TARGET);
  await until(() => existsSync(join(folder, 'pid')));
  session.close();
  await until(() => existsSync(join(folder, 'undone')));
});

it('tells what ssh says of a host without the program', async () => {
  const command = writeCommand("echo \"python3: can't open file '/usr/local/lib/pg-handover'\" >&2", 'exit 2');
  const session = openHostSessions(command).open(TARGET);
  const reason = "python3: can't open file '/usr/local/lib/pg-handover'";
  expect(await session.ask({ do: 'disks' }, 8_000)).toEqual({ kind: 'failed', reason });
  session.close();
});

it('tells that a session ended about which nobody said anything', async () => {
  const session = openHostSessions(writeCommand('exit 255')).open(TARGET);
  expect(await session.ask({ do: 'disks' }, 8_000)).toEqual({ kind: 'failed', reason: 'the session ended' });
  session.close();
});
