/** HAProxy and pgbouncer. */
import { at, change, empty, inAll, inMeta, inPlaybooks, inTest, named, onHost, set, TEST } from '../change.ts';
import type { Change } from '../change.ts';

const EXTRA = {
  name: 'extra',
  src_ip: '*',
  src_port: 5439,
  dst_port: 'postgres',
  check_url: '/replica',
  selector: '[]',
};
const GROUND = 'sound-rack';

export const BALANCE: readonly Change[] = [
  change('a service', at(TEST, 'pg-test', 'vars', 'pg_services_extra', named('extra'))(set(EXTRA))),
  change(
    'a service less',
    at(TEST, 'pg-test', 'vars', 'pg_services_extra', named(GROUND))(() => undefined),
  ),
  change(
    'another selector of a service',
    at(TEST, 'pg-test', 'vars', 'pg_services_extra', named(GROUND), 'selector')(set('[? rack == `b`]')),
  ),
  change('what a selector asks for', onHost('10.10.10.12', 'rack', 'a')),
  change('a weight', onHost('10.10.10.12', 'pg_weight', 50)),
  empty('a weight that is the default', onHost('10.10.10.13', 'pg_weight', 100)),
  change(
    'timeouts of HAProxy, with an override',
    inAll('haproxy_client_timeout', '12h'),
    inMeta('haproxy_client_timeout', '24h'),
  ),
  change('another timeout of HAProxy', inTest('haproxy_server_timeout', '6h')),
  change('a password for the page of HAProxy', inTest('haproxy_admin_auth_enabled', true)),
  change(
    'the page of HAProxy asks for a password of its own',
    inMeta('haproxy_admin_auth_enabled', true),
    inMeta('haproxy_admin_password', 'Obvious.Page'),
  ),
  empty('the password of a page of HAProxy that asks for none', inMeta('haproxy_admin_password', 'Obvious.Page')),
  change('another port of the page of HAProxy', inTest('haproxy_exporter_port', 9111)),
  change('no HAProxy', inTest('haproxy_enabled', false)),
  change('the pool mode', inTest('pgbouncer_poolmode', 'session')),
  change('a limit of pools', inTest('pgbouncer_max_db_conn', 12)),
  change('another port of pgbouncer', inTest('pgbouncer_port', 6433)),
  change('no pgbouncer', inTest('pgbouncer_enabled', false)),
  change(
    'the file of HAProxy of the playbooks',
    inPlaybooks('roles/haproxy/templates/haproxy.cfg.j2', '    retries 3', '    retries 5'),
  ),
  change(
    'a default of the playbooks',
    inPlaybooks('roles/pgbouncer/defaults/main.yml', 'pgbouncer_poolmode: transaction', 'pgbouncer_poolmode: session'),
  ),
];
