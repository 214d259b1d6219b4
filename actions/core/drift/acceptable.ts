/**
 * What of a look's findings can be written into the inventory. A finding has few words of the live system: an entry has what
 * they tell and no more, never a password, and where they tell too little a person writes it, at a place that is named.
 */
import { groupBy } from '../general/group-by.ts';
import { readHbaLine } from '../hba/line.ts';
import { proposeLabels } from '../offer/role-change.ts';
import type { Proposal } from '../offer/proposal.ts';
import { findListPlace } from '../onboarding/placement.ts';
import { findCluster } from '../resolve/clusters.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import { UserError, type Value } from '../types.ts';
import type { Finding, Sighting } from './finding.ts';

/** Findings that one change of the inventory accepts; without a proposal, why nothing here can write it. */
export type Acceptable =
  | { readonly findings: readonly Sighting[]; readonly proposal: Proposal }
  | { readonly findings: readonly Sighting[]; readonly reason: string };

/** Those that the inventory could say, in the look's order. `base` is where it would be written. */
export function listAcceptable(drift: readonly Sighting[], base: CheckableInventory): readonly Acceptable[] {
  const open = drift.filter(({ accept }) => accept !== undefined);
  const groups = groupBy(open, (finding) => JSON.stringify(nameGroup(finding, base)));
  return [...groups.values()].map((findings) => {
    const proposed = propose(findings, base);
    return typeof proposed === 'string' ? { findings, reason: proposed } : { findings, proposal: proposed };
  });
}

/** Labels of a cluster go together, and so does a line that several hosts have. */
function nameGroup(finding: Finding, base: CheckableInventory): readonly (string | undefined)[] {
  const { kind, subject, item } = finding;
  if (kind === 'role') return [kind, subject];
  if (kind !== 'pg_hba_known') return [kind, subject, item];
  return [kind, findCluster(base, subject) ?? subject, readOwnLine(finding)?.line ?? item];
}

function propose(findings: readonly Sighting[], base: CheckableInventory): Proposal | string {
  const [first] = findings;
  if (first === undefined) return 'nothing was found';
  switch (first.kind) {
    case 'role':
      return proposeRoles(findings);
    case 'pg_hba_known':
      return proposeLine(findings, first, base);
    case 'pg_roles_known':
      return proposeRole(first);
    case 'pg_databases_known':
      return proposeDatabase(first);
    case 'pg_settings_known': {
      const cluster = findCluster(base, first.subject) ?? first.subject;
      const where = describePlace(cluster, 'pg_parameters', base);
      return `the look tells no values, since some are passwords: ask for the setting there, and write it into ${where}`;
    }
    case 'member':
      return 'the look does not know the address of its host: scripts/ops new instance adds it';
    default:
      return `edit the inventory: ${first.accept ?? ''}`;
  }
}

function proposeRoles(findings: readonly Sighting[]): Proposal | string {
  const roles = findings.flatMap(({ item, live }) =>
    item !== undefined && (live === 'primary' || live === 'replica') ? [{ host: item, live } as const] : [],
  );
  const labels = proposeLabels(findings[0]?.subject ?? '', roles);
  if (labels === undefined || roles.length < findings.length)
    return 'the report is of an older version, which does not tell the role: it is in the report of the next look';
  return labels;
}

const OWN_LINE = /^(common|primary|replica) has a line of its own: (.*)$/s;

function readOwnLine({ item }: Finding): { readonly role: string; readonly line: string } | undefined {
  const [, role, line] = OWN_LINE.exec(item ?? '') ?? [];
  return role === undefined || line === undefined ? undefined : { role, line };
}

