/** Kinds of change to the sandbox, each as the values that a person edits. */
import { addDatabase, addUser, at, inAll, inTest, make, NODES, onHost, set } from './change.ts';
import type { Change } from './change.ts';
import { ACCESS } from './kinds/access.ts';
import { BALANCE } from './kinds/balance.ts';
import { GROUPS } from './kinds/groups.ts';
import { MONITORING } from './kinds/monitoring.ts';
import { NODE } from './kinds/nodes.ts';
import { REMOVALS } from './kinds/removals.ts';
import { SETTINGS } from './kinds/settings.ts';
import { USERS_AND_DATABASES } from './kinds/users.ts';

/** What the kinds change, drop or read and the sandbox's inventory does not have: it comes first, as a change. */
export const GROUND: Change = {
  ...make(
    'what the changes are made to',
    [{ database: 'sound_ground' }, { user: 'sound_ground' }, { user: 'sound_owner' }],
    addUser({
      name: 'sound_ground',
      password: 'Obvious.Ground',
      pgbouncer: true,
      roles: ['dbrole_readonly', 'dbrole_offline'],
      comment: 'ground of the changes',
      connlimit: 9,
      createdb: true,
      parameters: { work_mem: '8MB', statement_timeout: '80s' },
    }),
    addUser({ name: 'sound_owner', password: 'Obvious.Owner', pgbouncer: true, roles: ['dbrole_admin'] }),
    addDatabase({
      name: 'sound_ground',
      owner: 'sound_owner',
      schemas: ['orders', 'stock'],
      extensions: [{ name: 'hstore' }, { name: 'citext' }],
      connlimit: 20,
      parameters: { statement_timeout: '70s' },
      revokeconn: true,
    }),
    inTest('pg_hba_rules_extra', [
      { title: 'sound ground', role: 'common', rules: ['host all all 10.71.10.0/24 scram-sha-256'] },
    ]),
    inTest('pg_parameters', { log_temp_files: 0, max_locks_per_transaction: 96 }),
    inTest('pg_services_extra', [
      { name: 'sound-rack', src_ip: '*', src_port: 5440, dst_port: 'postgres', check_url: '/replica', selector: '[? rack == `a`]' }, // prettier-ignore
    ]),
    at('environment.yml', 'extra_variables')(set(['rack'])),
    onHost('10.10.10.12', 'rack', 'b'),
    onHost('10.10.10.13', 'rack', 'a'),
    at(NODES, 'probes', 'hosts')(set({ '10.10.10.11': {}, '10.10.10.12': {} })),
    inAll('node_dns_hosts_extra', ["10.10.10.16 {{ groups['probes'] | sort | join(' ') }}"]),
  ),
};

export const CHANGES: readonly Change[] = [
  ...ACCESS,
  ...USERS_AND_DATABASES,
  ...SETTINGS,
  ...BALANCE,
  ...MONITORING,
  ...NODE,
  ...GROUPS,
  ...REMOVALS,
];
