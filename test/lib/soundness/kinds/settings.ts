/** Settings of PostgreSQL and Patroni. */
import { at, change, inMeta, inPlaybooks, inTest, META, set, TEST } from '../change.ts';
import type { Change, Json } from '../change.ts';
import type { Edit } from '../edit.ts';

const setting = (name: string, value: Json): Edit => at(TEST, 'pg-test', 'vars', 'pg_parameters', name)(set(value));
const noSetting = (name: string): Edit => at(TEST, 'pg-test', 'vars', 'pg_parameters', name)(() => undefined);

export const SETTINGS: readonly Change[] = [
  change('a setting that a reload takes', setting('work_mem', '6MB')),
  change(
    'two settings that a reload takes',
    setting('log_min_duration_statement', 250),
    setting('statement_timeout', '10min'),
  ),
  change('a setting that a restart takes', setting('max_connections', 130)),
  change('settings that replicas raise first', setting('max_wal_senders', 14), setting('max_worker_processes', 10)),
  change('a setting less that a reload took', noSetting('log_temp_files')),
  change('a setting less that a restart took', noSetting('max_locks_per_transaction')),
  change('a setting of the meta cluster', at(META, 'pg-meta', 'vars', 'pg_parameters', 'log_connections')(set('on'))),
  change('a library', inTest('pg_shared_libraries', 'pg_stat_statements')),
  change('libraries in another order', inMeta('pg_shared_libraries', 'auto_explain, pg_stat_statements')),
  change('another template of settings', inTest('pg_conf', 'crit.yml')),
  change('a watchdog if there is one', inTest('patroni_watchdog_mode', 'automatic')),
  change(
    'a setting that every cluster has',
    inPlaybooks('roles/patroni/vars/main.yml', '  track_functions: all', '  track_functions: pl'),
  ),
];