function proposeLine(findings: readonly Sighting[], first: Sighting, base: CheckableInventory): Proposal | string {
  const cluster = findCluster(base, first.subject);
  if (cluster === undefined) return `${first.subject} has no instance in this inventory`;
  const where = describePlace(cluster, 'pg_hba_rules_extra', base);
  const own = readOwnLine(first);
  if (own === undefined) return `it is no line that could be added; look at ${where}, or re-apply`;
  const { line } = own;
  if (line.includes('…')) return `values of its options are not told, since some are passwords: write it into ${where}`;
  // The look folds blanks, also those in quotes.
  if (/"[^"]*\s[^"]*"/.test(line))
    return `a name in it has blanks, which the look does not tell: write it into ${where}`;
  const read = readHbaLine(line, 'postgres');
  if (typeof read === 'string') return `PostgreSQL reads no rule in it: ${read}`;
  const roles = [...new Set(findings.flatMap((finding) => readOwnLine(finding)?.role ?? []))];
  const role = roles.length === 1 ? (roles[0] ?? 'common') : 'common';
  const hosts = [...new Set(findings.map(({ subject }) => subject))];
  const item = { title: `written by hand, found on ${first.since.slice(0, 10)}`, role, rules: [line] };
  return {
    what: `HBA line of ${cluster}, role ${role}, found on ${hosts.join(', ')}: ${line}`,
    wishes: [{ kind: 'item', cluster, parameter: 'pg_hba_rules_extra', item }],
    notes: ['an HBA line is written for all members of the cluster, and is tried before those of pg_hba_rules'],
  };
}

const NOTES = {
  pg_users: [
    'a role is written with its attributes and memberships, and without a password: add one (ansible-vault encrypt_string), or it keeps the one that it has',
    'until when it is valid, its settings and its comment are not told: add them (expire_at, parameters, comment), or the next apply takes them away',
  ],
  pg_databases: ['a database is written by its name alone: add its owner, schemas and extensions, as they are there'],
};

function proposeDatabase({ subject: cluster, message }: Sighting): Proposal | string {
  const name = tryParse(/^database (".*") is not in the inventory$/s.exec(message)?.[1]);
  if (typeof name !== 'string') return `its name cannot be read: pg_databases of ${cluster} is edited by hand`;
  return proposeItem(cluster, { noun: 'database', parameter: 'pg_databases', item: { name } });
}

/** Of pg_users: what an entry says of a role beside its name. Nothing else of the message is taken over. */
const ROLE_FIELDS: Readonly<Record<string, (value: Value) => boolean>> = {
  login: isBoolean,
  superuser: isBoolean,
  createdb: isBoolean,
  createrole: isBoolean,
  inherit: isBoolean,
  replication: isBoolean,
  bypassrls: isBoolean,
  connlimit: (value) => Number.isInteger(value),
  roles: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
};

function isBoolean(value: Value): boolean {
  return typeof value === 'boolean';
}

function proposeRole({ subject: cluster, message }: Sighting): Proposal | string {
  const [, written, has] =
    /^role (".*") is not in the inventory(?:; as an entry it has (\{.*\}))?$/s.exec(message) ?? [];
  const name = tryParse(written);
  if (typeof name !== 'string') return `its name cannot be read: pg_users of ${cluster} is edited by hand`;
  const fields = tryParse(has);
  if (fields === null || typeof fields !== 'object')
    return 'the report is of an older version, which does not tell its attributes: they are in the report of the next look';
  const told = new Map(Object.entries(fields as Readonly<Record<string, Value>>));
  // To log in is what an entry gives that does not speak of it.
  if (told.get('login') === true) told.delete('login');
  const known = Object.entries(ROLE_FIELDS).flatMap(([field, fits]) => {
    const value = told.get(field);
    return value !== undefined && fits(value) ? [[field, value] as const] : [];
  });
  return proposeItem(cluster, {
    ...{ noun: 'role', parameter: 'pg_users', item: { name, ...Object.fromEntries(known) } },
  });
}

interface NamedItem {
  readonly noun: string;
  readonly parameter: keyof typeof NOTES;
  readonly item: Readonly<Record<string, Value>> & { readonly name: string };
}

function proposeItem(cluster: string, { noun, parameter, item }: NamedItem): Proposal {
  return {
    what: `${noun} ${JSON.stringify(item.name)} of ${cluster}`,
    wishes: [{ kind: 'item', cluster, parameter, item }],
    notes: NOTES[parameter],
  };
}

function tryParse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describePlace(cluster: string, parameter: string, base: CheckableInventory): string {
  try {
    const { file, line } = base.locate(findListPlace(base, cluster, parameter));
    return `${parameter} of ${cluster}, ${file}:${String(line)}`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${parameter} of ${cluster}`;
  }
}
