import { isMapping } from '../general/values.ts';
import type { Rule } from './context.ts';

const RECOVERY = 'it is a setting of recovery, which is for Patroni alone';

/** PostgreSQL settings that another parameter, or Patroni, decides. */
const OWNERS: Readonly<Record<string, string>> = {
  archive_cleanup_command: 'Patroni sets it',
  cluster_name: 'Patroni sets it',
  config_file: 'Patroni sets it',
  data_directory: 'use pg_data',
  db_user_namespace: "it adds the database to every user's name, so that nobody of the inventory could log in",
  hba_file: 'the tag pg_hba writes the file',
  hot_standby: 'Patroni sets it',
  ident_file: 'Patroni sets it',
  listen_addresses: 'use pg_listen',
  port: 'use pg_port',
  primary_conninfo: 'Patroni sets it',
  primary_slot_name: 'Patroni sets it',
  promote_trigger_file: 'Patroni sets it',
  recovery_end_command: RECOVERY,
  recovery_min_apply_delay: `${RECOVERY}; it would delay every replica, those that may be promoted too`,
  recovery_target: RECOVERY,
  recovery_target_action: RECOVERY,
  recovery_target_inclusive: RECOVERY,
  recovery_target_lsn: RECOVERY,
  recovery_target_name: RECOVERY,
  recovery_target_time: RECOVERY,
  recovery_target_timeline: 'Patroni sets it',
  recovery_target_xid: RECOVERY,
  restore_command: 'Patroni sets it',
  standby_mode: RECOVERY,
  trigger_file: RECOVERY,
  shared_preload_libraries: 'use pg_shared_libraries',
  synchronous_standby_names: 'Patroni sets it where pg_conf is crit.yml',
  unix_socket_directories: 'use pg_localhost',
  wal_log_hints: 'Patroni sets it',
};

export const ownedSetting: Rule = {
  id: 'owned-setting',
  *check({ layersWith, written }) {
    for (const { file, path, values } of layersWith('pg_parameters')) {
      const settings = values['pg_parameters'];
      for (const name of Object.keys(isMapping(settings) ? settings : {})) {
        const owner = OWNERS[name];
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
