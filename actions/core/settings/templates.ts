/** PostgreSQL settings below pg_parameters, as `vars/main.yml` of the role patroni has them; a test compares. */
import { isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';

type Settings = Readonly<Record<string, Value>>;

/**
 * By pg_conf.
 * @internal Tests read it too.
 */
export const SETTING_TEMPLATES: Readonly<Record<string, Settings>> = {
  'tiny.yml': {
    max_connections: 100,
    shared_buffers: '64MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '1GB',
  },
  'oltp.yml': {
    max_connections: 400,
    shared_buffers: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '8GB',
  },
  'crit.yml': {
    max_connections: 200,
    shared_buffers: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '8GB',
  },
};

/** @internal Tests read it too. */
export const COMMON_SETTINGS: Settings = {
  max_worker_processes: 8,
  max_locks_per_transaction: 64,
  max_prepared_transactions: 0,
  max_wal_senders: 10,
  max_replication_slots: 10,
  wal_level: 'replica',
  wal_log_hints: 'on',
  track_commit_timestamp: 'off',
  hot_standby: 'on',
  password_encryption: 'scram-sha-256',
  log_min_duration_statement: 1000,
  log_lock_waits: 'on',
  track_io_timing: 'on',
  track_functions: 'all',
};

/** What a cluster runs with; undefined where it is left to PostgreSQL, or where the template is not known. */
export function resolveSetting(
  name: string,
  { conf, parameters }: { readonly conf: Value | undefined; readonly parameters: Value | undefined },
): Value | undefined {
  if (isMapping(parameters) && Object.hasOwn(parameters, name)) return parameters[name];
  const template = typeof conf === 'string' && Object.hasOwn(SETTING_TEMPLATES, conf) ? SETTING_TEMPLATES[conf] : {};
  if (template !== undefined && Object.hasOwn(template, name)) return template[name];
  return Object.hasOwn(COMMON_SETTINGS, name) ? COMMON_SETTINGS[name] : undefined;
}
