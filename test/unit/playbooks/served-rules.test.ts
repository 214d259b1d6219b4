/** The module that tells what a member's servers have loaded, beside a double of the library by which it asks them. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAnsiblePython } from '../../lib/ansible.ts';

const python = findAnsiblePython();
const LIBRARY = `
class Error(Exception): pass
class Cursor:
    def __init__(self, database): self.database = database
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def execute(self, statement): pass
    def fetchone(self): return ('1.18',) if self.database == 'pgbouncer' else (1700000000.5, False, '/roles/pg_hba.conf', '')
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
  readonly postgres?: Readonly<Record<string, unknown>>;
  readonly pgbouncer?: Readonly<Record<string, unknown>>;
}

describe.skipIf(python === undefined)('what the servers of a member have loaded', { timeout: 60_000 }, () => {
  let folder: string;
  const at = (...names: readonly string[]) => join(folder, ...names);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'served-rules-'));
    for (const name of ['lib', 'roles/primary', 'roles/replica', 'pool']) mkdirSync(at(name), { recursive: true });
    writeFileSync(at('lib/psycopg2.py'), LIBRARY);
    for (const role of ['primary', 'replica']) writeFileSync(at('roles', role, 'pg_hba.conf'), '');
    symlinkSync('replica', at('roles/current'));
    utimesSync(at('roles/replica/pg_hba.conf'), 1_900_000_000, 1_900_000_000);
    writeFileSync(at('pool/pgbouncer.ini'), '[databases]\n* = host=a\n[pgbouncer]\nlisten_port = 6432\n%include x\n');
    writePoolRecord('[databases]\n* = host=a\n[pgbouncer]\nlisten_port = 6432\n%include x\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function writePoolRecord(text: string): void {
    writeFileSync(at('loaded'), `${createHash('sha256').update(text).digest('hex')}  pgbouncer.ini\n`);
  }

  function ask(more: Readonly<Record<string, unknown>>): Promise<Answer> {
    const own = { socket: folder, user: 'postgres', port: 5432, servers: ['postgres', 'pgbouncer'], patience: 1 };
    const places = { roles: at('roles'), pool_files: at('pool'), pool_record: at('loaded') };
    writeFileSync(at('arguments'), JSON.stringify({ ANSIBLE_MODULE_ARGS: { ...own, ...places, ...more } }));
    const env = { ...process.env, PYTHONPATH: at('lib') };
    return new Promise((resolve) => {
      execFile(python ?? '', ['playbooks/library/served_rules.py', at('arguments')], { env }, (_, stdout) => {
        resolve(JSON.parse(stdout) as Answer);
      });
    });
  }

  it('tells what is in place, since when, and what was loaded', async () => {
    expect(await ask({ role: 'replica' })).toMatchObject({
      postgres: {
        ...{ in_place: 'replica', changed: 1_900_000_000, loaded: 1_700_000_000.5, ahead: false },
        ...{ file: '/roles/pg_hba.conf', errors: '' },
      },
      pgbouncer: { port: 6432, answers: true, loaded: true },
    });
  });

  it('waits for the link, and then tells where it leads', async () => {
    const asked = ask({ role: 'primary', patience: 20 });
    await sleep(700);
    unlinkSync(at('roles/current'));
    symlinkSync('primary', at('roles/current'));
    expect(await asked).toMatchObject({ postgres: { in_place: 'primary' } });
    expect(await ask({ role: 'replica', patience: 0 })).toMatchObject({ postgres: { in_place: 'primary' } });
  });

  it.each([
    ['a file is another one', () => writePoolRecord('as it was')],
    ['nothing was recorded', () => writeFileSync(at('loaded'), '')],
    ['there is no record', () => unlinkSync(at('loaded'))],
    ['a recorded file is gone', () => writeFileSync(at('loaded'), 'abc  userlist.txt\n')],
    ['the record is none', () => writeFileSync(at('loaded'), 'abc\n')],
  ])('tells that pgbouncer has not loaded what is there where %s', async (_, change) => {
    change();
    expect(await ask({ servers: ['pgbouncer'] })).toMatchObject({ pgbouncer: { answers: true, loaded: false } });
  });

  it('tells that pgbouncer does not answer, and where it has no file', async () => {
    writeFileSync(at('pool/pgbouncer.ini'), '[pgbouncer]\nlisten_port = 1\n');
    expect(await ask({})).toMatchObject({ pgbouncer: { port: 1, answers: false, loaded: false } });
    unlinkSync(at('pool/pgbouncer.ini'));
    expect(await ask({})).toMatchObject({ pgbouncer: { port: null, answers: false, loaded: false } });
  });

  it('fails with the reason where PostgreSQL does not answer or no rules are in place', async () => {
    expect(await ask({ port: 1 })).toMatchObject({
      failed: true,
      msg: 'PostgreSQL does not answer: connection refused',
    });
    unlinkSync(at('roles/current'));
    const { failed, msg } = await ask({});
    expect(failed).toBe(true);
    expect(msg).toMatch(/^the rules in place cannot be read: .*No such file or directory/);
  });
});
