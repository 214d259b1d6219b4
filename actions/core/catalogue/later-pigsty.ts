/**
 * What a file for Pigsty 2 to 4 has that one for 1.2 to 1.5 has not: parameters that were renamed, split, dropped or are
 * new there. Known by name and told by what they are for, never guessed by spelling.
 */
export interface LaterTopic {
  /** What the parameters are about. */
  readonly title: string;
  /** Exact names. */
  readonly names?: readonly string[];
  /** Beginnings of names: products that Pigsty has had parts for since. */
  readonly prefixes?: readonly string[];
  /** What there is here in their place: a sentence that may follow "take it out;". */
  readonly here: string;
  /** Major version from which they are known. */
  readonly since: 2 | 3 | 4;
}

const LATER_TOPICS: readonly LaterTopic[] = [
  {
    title: 'HBA rules',
    names: ['pg_default_hba_rules', 'pgb_default_hba_rules', 'pgb_hba_rules'],
    here: 'write pg_hba_rules, pgbouncer_hba_rules and their _extra lists, as lines of pg_hba.conf',
    since: 2,
  },
  {
    title: 'services',
    names: [
      'pg_default_services',
      'pg_default_service_dest',
      'pg_service_provider',
      'haproxy_services',
      'haproxy_clean',
    ],
    here: 'write pg_services and pg_services_extra with src_port, dst_port, check_url and selector',
    since: 2,
  },
  {
    title: 'virtual address',
    names: [
      'pg_vip_enabled',
      'pg_vip_address',
      'pg_vip_interface',
      'vip_enabled',
      'vip_vrid',
      'vip_role',
      'vip_preempt',
      'vip_auth_pass',
      'vip_exporter_port',
    ],
    here: 'vip_mode: l2, vip_address and vip_interface give a cluster one; hosts without PostgreSQL have none',
    since: 2,
  },
  {
    title: 'names in DNS',
    names: ['pg_dns_suffix', 'pg_dns_target', 'vip_dns_suffix'],
    here: 'no playbook enters a cluster into a DNS; enter its name into yours',
    since: 2,
  },
  {
    title: 'DCS',
    names: [
      'etcd_seq',
      'etcd_cluster',
      'etcd_safeguard',
      'etcd_clean',
      'etcd_data',
      'etcd_port',
      'etcd_peer_port',
      'etcd_init',
      'etcd_election_timeout',
      'etcd_heartbeat_interval',
      'etcd_root_password',
      'etcd_learner',
      'pg_etcd_password',
      'pg_namespace_prefix',
    ],
    here: 'dcs_servers names the members of etcd, by name and address',
    since: 2,
  },
  {
    title: 'meta node',
    names: [
      'admin_ip',
      'infra_seq',
      'infra_portal',
      'infra_services',
      'infra_extra_services',
      'infra_packages',
      'infra_packages_pip',
      'infra_data',
      'region',
      'language',
      'os_package',
    ],
    here: 'group meta names the meta node, and nginx_upstream what it serves',
    since: 2,
  },
  {
    title: 'packages',
    names: [
      'repo_endpoint',
      'repo_modules',
      'repo_upstream',
      'repo_extra_packages',
      'node_repo_modules',
      'node_default_packages',
      'node_uv_env',
      'pg_files',
    ],
    here: "the packages are Debian 12's; write pg_packages, pg_extensions and node_packages with their names",
    since: 2,
  },
  {
    title: 'node',
    names: [
      'node_id_from_pg',
      'node_write_etc_hosts',
      'node_default_etc_hosts',
      'node_crontab',
      'node_crontab_overwrite',
      'node_hugepage_count',
      'node_hugepage_ratio',
      'node_overcommit_ratio',
      'node_data',
      'node_aliases',
      'node_admin_sudo',
      'node_pip_packages',
    ],
    here: 'nodename and node_dns_hosts name the hosts; the rest is left to you',
    since: 2,
  },
  {
    title: 'firewall and SELinux',
    names: ['node_firewall_mode', 'node_firewall_intranet', 'node_firewall_public_port', 'node_selinux_mode'],
    here: 'no playbook sets a firewall; keep that of the hosts',
    since: 4,
  },
  {
    title: 'kind of PostgreSQL',
    names: [
      'pg_mode',
      'pg_primary_db',
      'pg_group',
      'pg_exporters',
      'pg_arch',
      'pgsodium_key',
      'pgsodium_getkey_script',
    ],
    here: 'there is plain PostgreSQL of pg_version; leave other kinds out of the inventory',
    since: 2,
  },
  {
    title: 'settings of PostgreSQL',
    names: [
      'pg_max_conn',
      'pg_shared_buffer_ratio',
      'pg_io_method',
      'pg_storage_type',
      'pg_rto',
      'pg_rpo',
      'pg_rto_plan',
      'pg_pwd_enc',
      'pg_checksum',
      'pg_log_dir',
      'pg_fs_backup',
      'pg_lc_provider',
    ],
    here: 'pg_conf chooses the template and pg_parameters has the settings; pg_fs_bkup the folder of backups',
    since: 2,
  },
  {
    title: 'Patroni',
    names: ['patroni_username', 'patroni_password', 'patroni_ssl_enabled', 'patroni_log_dir', 'patroni_citus_db'],
    here: "Patroni's interface has no login here; only the hosts of the inventory reach it",
    since: 2,
  },
  {
    title: 'pgbouncer',
    names: ['pgbouncer_auth_query', 'pgbouncer_ignore_param', 'pgbouncer_log_dir', 'pgbouncer_sslmode'],
    here: 'pgbouncer serves the users that say pgbouncer: true',
    since: 2,
  },
  {
    title: 'certificates',
    names: ['ca_create', 'ca_cn', 'cert_validity'],
    prefixes: ['certbot_', 'nginx_ssl', 'nginx_cert'],
    here: 'no certificates are made; bring your own, and name their files in pg_parameters',
    since: 2,
  },
  {
    title: 'nginx, DNS and Grafana',
    names: [
      'nginx_enabled',
      'nginx_clean',
      'nginx_exporter_enabled',
      'nginx_exporter_port',
      'nginx_data',
      'nginx_users',
      'nginx_navbar',
      'dns_enabled',
      'dns_port',
      'grafana_enabled',
      'grafana_port',
      'grafana_clean',
      'grafana_auth_proxy',
      'grafana_view_password',
    ],
    here: 'the meta node serves its own pages; write nginx_upstream and the grafana_ parameters of 1.x',
    since: 2,
  },
  {
    title: 'monitoring',
    names: [
      'prometheus_enabled',
      'prometheus_clean',
      'prometheus_port',
      'alertmanager_enabled',
      'alertmanager_options',
      'pushgateway_enabled',
      'pushgateway_options',
      'pg_exporter_connect_timeout',
      'loki_enabled',
      'loki_port',
    ],
    prefixes: ['blackbox_', 'alertmanager_', 'pushgateway_'],
    here: 'Prometheus and its exporters watch the clusters; write the prometheus_ parameters of 1.x',
    since: 2,
  },
  {
    title: 'VictoriaMetrics',
    prefixes: ['vmetrics_', 'vlogs_', 'vtraces_', 'vmalert_', 'vector_'],
    here: 'Prometheus and its exporters watch the clusters; write the prometheus_ parameters of 1.x',
    since: 4,
  },
  {
    title: 'backups',
    names: ['pg_crontab'],
    prefixes: ['pgbackrest_'],
    here: 'no playbook makes backups; bring your own',
    since: 2,
  },
  {
    title: 'removal',
    names: ['pg_rm_data', 'pg_rm_backup', 'pg_rm_pkg', 'node_rm_data', 'etcd_rm_data', 'etcd_rm_pkg'],
    here: 'removals.yml says what may go',
    since: 3,
  },
  {
    title: 'products beside PostgreSQL',
    prefixes: [
      'minio_',
      'mongo_',
      'ferretdb_',
      'kafka_',
      'mysql_',
      'juice_',
      'vibe_',
      'code_',
      'app_',
      'duckdb_',
      'polar_',
    ],
    names: [
      'docker_exporter_port',
      'docker_storage_driver',
      'docker_data',
      'docker_image',
      'app',
      'apps',
      'jupyter_port',
    ],
    here: 'there are no playbooks for them; leave them out of the inventory',
    since: 2,
  },
];

/** The topic of a name that Pigsty has had since its version 2. */
export function findLaterTopic(name: string): LaterTopic | undefined {
  return (
    LATER_TOPICS.find(({ names = [] }) => names.includes(name)) ??
    LATER_TOPICS.find(({ prefixes = [] }) => prefixes.some((prefix) => name.startsWith(prefix)))
  );
}
