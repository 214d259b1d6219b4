/** What is granted by default is read as it is written, whatever the names: else each run would grant it again. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const TASK = 'Read what is in the template';
const INSTALLED = '/usr/lib/postgresql';
const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
const bin = versions.map((version) => join(INSTALLED, version, 'bin')).find((path) => existsSync(join(path, 'initdb')));
/** PostgreSQL does not run as root. */
const NOBODY = 65534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

interface Task {
  readonly name: string;
  readonly block?: readonly Task[];
  readonly 'community.postgresql.postgresql_query'?: { readonly query: string };
}

function readQuery(): string {
  const tasks = parse(readFileSync('playbooks/roles/pg_init/tasks/main.yml', 'utf8')) as readonly Task[];
  const task = tasks.flatMap(({ block = [] }) => block).find(({ name }) => name === TASK);
  return task?.['community.postgresql.postgresql_query']?.query ?? '';
}

describe.skipIf(bin === undefined)('default privileges', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'default-privileges-'));
    if ('uid' in user) chownSync(folder, NOBODY, NOBODY);
    run('initdb', ['-D', join(folder, 'data'), '-U', 'postgres', '--no-sync']);
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function run(program: string, args: readonly string[], input = ''): string {
    const stdio = ['pipe' as const, 'pipe' as const, 'ignore' as const];
    const options = { ...user, cwd: folder, env: { LC_ALL: 'C' }, input, stdio, encoding: 'utf8' as const };
    return execFileSync(join(bin ?? '', program), args, options);
  }

  it('are found of a creator whose name PostgreSQL quotes, and of everybody', () => {
    const statements = [
      'CREATE ROLE "team-dba" SUPERUSER',
      'ALTER DEFAULT PRIVILEGES FOR ROLE "team-dba" GRANT SELECT ON TABLES TO public',
    ];
    const output = run(
      'postgres',
      ['--single', '-D', join(folder, 'data'), 'postgres'],
      [...statements, readQuery(), ''].join('\n'),
    );
    const [, found = ''] = /privileges = "(.*)"\t\(typeid/.exec(output) ?? [];
    expect(JSON.parse(found)).toContain('team-dba r public SELECT');
  });
});
