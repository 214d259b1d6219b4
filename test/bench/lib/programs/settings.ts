/**
 * Settings of PostgreSQL as pg_settings has them, drawn for one cluster: valid ones, and one mistake among them. What the
 * server itself says is the truth; sizes stay within what this machine can give.
 */
import { openSide } from '../../../../actions/core/side/open-side.ts';
import { findSettingTable } from '../../../../actions/core/settings/tables.ts';
import { SETTING_TEMPLATES, COMMON_SETTINGS } from '../../../../actions/core/settings/templates.ts';
import type { Setting } from '../../../../actions/core/setting.ts';
import { makeRandom, type Random } from '../../../lib/random.ts';
import { writeValue } from '../../../../actions/core/general/values.ts';
import type { Value } from '../../../../actions/core/types.ts';
import type { Question } from './container.ts';

const MAJOR = 15;

/** What takes memory, processes or files, each with the most that a start may ask for here. */
const MOST: Readonly<Record<string, number>> = {
  ...{ shared_buffers: 4096, wal_buffers: 2048, temp_buffers: 4096, min_dynamic_shared_memory: 16 },
  ...{ max_connections: 200, max_prepared_transactions: 100, max_worker_processes: 16, max_wal_senders: 16 },
  ...{ max_locks_per_transaction: 256, max_pred_locks_per_transaction: 256, max_replication_slots: 64 },
  ...{
    autovacuum_max_workers: 8,
    track_activity_query_size: 16384,
    max_stack_depth: 7680,
    superuser_reserved_connections: 3,
  },
  ...{
    max_files_per_process: 1000,
    huge_page_size: 0,
    max_logical_replication_workers: 4,
    post_auth_delay: 0,
    pre_auth_delay: 0,
  },
};
/** Below these Patroni sets its own default. */
const LEAST: Readonly<Record<string, number>> = {
  ...{ max_connections: 25, max_wal_senders: 3, max_replication_slots: 5, max_worker_processes: 2 },
  max_locks_per_transaction: 32,
};
/** What Patroni or another parameter decides. */
const OWNED =
  /^(?:recovery_.*|hot_standby|wal_log_hints|port|cluster_name|listen_addresses|data_directory|.*_file|primary_.*|promote_.*|restore_command|archive_cleanup_command|synchronous_standby_names|password_encryption|wal_level)$/;
/** What the container cannot give, whatever is right. */
const LEFT_OUT =
  /^(?:huge_pages|shared_memory_type|data_sync_retry|log_directory|external_pid_file|debug_|trace_|ignore_|zero_damaged|jit_|.*\..*)|_timeout$|^(?:log_file_mode|syslog_.*|event_source|krb_.*|stats_temp_directory|dynamic_library_path|unix_socket_.*|bonjour_name|ssl_passphrase_command.*|ssl_crl.*|ssl_dh_params_file|ssl_ca_file|backtrace_functions|role|session_authorization|transaction_.*|default_transaction_.*|allow_system_table_mods|row_security)$/;
/** Text settings, with what PostgreSQL takes of them and what it does not. */
const TEXTS: Readonly<Record<string, { readonly right: readonly string[]; readonly wrong: readonly string[] }>> = {
  timezone: { right: ['Europe/Berlin', 'UTC', 'asia/shanghai', '<+08>-8'], wrong: ['Europe/Nowhere', 'CET+', 'Asia'] },
  log_timezone: { right: ['UTC', 'Europe/Paris'], wrong: ['Mars/Olympus'] },
  datestyle: { right: ['ISO, DMY', 'german', 'SQL, MDY'], wrong: ['ISO, German', 'DMY, YMD', 'Iso8601x'] },
  log_destination: { right: ['stderr', 'csvlog', 'stderr, jsonlog'], wrong: ['file', 'stderr;csvlog', 'eventlog'] },
  lc_messages: { right: ['C', 'C.UTF-8'], wrong: ['english', ''] },
  lc_monetary: { right: ['C', 'C.UTF-8'], wrong: ['Euro'] },
  lc_numeric: { right: ['C'], wrong: ['1,000.00'] },
  lc_time: { right: ['C', 'POSIX'], wrong: ['deutsch'] },
  client_encoding: { right: ['UTF8', 'LATIN1', 'utf-8'], wrong: ['UTF9', 'latin-99'] },
  default_table_access_method: { right: ['heap'], wrong: [''] },
  timezone_abbreviations: { right: ['Default', 'India'], wrong: ['Europe', 'Germany'] },
  wal_consistency_checking: { right: ['', 'heap, btree', 'all'], wrong: ['heaps', 'heap;btree'] },
  search_path: { right: ['app, public', '"$user", public'], wrong: ['app,,public', '"app'] },
  temp_tablespaces: { right: [''], wrong: ['a,'] },
  default_text_search_config: { right: ['pg_catalog.english', 'pg_catalog.simple'], wrong: [] },
  ssl_ciphers: { right: ['HIGH:!aNULL', 'ECDHE-RSA-AES128-GCM-SHA256'], wrong: [] },
  application_name: { right: ['app'], wrong: [] },
  log_line_prefix: { right: ['%m [%p] ', ''], wrong: [] },
  cluster_name: { right: [], wrong: [] },
};
const CERTIFICATE = { ssl: 'on', ssl_cert_file: '/tmp/certs/server.crt', ssl_key_file: '/tmp/certs/server.key' };
const LIBRARIES = {
  right: [
    'pg_stat_statements',
    'auto_explain',
    'pg_stat_statements, auto_explain',
    'auth_delay',
    'passwordcheck',
    'pg_prewarm',
    '',
  ],
  wrong: ['pg_stat_statments', 'timescaledb', 'auto_explain,,pg_prewarm', 'pg_cron', '"auto_explain'],
};

