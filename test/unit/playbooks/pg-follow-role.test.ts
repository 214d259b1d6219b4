import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../../playbooks/roles/patroni/files/pg-follow-role');
const RECORDED = ['pgbouncer.ini', 'database.txt'];

let folder: string;
const servers: ChildProcess[] = [];
/** The last of each name. */
const started = new Map<string, ChildProcess>();
const inFolder = (path: string) => join(folder, path);

/** A process of this name that notes each SIGHUP; its number is its answer. */
async function startServer(name: 'postgres' | 'pgbouncer'): Promise<number> {
  const [program, ready] = [inFolder(name), inFolder(`${name}.ready`)];
  const traps = `trap 'echo told >> ${inFolder(`${name}.log`)}' HUP; trap 'touch ${inFolder(`${name}.seen`)}' USR1`;
  const note = `${traps}; touch ${ready}`;
  writeFileSync(program, `#!/bin/sh\n${note}\nwhile :; do sleep 0.02; done\n`, { mode: 0o755 });
  const child = spawn(program, { cwd: inFolder('data'), stdio: 'ignore' });
  servers.push(child);
  started.set(name, child);
  while (!existsSync(ready)) await sleep(10);
  const file = name === 'postgres' ? 'data/postmaster.pid' : 'run/pgbouncer.pid';
  writeFileSync(inFolder(file), `${String(child.pid)}\n`);
  return child.pid ?? 0;
}

/** A server that answers a later signal has seen those before it, however busy the machine is. */
async function countTold(name: 'postgres' | 'pgbouncer'): Promise<number> {
  const server = started.get(name);
  if (server?.exitCode === null && server.signalCode === null) {
    const seen = inFolder(`${name}.seen`);
    server.kill('SIGUSR1');
    while (!existsSync(seen)) await sleep(10);
    rmSync(seen);
  }
  const log = inFolder(`${name}.log`);
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
}

const OPTIONS = () => [
  ...['--data', inFolder('data'), '--roles', inFolder('roles')],
  ...['--pool', inFolder('pool'), '--pool-run', inFolder('run')],
];

/** Exit code and output. */
function call(...args: readonly string[]): Promise<readonly [number, string]> {
  return new Promise((resolve) => {
    execFile('python3', [PROGRAM, ...OPTIONS(), ...args], (error, stdout, stderr) => {
      resolve([typeof error?.code === 'number' ? error.code : 0, stdout + stderr]);
    });
  });
}

const callback = (role: string) => call('on_role_change', role, 'pg-test');

/** Patroni, as far as it is asked: 200 where this member leads. */
async function withPatroni<Result>(
  answer: () => number | Promise<number>,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer((_, response) => {
    void Promise.resolve(answer()).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`http://127.0.0.1:${String(port)}`);
  } finally {
    server.close();
  }
}

const inPlace = () => readlinkSync(inFolder('roles/current'));
const sums = () =>
  RECORDED.map((name) => {
    const text = readFileSync(inFolder(`pool/${name}`));
    return `${createHash('sha256').update(text).digest('hex')}  ${name}\n`;
  }).join('');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'follow-role-'));
  for (const path of ['data', 'run', 'pool', 'roles/primary', 'roles/replica'])
    mkdirSync(inFolder(path), { recursive: true });
  for (const role of ['primary', 'replica']) writeFileSync(inFolder(`roles/${role}/pg_hba.conf`), role);
  for (const name of RECORDED) writeFileSync(inFolder(`pool/${name}`), name);
});

afterEach(() => {
  for (const child of servers.splice(0)) child.kill('SIGKILL');
  started.clear();
  rmSync(folder, { recursive: true });
});

it.each([
  ['master', 'primary'],
  ['primary', 'primary'],
  ['promoted', 'primary'],
  ['standby_leader', 'primary'],
  ['replica', 'replica'],
  ['demoted', 'replica'],
])('the rules of Patroni\'s role "%s" are those of a %s', async (role, expected) => {
  expect(await callback(role)).toEqual([0, `pg-follow-role: the rules of a ${expected} are in place\n`]);
  expect(inPlace()).toBe(expected);
});

it('tells both servers once for a role, and the record of the pool is of what it reads then', async () => {
  await startServer('postgres');
  await startServer('pgbouncer');
  writeFileSync(inFolder('run/loaded'), sums());
  writeFileSync(inFolder('pool/pgbouncer.ini'), 'changed');
  await callback('replica');
  expect([await countTold('postgres'), await countTold('pgbouncer')]).toEqual([1, 1]);
  expect(readFileSync(inFolder('run/loaded'), 'utf8')).toBe(sums());
  expect(await callback('replica')).toEqual([0, '']);
  expect([await countTold('postgres'), await countTold('pgbouncer')]).toEqual([1, 1]);
  await callback('master');
  expect([await countTold('postgres'), await countTold('pgbouncer')]).toEqual([2, 2]);
});

