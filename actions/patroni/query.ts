/**
 * One statement in a transaction that only reads.
 *
 * It goes to the host as base64, so that neither a shell nor a template of Ansible reads it, and PostgreSQL opens it as
 * a cursor: that takes one statement only, which returns rows, so it cannot end the transaction that it is in.
 */
import { inventoryPath } from '../apply/live-refusals.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import { printable } from '../core/render/safe-text.ts';
import { readInForce } from '../failover/in-force.ts';
import { drawTable } from './look.ts';
import { Refusal } from './ports.ts';
import type { Done, PatroniAdapters, PatroniOptions } from './ports.ts';

const ROWS = 1_000;
const LIMIT_SECONDS = 60;
const [FIELD, RECORD] = ['\u001f', '\u001e'];

export async function query(
  options: PatroniOptions & { readonly cluster: string },
  adapters: PatroniAdapters,
): Promise<Done> {
  const { cluster, environment, sql = '', database = 'postgres' } = options;
  if (sql.trim() === '') throw new Refusal('there is no statement: --command "SELECT …" [usage]');
  // psql takes a database that looks like a connection string for one, and it may name another server.
  if (/=|:\/\//.test(database)) throw new Refusal(`"${printable(database)}" is no name of a database [usage]`);
  const inForce = readInForce(adapters, cluster);
  const endpoints = getClusterEndpoints(inForce.inventory, cluster);
  const view = await readCluster(endpoints, adapters.patroni);
  const instance = options.member ?? view.leader;
  const member = endpoints.members.find((one) => one.instance === instance);
  if (member === undefined) {
    const who = instance === undefined ? `nobody leads ${cluster}` : `there is no member "${instance}" in ${cluster}`;
    throw new Refusal(`${who} [unknown-member]`);
  }
  const playbooksRoot = adapters.ansible.materialise(inForce.commit);
  const inventory = inventoryPath(playbooksRoot, environment);
  const script = writeScript(sql, database);
  const [answer] = await adapters.ansible.probe({ playbooksRoot, inventory, hosts: [member.host], script });
  if (answer?.output === undefined) return { problems: [printable((answer?.failure ?? 'no answer').trim())] };
  const rows = readRows(answer.output);
  const notes = rows.length > ROWS ? [`cut after ${String(ROWS)} rows`] : [];
  return { text: drawTable(rows.map((row) => row.map(printable))), data: rows, notes };
}

/** Once a snapshot is taken, a transaction cannot be made to write any more. */
function writeScript(sql: string, database: string): string {
  const statements = [
    'BEGIN TRANSACTION READ ONLY;',
    `SET LOCAL statement_timeout = '${String(LIMIT_SECONDS)}s';`,
    `SELECT set_config('ops.query', convert_from(decode('${encode(sql)}', 'base64'), 'UTF8'), true) \\g /dev/null`,
    "DO $$ DECLARE found refcursor := 'found'; BEGIN OPEN found FOR EXECUTE current_setting('ops.query'); END $$;",
    `FETCH ${String(ROWS)} FROM found;`,
    'ROLLBACK;',
  ];
  const psql =
    `psql -XAqw -v ON_ERROR_STOP=1 -P footer=off -F "$(printf '\\037')" -R "$(printf '\\036')" ` +
    `-h /var/run/postgresql -p {{ pg_port | default(5432) }} -d "$database" -f -`;
  return [
    'cd /',
    `database=$(printf %s ${encode(database)} | base64 -d)`,
    `printf %s ${encode(statements.join('\n'))} | base64 -d | runuser -u {{ pg_dbsu | default('postgres') }} -- ${psql}`,
  ].join('\n');
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function readRows(output: string): readonly (readonly string[])[] {
  return output
    .replace(/\n$/, '')
    .split(RECORD)
    .filter((record) => record !== '')
    .map((record) => record.split(FIELD));
}
