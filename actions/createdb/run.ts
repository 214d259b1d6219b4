import type { ApplyAdapters } from '../apply/ports.ts';
import { runNamed } from '../run/named.ts';
import type { NamedOptions } from '../run/named.ts';
import type { RunReport } from '../run/run.ts';

/** `pgsql-createdb.yml -l CLUSTER -e pg_database=NAME`, for a database that the inventory has. */
export function runCreatedb(options: NamedOptions, adapters: ApplyAdapters): Promise<RunReport> {
  const kind = {
    playbook: 'pgsql-createdb.yml',
    list: 'pg_databases',
    variable: 'pg_database',
    proof: 'database',
    noun: 'database',
  };
  return runNamed(options, kind, adapters);
}
