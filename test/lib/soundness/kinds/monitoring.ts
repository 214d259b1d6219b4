/** Exporters, Prometheus, Alertmanager, virtual addresses and nginx. */
import { change, inAll, inMeta, inPlaybooks, inTest, onHost } from '../change.ts';
import type { Change } from '../change.ts';

export const MONITORING: readonly Change[] = [
  change('no exporter of PostgreSQL', inTest('pg_exporter_enabled', false)),
  change('another port of the exporter of PostgreSQL', inTest('pg_exporter_port', 9640)),
  change('no exporter of pgbouncer', inTest('pgbouncer_exporter_enabled', false)),
  change('another port of the exporter of pgbouncer', inTest('pgbouncer_exporter_port', 9641)),
  change('another port of the exporter of a node', onHost('10.10.10.12', 'node_exporter_port', 9105)),
  change('no exporter of a node', onHost('10.10.10.13', 'node_exporter_enabled', false)),
  change('options of the exporter of a node', inMeta('node_exporter_options', '--collector.systemd')),
  change('another path of metrics', inAll('exporter_metrics_path', '/metrics-here')),
  change('the interval of scrapes', inAll('prometheus_scrape_interval', '12s')),
  change('how long a scrape may take', inAll('prometheus_scrape_timeout', '7s')),
  change('how often targets are read', inAll('prometheus_sd_interval', '6s')),
  change('options of Prometheus', inAll('prometheus_options', '--storage.tsdb.retention.time=9d')),
  change('another folder of Prometheus', inAll('prometheus_data_dir', '/var/lib/prometheus/sound')),
  change('options of Alertmanager', inAll('alertmanager_options', '--log.level=debug')),
  change('who is told of alerts', inAll('alertmanager_receivers', [{ name: 'nobody' }, { name: 'sound' }])),
  change(
    'where alerts go',
    inAll('alertmanager_route', { receiver: 'nobody', group_by: ['alertname'], repeat_interval: '5h' }),
  ),
  change(
    'an alert rule of the playbooks',
    inPlaybooks('roles/prometheus/files/rules/pgbouncer.yml', 'for: 1m', 'for: 2m'),
  ),
  change(
    'a virtual address',
    inTest('vip_mode', 'l2'),
    inTest('vip_address', '10.10.10.2'),
    inTest('vip_interface', 'eth0'),
  ),
  change('the port of nginx', inAll('nginx_port', 8081)),
  change(
    'the site of nginx of the playbooks',
    inPlaybooks('roles/nginx/templates/default.conf.j2', '    server_name _;', '    server_name _ sound;'),
  ),
];
