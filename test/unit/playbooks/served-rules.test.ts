/** The module that judges which rules a member's servers have loaded, beside doubles of both servers and of Patroni. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAnsiblePython } from '../../lib/ansible.ts';

const python = findAnsiblePython();
const POOL = '[databases]\n* = host=a\n[pgbouncer]\nlisten_port = 6432\n%include x\n';
const LOADED = 1_700_000_000;
/** Answers for both servers: what PostgreSQL says is in the file that `SAYS` names. */
const LIBRARY = `
import json, os
class Error(Exception): pass
class Cursor:
    def __init__(self, database): self.database = database
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def execute(self, statement): pass
    def fetchone(self): return ('1.18',) if self.database == 'pgbouncer' else json.load(open(os.environ['SAYS']))
class Connection:
    def __init__(self, database): self.database = database
    def cursor(self): return Cursor(self.database)
    def close(self): pass
def connect(host, port, user, dbname, connect_timeout):
    if port == 1: raise Error('connection refused')
    return Connection(dbname)
`;

interface Answer {
  readonly failed?: boolean;
  readonly msg?: string;
  readonly postgres?: { readonly problems: readonly string[] };
  readonly pgbouncer?: { readonly problems: readonly string[] };
}

describe.skipIf(python === undefined)('what the servers of a member have loaded', { timeout: 60_000 }, () => {
  let folder: string;
  /** Of each Patroni that is asked. */
  let answer: unknown;
  const patroni = createServer((_, response) => {
    response.end(JSON.stringify(answer));
  });
  const at = (...names: readonly string[]) => join(folder, ...names);

  beforeEach(async () => {
    await new Promise<void>((resolve) => patroni.listen(0, '127.0.0.1', resolve));
    setRole('replica');
    folder = mkdtempSync(join(tmpdir(), 'served-rules-'));
    for (const name of ['lib', 'roles/primary', 'roles/replica', 'pool']) mkdirSync(at(name), { recursive: true });
    writeFileSync(at('lib/psycopg2.py'), LIBRARY);
    for (const role of ['primary', 'replica']) writeFileSync(at('roles', role, 'pg_hba.conf'), '');
    symlinkSync('replica', at('roles/current'));
    for (const role of ['primary', 'replica']) utimesSync(at('roles', role, 'pg_hba.conf'), LOADED - 9, LOADED - 9);
    lutimesSync(at('roles/current'), LOADED - 9, LOADED - 9);
    writeSays({});
    writeFileSync(at('pool/pgbouncer.ini'), POOL);
    writePoolRecord(POOL);
  });
  afterEach(() => {
    patroni.close();
    rmSync(folder, { recursive: true });
  });

  function setRole(role: string): void {
    answer = { members: [{ name: 'pg-a-1', role }] };
  }

  function listMembers(...ports: readonly number[]): readonly unknown[] {
    return ports.map((port, index) => ({ name: `pg-a-${index + 1}`, address: '127.0.0.1', patroni_port: port }));
  }

  function writeSays({ loaded = LOADED, ahead = false, file = at('roles/current/pg_hba.conf'), errors = '' }): void {
    writeFileSync(at('says'), JSON.stringify([loaded, ahead, file, errors]));
  }

  function writePoolRecord(text: string): void {
    writeFileSync(at('loaded'), `${createHash('sha256').update(text).digest('hex')}  pgbouncer.ini\n`);
  }

  function ask(more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const own = { instance: 'pg-a-1', socket: folder, user: 'postgres', port: 5432, patience: 0 };
    const places = { roles: at('roles'), pool_files: at('pool'), pool_record: at('loaded') };
    const members = listMembers((patroni.address() as AddressInfo).port);
    const all = { ...own, servers: ['postgres', 'pgbouncer'], members, ...places, ...more };
    writeFileSync(at('arguments'), JSON.stringify({ ANSIBLE_MODULE_ARGS: all }));
    const env = { ...process.env, PYTHONPATH: at('lib'), SAYS: at('says') };
    return new Promise((resolve) => {
      execFile(python ?? '', ['playbooks/library/served_rules.py', at('arguments')], { env }, (_, stdout) => {
        resolve(JSON.parse(stdout) as Answer);
      });
    });
  }

  const findProblems = async (more: Readonly<Record<string, unknown>> = {}) => {
    const { postgres, pgbouncer } = await ask(more);
    return [...(postgres?.problems ?? []), ...(pgbouncer?.problems ?? [])];
  };

  it('finds nothing wrong where the rules of the role are in place and loaded', async () => {
    expect(await ask()).toMatchObject({
      changed: false,
      postgres: { errors: '', stale: false, problems: [] },
      pgbouncer: { port: 6432, problems: [] },
    });
  });

  it('waits for the link, and then tells whose rules are in place', async () => {
    setRole('leader');
    const asked = findProblems({ patience: 20 });
    await sleep(700);
    unlinkSync(at('roles/current'));
    symlinkSync('primary', at('roles/current'));
    lutimesSync(at('roles/current'), LOADED - 9, LOADED - 9);
    expect(await asked).toEqual([]);
    setRole('sync_standby');
    expect(await findProblems()).toEqual(['pg-a-1 is replica, and has the rules of "primary" in place']);
    answer = { members: [{ name: 'pg-a-2', role: 'leader' }] };
    expect(await findProblems()).toEqual(['pg-a-1 is none, and has the rules of "primary" in place']);
  });

  it.each([
    ['an error', { errors: 'line 3: invalid method' }, 'line 3: invalid method', false],
    ['another file', { file: '/etc/pg_hba.conf' }, 'PostgreSQL reads /etc/pg_hba.conf until it is restarted', false],
    ['an older load', { loaded: LOADED - 10 }, 'the rules are newer than what PostgreSQL loaded', true],
    [
      'a load by a clock that was set back since',
      { ahead: true },
      'the clock of the host was set back since PostgreSQL loaded its rules, so nothing tells which it loaded',
      true,
    ],
  ])('tells of %s', async (_, says, problem, stale) => {
    writeSays(says);
    expect(await ask()).toMatchObject({ postgres: { problems: [problem], stale } });
  });

  it('takes a role that was put in place after the load for newer rules', async () => {
    lutimesSync(at('roles/current'), LOADED + 1, LOADED + 1);
    expect(await findProblems()).toEqual(['the rules are newer than what PostgreSQL loaded']);
  });

  it.each([
    ['a file is another one', () => writePoolRecord('as it was')],
    ['nothing was recorded', () => writeFileSync(at('loaded'), '')],
    ['there is no record', () => unlinkSync(at('loaded'))],
    ['a recorded file is gone', () => writeFileSync(at('loaded'), 'abc  userlist.txt\n')],
    ['the record is none', () => writeFileSync(at('loaded'), 'abc\n')],
  ])('tells that pgbouncer has not loaded what is there where %s', async (_, change) => {
    change();
    expect(await findProblems()).toEqual(['pgbouncer on pg-a-1 has not loaded what is on disk']);
  });

  it('tells that pgbouncer does not answer, and where it has no file', async () => {
    writeFileSync(at('pool/pgbouncer.ini'), '[pgbouncer]\nlisten_port = 1\n');
    expect(await ask()).toMatchObject({ pgbouncer: { port: 1, problems: ['pgbouncer on pg-a-1 does not answer'] } });
    unlinkSync(at('pool/pgbouncer.ini'));
    expect(await findProblems()).toEqual(['pgbouncer on pg-a-1 has no pgbouncer.ini with a listen_port']);
  });

  it.each(['leader', 'master', 'primary', 'standby_leader'])('takes %s for a role that leads', async (role) => {
    setRole(role);
    expect(await findProblems()).toEqual(['pg-a-1 is primary, and has the rules of "replica" in place']);
  });

  it('asks another Patroni where its own does not answer', async () => {
    const { port } = patroni.address() as AddressInfo;
    expect(await findProblems({ members: listMembers(1, port) })).toEqual([]);
    const other = [{ name: 'pg-a-2', address: '127.0.0.1', patroni_port: 1 }];
    expect(await findProblems({ members: [...other, ...listMembers(port)] })).toEqual([]);
  });

  it.each([
    ['ends the connection', (response: ServerResponse) => response.destroy()],
    ['gives half an answer', (response: ServerResponse) => response.end('{"members": [')],
    ['gives another answer', (response: ServerResponse) => response.end('{}')],
  ])('asks another Patroni where its own %s', async (_, reply) => {
    const own = createServer((_request, response) => void reply(response));
    await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
    const ports = [own, patroni].map((server) => (server.address() as AddressInfo).port);
    expect(await findProblems({ members: listMembers(...ports) })).toEqual([]);
    own.close();
  });

  it('waits for the link after a Patroni that hangs', async () => {
    setRole('leader');
    const own = createServer(() => undefined);
    await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
    const ports = [own, patroni].map((server) => (server.address() as AddressInfo).port);
    const asked = findProblems({ members: listMembers(...ports), patience: 4 });
    await new Promise((resolve) => patroni.once('request', resolve));
    await sleep(500);
    unlinkSync(at('roles/current'));
    symlinkSync('primary', at('roles/current'));
    lutimesSync(at('roles/current'), LOADED - 9, LOADED - 9);
    expect(await asked).toEqual([]);
    own.closeAllConnections();
    own.close();
  });

  it('fails where no Patroni gives a role', async () => {
    answer = [];
    const asked = await ask();
    expect(asked).toMatchObject({ failed: true });
    expect(asked.msg).toMatch(/^the rules in place cannot be judged: /);
    const silent = await ask({ members: listMembers(1, 1) });
    expect(silent.msg).toMatch(/^the rules in place cannot be judged: .*Connection refused/);
  });

  it('judges pgbouncer where PostgreSQL does not answer', async () => {
    const silent = 'PostgreSQL does not answer: connection refused';
    const answered = await ask({ port: 1 });
    expect(answered).toMatchObject({ postgres: { errors: silent, problems: [silent] }, pgbouncer: { problems: [] } });
  });

  it('fails where no rules are in place', async () => {
    unlinkSync(at('roles/current'));
    const { failed, msg } = await ask();
    expect(failed).toBe(true);
    expect(msg).toMatch(/^the rules in place cannot be judged: .*No such file or directory/);
  });

  it('names the library that it lacks', async () => {
    writeFileSync(at('lib/psycopg2.py'), 'raise ImportError');
    expect((await ask()).msg).toMatch(/^Failed to import the required Python library \(psycopg2\)/);
  });
});