type Values = Readonly<Record<string, string | number>>;

export interface DrawnSettings {
  readonly text: string;
  readonly question: Question;
}

export interface DrawnMistake extends DrawnSettings {
  /** For people. */
  readonly mistake: string;
  /** The same inventory without the mistake. */
  readonly right: string;
}

export function drawSettings(seed: number): DrawnSettings {
  const { values, libraries } = drawWithoutMistake(makeRandom(seed));
  return assemble(values, libraries);
}

export function drawSettingsWithMistake(seed: number): DrawnMistake {
  const random = makeRandom(seed);
  const { table, values, libraries } = drawWithoutMistake(random);
  const right = assemble(values, libraries).text;
  const wrong = drawMistake(table, random);
  return wrong.library === undefined
    ? { ...assemble({ ...values, ...wrong.values }, libraries), mistake: JSON.stringify(wrong.values), right }
    : { ...assemble(values, wrong.library), mistake: `libraries ${wrong.library}`, right };
}

interface WithoutMistake {
  readonly table: readonly Setting[];
  readonly values: Values;
  readonly libraries: string;
}

function drawWithoutMistake(random: Random): WithoutMistake {
  const table = [...(findSettingTable(MAJOR)?.values() ?? [])].filter(
    ({ name, context }) => context !== 'internal' && !LEFT_OUT.test(name) && !OWNED.test(name),
  );
  const drawn = random.draw(table, 6 + random.integer(8)).flatMap((setting) => {
    const value = drawRight(setting, random);
    return value === undefined ? [] : [[setting.name.toLowerCase(), value] as const];
  });
  const values: Values = { ...Object.fromEntries(drawn), ...(random.chance(0.2) ? CERTIFICATE : {}) };
  return { table, values, libraries: pickOne(LIBRARIES.right, random) };
}

function drawRight(setting: Setting, random: Random): string | number | undefined {
  const name = setting.name.toLowerCase();
  const { min = 0, max = 100, enumvals = [] } = setting;
  switch (setting.vartype) {
    case 'bool':
      return name === 'ssl' || name === 'bonjour' || name.endsWith('_stats')
        ? undefined
        : random.pick(['on', 'off', 'yes', 'f', '1']);
    case 'enum':
      return enumvals[random.integer(enumvals.length)];
    case 'integer':
    case 'real': {
      const least = Math.max(min, LEAST[name] ?? min);
      const most = Math.max(least, Math.min(max, MOST[name] ?? max));
      if (least < 0 && random.chance(0.2)) return least;
      const share = 10 ** (random.integer(7) - 6);
      const value = Math.max(least, 0) + (most - Math.max(least, 0)) * share * (random.integer(1000) / 1000);
      return setting.vartype === 'integer' ? Math.floor(value) : Number(value.toFixed(3));
    }
    case 'string': {
      const texts = TEXTS[name]?.right ?? [];
      return texts[random.integer(texts.length)];
    }
  }
}

function pickOne(texts: readonly string[], random: Random): string {
  return texts[random.integer(texts.length)] ?? '';
}

