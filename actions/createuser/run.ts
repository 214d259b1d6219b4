import type { ApplyAdapters } from '../apply/ports.ts';
import { runNamed } from '../run/named.ts';
import type { NamedOptions } from '../run/named.ts';
import type { RunReport } from '../run/run.ts';

/** `pgsql-createuser.yml -l CLUSTER -e pg_user=NAME`, for a user that the inventory has. */
export function runCreateuser(options: NamedOptions, adapters: ApplyAdapters): Promise<RunReport> {
  const kind = { playbook: 'pgsql-createuser.yml', list: 'pg_users', variable: 'pg_user', proof: 'user', noun: 'user' };
  return runNamed(options, kind, adapters);
}
