/** The query by which the proof compares settings, asked of a PostgreSQL whose files Patroni might have written. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const TASK = 'Ask PostgreSQL for settings that differ from the dynamic configuration';
const INSTALLED = '/usr/lib/postgresql';
const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
const bin = versions.map((version) => join(INSTALLED, version, 'bin')).find((path) => existsSync(join(path, 'initdb')));
/** By Patroni, once PostgreSQL runs: it does not start with the last. */
const WRITTEN = ["include 'postgresql.base.conf'", "work_mem = '4MB'", "lc_time = 'xx_XX.UTF-8'"];
/** PostgreSQL does not run as root. */
const NOBODY = 65534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

describe.skipIf(bin === undefined)('the proof of settings', () => {
  let folder: string;
  let data: string;
  let own: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-proof-'));
    if ('uid' in user) chownSync(folder, NOBODY, NOBODY);
    data = join(folder, 'data');
    run('initdb', ['-D', data, '-U', 'postgres', '--no-sync']);
    own = join(data, 'postgresql.conf');
    renameSync(own, join(data, 'postgresql.base.conf'));
    appendFileSync(join(data, 'postgresql.auto.conf'), "maintenance_work_mem = '32MB'\n");
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function run(program: string, args: readonly string[], input = ''): string {
    const env = { LC_ALL: 'C' };
    const stdio = ['pipe' as const, 'pipe' as const, 'ignore' as const];
    const options = { ...user, cwd: folder, env, input, stdio, encoding: 'utf8' as const };
    return execFileSync(join(bin ?? '', program), args, options);
  }

  function ask(wanted: Readonly<Record<string, string>>): readonly string[] {
    const tasks = parse(readFileSync('playbooks/roles/patroni/tasks/probe.yml', 'utf8')) as Record<string, unknown>[];
    const task = tasks.find(({ name }) => name === TASK) ?? {};
    const { query } = task['community.postgresql.postgresql_query'] as { query: string };
    const text = query.replaceAll('%(wanted)s', `'${JSON.stringify(wanted)}'`).replaceAll('%%', '%');
    const written = `COPY (SELECT unnest(ARRAY[$$${WRITTEN.join('$$, $$')}$$])) TO '${own}'`;
    const input = `${written}\n${text}\n`;
    writeFileSync(own, WRITTEN[0] ?? '');
    if ('uid' in user) chownSync(own, NOBODY, NOBODY);
    const output = run('postgres', ['--single', '-D', data, '-c', 'max_connections=50', 'postgres'], input);
    return [...output.matchAll(/line = "(.*)"\t\(typeid/g)].map(([, line]) => line ?? '');
  }

  it('finds nothing where each is as wanted, or is on the command line', () => {
    expect(ask({ work_mem: '4MB', max_connections: '100' })).toEqual([]);
  });

  it.each([
    ['has another value', { work_mem: '8MB' }, ['"work_mem" has another value in "postgresql.conf"']],
    [
      'was set by hand',
      { maintenance_work_mem: '32MB' },
      ['"maintenance_work_mem" is overruled by "postgresql.auto.conf"'],
    ],
    [
      'the host cannot take',
      { lc_time: 'xx_XX.UTF-8' },
      ['"lc_time" is refused by PostgreSQL as it is in "postgresql.conf"'],
    ],
    ['Patroni has yet to write', { random_page_cost: '1.1' }, ['"random_page_cost" is in no file']],
  ])('finds one that %s', (_, wanted, found) => {
    expect(ask(wanted)).toEqual(found);
  });
});
