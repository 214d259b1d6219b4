import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const program = join(import.meta.dirname, '../../../playbooks/roles/pgbouncer_exporter/files/pgbouncer_exporter.py');
const folder = mkdtempSync(join(tmpdir(), 'exporter-'));

/** A pgbouncer whose connections all end when it restarts, and Debian's exporter as far as the program touches it. */
const MODULES: Readonly<Record<string, string>> = {
  'psycopg2.py': 'class OperationalError(Exception): pass\nclass InterfaceError(Exception): pass\n',
  'prometheus_pgbouncer_exporter/__init__.py': '',
  'prometheus_pgbouncer_exporter/utils.py': `
import psycopg2
runs = 1
class Connection:
    def __init__(self):
        self.run = runs
        self.closed = False
    def show(self, key):
        if self.closed:
            raise psycopg2.InterfaceError("connection already closed")
        if self.run != runs:
            raise psycopg2.OperationalError("server closed the connection unexpectedly")
        return [key, runs]
    def close(self):
        self.closed = True
def get_connection(user, port, host):
    if runs == 0:
        raise psycopg2.OperationalError("connection refused")
    return Connection()
def get_data_by_named_column(connection, key):
    return connection.show(key)
def get_data_by_named_row(connection, key):
    return connection.show(key)
`,
  'prometheus_pgbouncer_exporter/collectors.py': `
from .utils import get_data_by_named_column, get_data_by_named_row
class StatsCollector: metrics = {}
class PoolsCollector: metrics = {}
def scrape(connection):
    return get_data_by_named_column(connection, "STATS") + get_data_by_named_row(connection, "LISTS")
`,
  'prometheus_pgbouncer_exporter/cli.py': `
from . import collectors, utils
import psycopg2
from .utils import get_connection
def main():
    connection = get_connection("postgres", 6432, None)
    print(collectors.scrape(connection))
    utils.runs = 2
    print(collectors.scrape(connection))
    utils.runs = 0
    try:
        print(collectors.scrape(connection))
    except psycopg2.OperationalError as error:
        print(error)
    utils.runs = 3
    print(collectors.scrape(connection))
    connection.close()
`,
};

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a scrape after a restart of pgbouncer is answered over a new connection', () => {
  mkdirSync(join(folder, 'prometheus_pgbouncer_exporter'));
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(folder, name), text);
  const { stdout, stderr } = spawnSync('python3', ['-B', program], {
    env: { ...process.env, PYTHONPATH: folder },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual([
    "['STATS', 1, 'LISTS', 1]",
    "['STATS', 2, 'LISTS', 2]",
    'connection refused',
    "['STATS', 3, 'LISTS', 3]",
  ]);
});
