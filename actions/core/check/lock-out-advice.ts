/** What to write where an HBA file refuses a connection: the line that lets it in, and the list that the line goes to. */
import type { FileLine } from '../hba/file.ts';
import { readHbaLine } from '../hba/line.ts';
import type { HbaDialect } from '../hba/line.ts';
import type { Connection, Memberships } from '../hba/match.ts';
import { findMatch } from '../hba/match.ts';
import { formatPlace, locateVariable } from './context.ts';
import type { RuleContext } from './context.ts';
import type { ClusterFile } from './hba-files.ts';
import { isWritten } from './hba-files.ts';

/** The list of all clusters, and the list that a cluster has beside it. */
export const HBA_LISTS: Readonly<Record<HbaDialect, { readonly shared: string; readonly extra: string }>> = {
  postgres: { shared: 'pg_hba_rules', extra: 'pg_hba_rules_extra' },
  pgbouncer: { shared: 'pgbouncer_hba_rules', extra: 'pgbouncer_hba_rules_extra' },
};

/** By which pgbouncer lets in the members of a role that all business users are in. */
export const POOL_LINE = 'local all +dbrole_readonly scram-sha-256';

/** A file, and the line of it that refuses the connection; none where no line is for it. */
export interface Refused {
  readonly found: ClusterFile;
  readonly line: FileLine | undefined;
}

interface Wanted {
  readonly connection: Connection;
  readonly address: string | undefined;
  readonly groupLine: string | undefined;
  readonly memberships: Memberships;
}

export function adviseLine(context: RuleContext, { found, line }: Refused, wanted: Wanted): string {
  const own = writeLine(wanted);
  if (line !== undefined) return adviseBefore(context, found, line, own);
  const { groupLine } = wanted;
  if (groupLine === undefined) return `add "${own}" to ${nameList(context, found)}`;
  if (isLetIn(groupLine, found, wanted)) return `add "${groupLine}" to ${nameList(context, found)}`;
  const add = `add "${own}" to ${nameExtra(context, found)}`;
  return found.file.lines.some(({ text }) => text.replaceAll(/\s+/g, ' ') === groupLine)
    ? `make the user a member of dbrole_readonly, for which there is the line "${groupLine}", or ${add}`
    : add;
}

/** The first line that matches decides. */
function adviseBefore(context: RuleContext, found: ClusterFile, line: FileLine, own: string): string {
  if (line.source === undefined) return 'that line is the first of every file, so give the user another name';
  if (isWritten(found, line)) return `put "${own}" before that one`;
  const { shared } = HBA_LISTS[found.dialect];
  if (found.dialect === 'pgbouncer') return `write ${shared} with "${own}" before that one, which is of its default`;
  return `add "${own}" to ${nameExtra(context, found)}, which comes before it`;
}

function writeLine({ connection, address }: Wanted): string {
  const { user, replication, address: from } = connection;
  const database = replication === true ? 'replication' : 'all';
  const end = from === undefined ? ['local'] : ['host'];
  const network = from === undefined ? [] : [`${address ?? ''}/${String(from.bits)}`];
  return [...end, database, quoteName(user), ...network, 'scram-sha-256'].join(' ');
}

/** Neither a keyword nor a group, and one word. */
function quoteName(name: string): string {
  const isPlain = /^[^\s",#+@/]+$/.test(name) && !['all', 'replication', 'sameuser', 'samerole'].includes(name);
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

function isLetIn(text: string, { dialect }: ClusterFile, { connection, memberships }: Wanted): boolean {
  const line = readHbaLine(text, dialect);
  return typeof line !== 'string' && findMatch([{ line }], connection, memberships) !== undefined;
}

/** The list of all clusters where the inventory writes it: it has replaced the default, which lets everybody in. */
function nameList(context: RuleContext, found: ClusterFile): string {
  const { shared } = HBA_LISTS[found.dialect];
  return found.written.has(shared) ? `${shared}, role common` : nameExtra(context, found);
}

function nameExtra(context: RuleContext, { host, dialect, written }: ClusterFile): string {
  const { extra } = HBA_LISTS[dialect];
  const place = written.has(extra) ? ` (${formatPlace(locateVariable(context, host, extra))})` : ' of the cluster';
  return `${extra}${place}, role common`;
}
