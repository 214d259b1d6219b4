/** Who may connect. */
import { at, change, drop, GLOBALS, inPlaybooks, named, onHost, reverse, set, TEST } from '../change.ts';
import type { Change, Json } from '../change.ts';
import type { Edit } from '../edit.ts';

const rule = (title: string, role: string, network: string): Json => ({
  title,
  role,
  rules: [`host all all ${network} scram-sha-256`],
});
const addRule = (list: string, title: string, role: string, network: string): Edit =>
  at(TEST, 'pg-test', 'vars', list, named(title))(set(rule(title, role, network)));
const addRuleOfAll = (list: string, title: string, network: string): Edit =>
  at(GLOBALS, 'all', 'vars', list, named(title))(set(rule(title, 'common', network)));

export const ACCESS: readonly Change[] = [
  change('an HBA rule', addRule('pg_hba_rules_extra', 'sound a', 'common', '10.71.1.0/24')),
  change('an HBA rule of the primary', addRule('pg_hba_rules_extra', 'sound b', 'primary', '10.71.2.0/24')),
  change('an HBA rule of the replicas', addRule('pg_hba_rules_extra', 'sound c', 'replica', '10.71.3.0/24')),
  change('an HBA rule of offline instances', addRule('pg_hba_rules_extra', 'sound d', 'offline', '10.71.4.0/24')),
  change('an HBA rule less', at(TEST, 'pg-test', 'vars', 'pg_hba_rules_extra', named('sound ground'))(drop)),
  change('an HBA rule of pgbouncer', addRule('pgbouncer_hba_rules_extra', 'sound e', 'common', '10.71.5.0/24')),
  change(
    'an HBA rule of pgbouncer on the primary',
    addRule('pgbouncer_hba_rules_extra', 'sound f', 'primary', '10.71.6.0/24'),
  ),
  change('HBA rules of every cluster in another order', at(GLOBALS, 'all', 'vars', 'pg_hba_rules')(reverse)),
  change('an HBA rule of every cluster', addRuleOfAll('pg_hba_rules', 'sound g', '10.71.7.0/24')),
  change('an HBA rule of every pgbouncer', addRuleOfAll('pgbouncer_hba_rules', 'sound h', '10.71.8.0/24')),
  change('offline queries on another instance', onHost('10.10.10.12', 'pg_offline_query', true)),
  change('no offline queries', at(TEST, 'pg-test', 'hosts', '10.10.10.13', 'pg_offline_query')(drop)),
  change('an instance that is offline', onHost('10.10.10.13', 'pg_role', 'offline')),
  change(
    'pg_role of two instances swapped',
    onHost('10.10.10.11', 'pg_role', 'replica'),
    onHost('10.10.10.12', 'pg_role', 'primary'),
  ),
  change(
    'the HBA file of the playbooks',
    inPlaybooks(
      'roles/pg_hba/templates/pg_hba.conf.j2',
      "'192.168.0.0/16'] %}",
      "'192.168.0.0/16', '10.71.9.0/24'] %}",
    ),
  ),
];