it('takes back a time that is ahead of the clock, and has PostgreSQL read the rules after it', async () => {
  await startServer('postgres');
  await startServer('pgbouncer');
  await callback('replica');
  const [link, rules] = [inFolder('roles/current'), inFolder('roles/replica/pg_hba.conf')];
  const hourAhead = Date.now() / 1_000 + 3_600;
  utimesSync(rules, hourAhead, hourAhead);
  expect(await callback('replica')).toEqual([0, 'pg-follow-role: the rules of a replica are in place\n']);
  lutimesSync(link, hourAhead, hourAhead);
  await callback('replica');
  expect(await countTold('postgres')).toBe(3);
  for (const path of [link, rules]) expect(lstatSync(path).mtimeMs).toBeLessThan(Date.now());
  expect(await callback('replica')).toEqual([0, '']);
});

it('tells nobody whose number is another process', async () => {
  const other = await startServer('pgbouncer');
  writeFileSync(inFolder('data/postmaster.pid'), `${String(process.pid)}\n`);
  process.once('SIGHUP', () => expect.unreachable());
  rmSync(inFolder('run'), { recursive: true });
  mkdirSync(inFolder('run'));
  writeFileSync(inFolder('run/pgbouncer.pid'), String(process.pid));
  await callback('master');
  expect(inPlace()).toBe('primary');
  expect(await countTold('pgbouncer')).toBe(0);
  writeFileSync(inFolder('run/pgbouncer.pid'), String(other));
  await callback('master');
  expect(await countTold('pgbouncer')).toBe(1);
});

it('does again what a call that was killed has not done', async () => {
  await startServer('postgres');
  const roles = ['primary', 'replica'] as const;
  for (let round = 0; round < 20; round += 1) {
    const child = spawn('python3', [PROGRAM, ...OPTIONS(), 'on_role_change', roles[round % 2] ?? '', 'pg-test']);
    await sleep(20 + round * 4);
    child.kill('SIGKILL');
    expect(roles).toContain(existsSync(inFolder('roles/current')) ? inPlace() : 'replica');
  }
  const before = await countTold('postgres');
  rmSync(inFolder('roles/told'), { force: true });
  writeFileSync(inFolder('roles/told.new'), 'half');
  await callback('master');
  expect([inPlace(), await countTold('postgres')]).toEqual(['primary', before + 1]);
});

it('tells a pool that is starting with the next call', async () => {
  await callback('master');
  await startServer('pgbouncer');
  await callback('master');
  expect(await countTold('pgbouncer')).toBe(1);
});

it('asks Patroni where it is not told', async () => {
  const ask = (status: number) => withPatroni(() => status, (url) => call('--patroni', url)); // prettier-ignore
  await ask(200);
  expect(inPlace()).toBe('primary');
  await ask(503);
  expect(inPlace()).toBe('replica');
  await ask(200);
  await ask(500);
  expect(inPlace()).toBe('primary');
});

it('leaves in place what there is where Patroni does not answer, and begins with the rules of a replica', async () => {
  const nowhere = ['--patroni', 'http://127.0.0.1:1'];
  rmSync(inFolder('run'), { recursive: true });
  await call(...nowhere);
  expect(inPlace()).toBe('replica');
  await callback('master');
  expect(await call(...nowhere)).toEqual([0, '']);
  expect(inPlace()).toBe('primary');
});

it('takes the word of a callback over an older answer of Patroni', async () => {
  await callback('replica');
  const answer = async () => {
    await callback('master');
    return 503;
  };
  expect(await withPatroni(answer, (url) => call('--patroni', url))).toEqual([0, '']);
  expect(inPlace()).toBe('primary');
});

it('leaves in place what there is where the rules of the role are not there', async () => {
  await callback('replica');
  rmSync(inFolder('roles/primary/pg_hba.conf'));
  const [code, output] = await callback('master');
  expect([code, output]).toEqual([1, expect.stringContaining('there are no rules in')]);
  expect(inPlace()).toBe('replica');
});

it.each([[[]], [['on_start']], [['on_start', 'master', 'pg-test', '--patroni', 'http://127.0.0.1:1']]])(
  'refuses what is no call: %j',
  async (args) => {
    const [code, output] = await call(...args);
    expect([code, output]).toEqual([2, expect.stringContaining('as Patroni does, or --patroni')]);
    expect(existsSync(inFolder('roles/current'))).toBe(false);
  },
);