interface Mistake {
  readonly values?: Values;
  readonly library?: string;
}

/** One of each kind as often: texts, libraries, constraints between settings, and values of any setting. */
function drawMistake(table: readonly Setting[], random: Random): Mistake {
  const kind = random.integer(5);
  if (kind === 0) {
    const known = Object.entries(TEXTS).filter(([, { wrong }]) => wrong.length > 0);
    const [name, { wrong }] = known[random.integer(known.length)] ?? ['timezone', { wrong: ['Mars/Olympus'] }];
    return { values: { [name]: pickOne(wrong, random) } };
  }
  if (kind === 1) return { library: pickOne(LIBRARIES.wrong, random) };
  if (kind === 2) return { values: random.pick(CONSTRAINTS) };
  const setting = table[random.integer(table.length)];
  return setting === undefined ? {} : { values: { [setting.name.toLowerCase()]: drawWrong(setting, random) } };
}

const CONSTRAINTS: readonly [Values, ...Values[]] = [
  { superuser_reserved_connections: 60, max_connections: 50 },
  { ssl: 'on', ssl_cert_file: 'nowhere.crt', ssl_key_file: 'nowhere.key' },
  { ssl: 'on' },
  { min_wal_size: '16MB' },
  { max_wal_size: '16MB' },
  { max_connections: 262_000, max_worker_processes: 1000 },
  { ...CERTIFICATE, ssl_min_protocol_version: 'TLSv1.3', ssl_max_protocol_version: 'TLSv1.2' },
  { ...CERTIFICATE, ssl_ecdh_curve: 'curve25519000' },
  { ...CERTIFICATE, ssl_ciphers: 'nothing' },
  { log_statement_stats: 'on', log_parser_stats: 'on' },
  { bonjour: 'on' },
  { max_stack_depth: '64MB' },
  { wal_level: 'minimal', max_wal_senders: 5 },
  { wal_level: 'minimal', archive_mode: 'on', max_wal_senders: 0 },
  { max_wal_senders: 200, max_connections: 100 },
];

function drawWrong(setting: Setting, random: Random): string | number {
  const { vartype, min = 0, max = 100, unit } = setting;
  if (vartype === 'bool') return random.pick(['maybe', 'o', 'enabled', '2', 'tru e']);
  if (vartype === 'enum') return random.pick(['none at all', 'maximal', 'On.', '-1']);
  if (vartype === 'string') return TEXTS[setting.name.toLowerCase()]?.wrong[0] ?? '\u0001';
  const odd = unit === undefined ? '10MB' : unit === 'ms' || unit === 's' || unit === 'min' ? '10MB' : '10s';
  return random.pick([max + 1 + Math.floor(Math.abs(max) / 2), min - 1, odd, 'ten', '1 000', '10 Kb', '']);
}

function assemble(values: Values, libraries: string): DrawnSettings {
  const text = `${JSON.stringify({
    all: {
      children: {
        meta: { hosts: { '10.10.10.10': {} }, vars: { meta_node: true } },
        'pg-test': {
          hosts: { '10.10.10.11': { pg_seq: 1, pg_role: 'primary' } },
          vars: { pg_cluster: 'pg-test', pg_conf: 'tiny.yml', pg_shared_libraries: libraries, pg_parameters: values },
        },
      },
      vars: {
        dcs_servers: { 'meta-1': '10.10.10.10' },
        ...{
          pg_admin_password: 'DBUser.DBA',
          pg_monitor_password: 'DBUser.Monitor',
          pg_replication_password: 'DBUser.Replicator',
        },
      },
    },
  })}\n`;
  const settings: Readonly<Record<string, Value>> = {
    ...COMMON_SETTINGS,
    ...SETTING_TEMPLATES['tiny.yml'],
    shared_preload_libraries: libraries,
    ...values,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${writeValue(value).replaceAll("'", "''")}'\n`,
  );
  return { text, question: { program: 'start', files: { 'postgresql.conf': lines.join('') } } };
}

/** The first error that validate finds; undefined where it finds none. */
export function findError(text: string): string | undefined {
  const { problems } = openSide({
    environment: 'programs',
    side: { path: 'hosts.yml' },
    inventory: { root: 'hosts.yml', files: [{ path: 'hosts.yml', text }] },
  });
  const error = problems.find(({ severity }) => severity === 'error');
  return error && `${error.rule}: ${error.message}`;
}
