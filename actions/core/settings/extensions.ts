/** Which package of Debian 12 brings an extension or a library of PostgreSQL, and which extensions want a library loaded. */

/** In the package postgresql-<major> itself; the number is the first or last major that has it, where not all do. */
const CONTRIB = words(`amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn earthdistance
  file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree moddatetime pageinspect pg_buffercache
  pg_freespacemap pg_prewarm pg_stat_statements pg_trgm pg_visibility pgcrypto pgrowlocks pgstattuple plpgsql
  postgres_fdw refint seg sslinfo tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp xml2`);
const CONTRIB_SINCE: Readonly<Record<string, number>> = { pg_surgery: 14, pg_walinspect: 15, pg_logicalinspect: 18 };
const CONTRIB_UNTIL: Readonly<Record<string, number>> = { adminpack: 16, old_snapshot: 16 };
/** Libraries of that package which are no extensions. */
const LIBRARIES = words('auth_delay auto_explain basic_archive passwordcheck pgoutput sepgsql test_decoding');

const WITHOUT_LIBRARY = words('intagg intarray xml2');

/** Extensions, or libraries, by the end of the package's name: `cron` is postgresql-15-cron. */
const PACKAGES: Readonly<Record<string, string>> = {
  asn1oid: 'asn1oid',
  'auto-failover': 'pgautofailover',
  cron: 'pg_cron',
  debversion: 'debversion',
  decoderbufs: 'decoderbufs',
  dirtyread: 'pg_dirtyread',
  'extra-window-functions': 'extra_window_functions',
  'first-last-agg': 'first_last_agg',
  hll: 'hll',
  hypopg: 'hypopg',
  'icu-ext': 'icu_ext',
  ip4r: 'ip4r',
  jsquery: 'jsquery',
  'mysql-fdw': 'mysql_fdw',
  numeral: 'numeral',
  'ogr-fdw': 'ogr_fdw',
  orafce: 'orafce',
  partman: 'pg_partman pg_partman_bgw',
  periods: 'periods',
  'pg-fact-loader': 'pg_fact_loader',
  'pg-qualstats': 'pg_qualstats',
  'pg-stat-kcache': 'pg_stat_kcache',
  'pg-track-settings': 'pg_track_settings',
  'pg-wait-sampling': 'pg_wait_sampling',
  pgaudit: 'pgaudit',
  pgauditlogtofile: 'pgauditlogtofile',
  pgextwlist: 'pgextwlist',
  pgfincore: 'pgfincore',
  'pgl-ddl-deploy': 'pgl_ddl_deploy',
  pglogical: 'pglogical pglogical_origin',
  'pglogical-ticker': 'pglogical_ticker',
  pgmemcache: 'pgmemcache',
  pgmp: 'pgmp',
  pgpcre: 'pgpcre',
  pgpool2: 'pgpool_adm pgpool_recovery pgpool_regclass',
  'pgq-node': 'pgq_node',
  pgq3: 'pgq',
  pgrouting: 'pgrouting',
  pgsphere: 'pg_sphere',
  pgtap: 'pgtap',
  pldebugger: 'pldbgapi plugin_debugger',
  pllua: 'pllua plluau',
  'plpgsql-check': 'plpgsql_check',
  plprofiler: 'plprofiler',
  plproxy: 'plproxy',
  plr: 'plr',
  plsh: 'plsh',
  pointcloud: 'pointcloud pointcloud_postgis',
  'postgis-3': `address_standardizer address_standardizer_data_us postgis postgis_raster postgis_sfcgal
    postgis_tiger_geocoder postgis_topology`,
  powa: 'powa',
  prefix: 'prefix',
  q3c: 'q3c',
  rational: 'pg_rational',
  rdkit: 'rdkit',
  repack: 'pg_repack',
  repmgr: 'repmgr',
  rum: 'rum',
  semver: 'semver',
  'set-user': 'set_user',
  similarity: 'pg_similarity',
  tablelog: 'table_log',
  tdigest: 'tdigest',
  'tds-fdw': 'tds_fdw',
  toastinfo: 'toastinfo',
  unit: 'unit',
  wal2json: 'wal2json',
};
/** Languages, whose packages are named the other way round. */
const LANGUAGES: Readonly<Record<string, string>> = {
  plperl: 'plperl plperlu bool_plperl bool_plperlu hstore_plperl hstore_plperlu jsonb_plperl jsonb_plperlu',
  plpython3: 'plpython3u hstore_plpython3u jsonb_plpython3u ltree_plpython3u',
  pltcl: 'pltcl pltclu',
};

/** Extensions that are refused, or do nothing, while shared_preload_libraries does not name the library. */
const PRELOADED: Readonly<Record<string, string>> = {
  citus: 'citus',
  pg_cron: 'pg_cron',
  pg_qualstats: 'pg_qualstats',
  pg_stat_kcache: 'pg_stat_kcache',
  pg_stat_monitor: 'pg_stat_monitor',
  pg_stat_statements: 'pg_stat_statements',
  pg_wait_sampling: 'pg_wait_sampling',
  pgaudit: 'pgaudit',
  pgautofailover: 'pgautofailover',
  pglogical: 'pglogical',
  powa: 'powa',
  set_user: 'set_user',
  timescaledb: 'timescaledb',
};

const ENDINGS = new Map(
  Object.entries(PACKAGES).flatMap(([ending, names]) => words(names).map((name) => [name, ending] as const)),
);
const LANGUAGE_OF = new Map(
  Object.entries(LANGUAGES).flatMap(([language, names]) => words(names).map((name) => [name, language] as const)),
);

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Whether the package of the server has it. */
export function isOfServer(name: string, major: number): boolean {
  if (CONTRIB.includes(name) || LIBRARIES.includes(name)) return true;
  return (CONTRIB_SINCE[name] ?? Infinity) <= major || (CONTRIB_UNTIL[name] ?? 0) >= major;
}

/** Whether it is a library of that package: some extensions have none, or one of another name. */
export function hasLibrary(name: string, major: number): boolean {
  return isOfServer(name, major) && !WITHOUT_LIBRARY.includes(name);
}

/** Debian's package of an extension or library; undefined where Debian 12 has none. */
export function findPackage(name: string, major: number): string | undefined {
  const language = LANGUAGE_OF.get(name);
  if (language !== undefined) return `postgresql-${language}-${major}`;
  const ending = ENDINGS.get(name);
  return ending === undefined ? undefined : `postgresql-${major}-${ending}`;
}

/** The library that shared_preload_libraries must name for an extension. */
export function findPreloaded(extension: string): string | undefined {
  return Object.hasOwn(PRELOADED, extension) ? PRELOADED[extension] : undefined;
}

export function listKnownLibraries(): readonly string[] {
  return [...LIBRARIES, ...Object.values(PRELOADED), ...ENDINGS.keys(), ...CONTRIB];
}

/** Packages that may bring it by their names: that of Debian, or any that has the name in its own. */
export function mayBring(packages: readonly string[], name: string, major: number): boolean {
  const wanted = findPackage(name, major);
  const stem = squeeze(name.replace(/^pg_?/, ''));
  return packages.some((item) => {
    const [bare = ''] = item.split('=');
    return bare === wanted || (stem.length > 1 && squeeze(bare).includes(stem)) || isWildcardOf(bare, wanted);
  });
}

function isWildcardOf(item: string, wanted: string | undefined): boolean {
  return wanted !== undefined && item.endsWith('*') && wanted.startsWith(item.slice(0, -1));
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
