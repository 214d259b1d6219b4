import { isMapping } from '../general/values.ts';
import type { Rule } from './context.ts';

const PATRONI = 'Patroni sets it; take it out';
const RECOVERY = 'it is a setting of recovery, which is for Patroni alone; take it out';
const use = (parameter: string): string => `take it out and set ${parameter}`;

/** PostgreSQL settings that another parameter, or Patroni, decides: who does, and what to do. */
const OWNERS: Readonly<Record<string, string>> = {
  archive_cleanup_command: PATRONI,
  cluster_name: PATRONI,
  config_file: PATRONI,
  data_directory: use('pg_data'),
  db_user_namespace:
    "it adds the database to every user's name, so that nobody of the inventory could log in; take it out",
  hba_file: `role pg_hba writes the file; ${use('pg_hba_rules_extra')}`,
  hot_standby: PATRONI,
  ident_file: PATRONI,
  listen_addresses: use('pg_listen'),
  port: use('pg_port'),
  primary_conninfo: PATRONI,
  primary_slot_name: PATRONI,
  promote_trigger_file: PATRONI,
  recovery_end_command: RECOVERY,
  recovery_min_apply_delay: `it would delay every replica, those that may be promoted too, and the playbooks make no delayed replicas; take it out`,
  recovery_target: RECOVERY,
  recovery_target_action: RECOVERY,
  recovery_target_inclusive: RECOVERY,
  recovery_target_lsn: RECOVERY,
  recovery_target_name: RECOVERY,
  recovery_target_time: RECOVERY,
  recovery_target_timeline: PATRONI,
  recovery_target_xid: RECOVERY,
  restore_command: PATRONI,
  standby_mode: RECOVERY,
  trigger_file: RECOVERY,
  shared_preload_libraries: use('pg_shared_libraries'),
  synchronous_standby_names: 'Patroni sets it where pg_conf is crit.yml; take it out and set pg_conf',
  unix_socket_directories: use('pg_localhost'),
  wal_log_hints: PATRONI,
};

/** Undefined for a setting that pg_parameters takes. */
export function findSettingOwner(name: string): string | undefined {
  return Object.hasOwn(OWNERS, name) ? OWNERS[name] : undefined;
}

export const ownedSetting: Rule = {
  id: 'owned-setting',
  *check({ layersWith, written }) {
    for (const { file, path, values } of layersWith('pg_parameters')) {
      const settings = values['pg_parameters'];
      for (const name of Object.keys(isMapping(settings) ? settings : {})) {
        const owner = findSettingOwner(name);
        if (owner === undefined) continue;
        const place = [...path, 'pg_parameters', name];
        yield {
          position: written.locateKey(file, place),
          message: `"${name}" is not for pg_parameters: ${owner}`,
          path: place,
        };
      }
    }
  },
};
