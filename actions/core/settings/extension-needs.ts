/**
 * What CREATE EXTENSION asks for beside the package: `requires` and `schema` in the control files of Debian 12's
 * packages. The playbooks do not say CASCADE.
 */

/** The major version of PostgreSQL that these are for. */
export const CONTROL_FILES_OF = 15;

/** Extensions that must be in the database before. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  bool_plperl: ['plperl'],
  bool_plperlu: ['plperlu'],
  earthdistance: ['cube'],
  hstore_plperl: ['hstore', 'plperl'],
  hstore_plperlu: ['hstore', 'plperlu'],
  hstore_plpython3u: ['hstore', 'plpython3u'],
  jsonb_plperl: ['plperl'],
  jsonb_plperlu: ['plperlu'],
  jsonb_plpython3u: ['plpython3u'],
  ltree_plpython3u: ['ltree', 'plpython3u'],
  periods: ['btree_gist'],
  pg_stat_kcache: ['pg_stat_statements'],
  pgautofailover: ['btree_gist'],
  pglogical_ticker: ['pglogical'],
  pgq_node: ['pgq'],
  pgrouting: ['postgis'],
  pointcloud_postgis: ['postgis', 'pointcloud'],
  postgis_raster: ['postgis'],
  postgis_sfcgal: ['postgis'],
  postgis_tiger_geocoder: ['postgis', 'fuzzystrmatch'],
  postgis_topology: ['postgis'],
  powa: ['pg_stat_statements', 'btree_gist'],
};

/** Schemas that a control file names: PostgreSQL takes no other, and makes the schema where it is not there. */
const SCHEMAS: Readonly<Record<string, string>> = {
  adminpack: 'pg_catalog',
  pg_fact_loader: 'fact_loader',
  pgl_ddl_deploy: 'pgl_ddl_deploy',
  pglogical: 'pglogical',
  pglogical_origin: 'pglogical_origin',
  pglogical_ticker: 'pglogical_ticker',
  pgq: 'pg_catalog',
  pgq_node: 'pg_catalog',
  pllua: 'pg_catalog',
  plluau: 'pg_catalog',
  plperl: 'pg_catalog',
  plperlu: 'pg_catalog',
  plpgsql: 'pg_catalog',
  plpython3u: 'pg_catalog',
  pltcl: 'pg_catalog',
  pltclu: 'pg_catalog',
  postgis_tiger_geocoder: 'tiger',
  postgis_topology: 'topology',
  powa: 'public',
  repmgr: 'repmgr',
};

export function listRequired(extension: string): readonly string[] {
  return (Object.hasOwn(REQUIRED, extension) ? REQUIRED[extension] : undefined) ?? [];
}

/** The only schema that an extension may be in; undefined where it may be in any. */
export function findOnlySchema(extension: string): string | undefined {
  return Object.hasOwn(SCHEMAS, extension) ? SCHEMAS[extension] : undefined;
}
