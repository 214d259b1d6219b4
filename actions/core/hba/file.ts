/**
 * The HBA files that the templates of the roles pg_hba and pgbouncer make, as lines in their order. The lines at the
 * head are the templates' own: a test compares them.
 */
import { isList, isMapping, isTemplate } from '../general/values.ts';
import type { Value } from '../types.ts';
import { makeMask, parseNetwork } from './address.ts';
import type { HbaAddress } from './address.ts';
import type { HbaDialect, HbaLine } from './line.ts';
import { readHbaLine } from './line.ts';

/** Which entries an instance takes: those of its live role, or of its label while it does not lead. */
export type HbaRole = 'primary' | 'replica' | 'offline';

export interface FileLine {
  readonly line: HbaLine;
  readonly text: string;
  /** Where it is written; none for a line of the template. */
  readonly source?: { readonly parameter: string; readonly entry: number; readonly rule: number };
}

export interface HbaFile {
  readonly lines: readonly FileLine[];
  /** Some line is a template, so nothing is sure. */
  readonly isKnown: boolean;
}

/** In the order in which the templates write them. */
export const HBA_PARAMETERS: Readonly<Record<HbaDialect, readonly string[]>> = {
  postgres: ['pg_hba_rules_extra', 'pg_hba_rules'],
  pgbouncer: ['pgbouncer_hba_rules', 'pgbouncer_hba_rules_extra'],
};

export interface HbaNames {
  readonly superuser: string;
  readonly replication: string;
  readonly monitor: string;
}

/** By dialect and names: a thousand clusters have the same. */
const heads = new Map<string, readonly FileLine[]>();

/** The template's own lines, which every role has. */
export function makeHead(dialect: HbaDialect, names: HbaNames): readonly FileLine[] {
  const key = `${dialect}\0${names.superuser}\0${names.replication}\0${names.monitor}`;
  const known = heads.get(key);
  if (known !== undefined) return known;
  const head = dialect === 'postgres' ? listHead(names) : [makeLine('local', 'all', names.superuser, 'peer')];
  heads.set(key, head);
  return head;
}

export function assembleHbaFile(
  dialect: HbaDialect,
  head: readonly FileLine[],
  rules: {
    readonly lists: Readonly<Record<string, Value | undefined>>;
    readonly role: HbaRole;
    readonly offline: boolean;
  },
): HbaFile {
  const parameters = HBA_PARAMETERS[dialect];
  const key = `${dialect} ${rules.role} ${String(rules.offline)}`;
  const last = lastFiles.get(key);
  if (last?.head === head && parameters.every((name) => last.lists[name] === rules.lists[name])) return last.file;
  let isKnown = true;
  let lines = head;
  for (const parameter of parameters) {
    const listed = readHbaRules(rules.lists[parameter], dialect);
    isKnown &&= listed.isKnown;
    lines = lines.concat(takeLines(listed, parameter, rules));
  }
  const file = { lines, isKnown };
  lastFiles.set(key, { head, lists: rules.lists, file });
  return file;
}

/** The next cluster often has the same lists. */
const lastFiles = new Map<
  string,
  {
    readonly head: readonly FileLine[];
    readonly lists: Readonly<Record<string, Value | undefined>>;
    readonly file: HbaFile;
  }
>();

/** A thousand clusters have the same lines of a shared list, and most roles have the same of one list. */
const listedLines = new WeakMap<ListedRules, Map<string, readonly RoleLine[]>>();
/** Of lists of this many rules, which are shared, what each role takes is kept. */
const MANY = 5;
const takenLines = new WeakMap<readonly RoleLine[], Map<string, readonly FileLine[]>>();

/** Whether some entry of a list is for this role alone. */
export function namesRole(list: Value | undefined, dialect: HbaDialect, role: HbaRole): boolean {
  return readHbaRules(list, dialect).roles.has(role);
}

interface RoleLine {
  readonly of: Value | undefined;
  readonly line: FileLine;
}

function takeLines(
  listed: ListedRules,
  parameter: string,
  { role, offline }: { readonly role: HbaRole; readonly offline: boolean },
): readonly FileLine[] {
  const all = listLines(listed, parameter);
  const key = `${role} ${String(offline)}`;
  const known = takenLines.get(all)?.get(key);
  if (known !== undefined) return known;
  const lines: FileLine[] = [];
  for (const { of, line } of all) if (isTaken(of, role, offline)) lines.push(line);
  if (all.length < MANY) return lines;
  const byRole = takenLines.get(all) ?? new Map<string, readonly FileLine[]>();
  takenLines.set(all, byRole.set(key, lines));
  return lines;
}

/** Whether an instance in a role takes an entry that is `of` one; `offline`: it serves offline queries beside it. */
export function isTaken(of: Value | undefined, role: HbaRole, offline: boolean): boolean {
  return of === 'common' || of === role || (of === 'offline' && offline);
}

function listLines(listed: ListedRules, parameter: string): readonly RoleLine[] {
  const byParameter = listedLines.get(listed) ?? new Map<string, readonly RoleLine[]>();
  listedLines.set(listed, byParameter);
  const known = byParameter.get(parameter);
  if (known !== undefined) return known;
  const lines = listed.rules.flatMap(({ role, line, text, entry, rule }): RoleLine[] =>
    typeof line === 'string' ? [] : [{ of: role, line: { line, text, source: { parameter, entry, rule } } }],
  );
  byParameter.set(parameter, lines);
  return lines;
}

/** Where members may be, for the template: which networks a host is in is not known here. */
const PRIVATE_NETWORKS = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const;
const MEMBER_NETWORKS: readonly { readonly address: HbaAddress; readonly text: string }[] = [
  { address: { kind: 'same', word: 'samenet' }, text: 'samenet' },
  ...PRIVATE_NETWORKS.flatMap(([base, length]) => {
    const network = parseNetwork(base, length);
    return network === undefined
      ? []
      : [{ address: { kind: 'network' as const, network }, text: `${base}/${String(length)}` }];
  }),
];

/** Made without reading text: the templates write it as it is. */
function listHead({ superuser, replication, monitor }: HbaNames): readonly FileLine[] {
  return [
    makeLine('local', 'all', superuser, 'peer'),
    makeLine('local', 'replication', superuser, 'peer'),
    makeLine('local', 'replication', replication, 'scram-sha-256'),
    ...MEMBER_NETWORKS.flatMap((from) =>
      ['replication', 'all'].map((database) => makeLine('host', database, replication, 'scram-sha-256', from)),
    ),
    makeLine('local', 'all', monitor, 'scram-sha-256'),
    makeLine('host', 'all', monitor, 'scram-sha-256', {
      address: { kind: 'network', network: { bits: 32, base: 0x7f000001n, mask: SINGLE } },
      text: '127.0.0.1/32',
    }),
  ];
}

function makeLine(
  type: string,
  database: string,
  user: string,
  ...[method, from]: [method: string, from?: { readonly address: HbaAddress; readonly text: string }]
): FileLine {
  const word = (text: string) => ({ text, quoted: false, mixed: false });
  const line = { type, databases: [word(database)], users: [word(user)], method };
  const text = [type, database, user, ...(from === undefined ? [] : [from.text]), method].join(' ');
  return from === undefined ? { line, text } : { line: { ...line, address: from.address }, text };
}

const SINGLE = makeMask(32, 32);

/** A line of a list of rules: the item of the list, and the number of the line in it. */
export interface ListedRule {
  readonly entry: number;
  readonly rule: number;
  readonly role: Value | undefined;
  readonly text: string;
  /** What is wrong with it, where it cannot be read. */
  readonly line: HbaLine | string;
}

export interface ListedRules {
  readonly rules: readonly ListedRule[];
  /** Of any of them. */
  readonly roles: ReadonlySet<Value | undefined>;
  /** No part of the list is a template. */
  readonly isKnown: boolean;
}

/** Most clusters share one list, and several rules ask for each. */
const listedRules: Readonly<Record<HbaDialect, WeakMap<object, ListedRules>>> = {
  postgres: new WeakMap(),
  pgbouncer: new WeakMap(),
};

const NO_RULES: ListedRules = { rules: [], roles: new Set(), isKnown: true };
const UNKNOWN_RULES: ListedRules = { rules: [], roles: new Set(), isKnown: false };

export function readHbaRules(list: Value | undefined, dialect: HbaDialect): ListedRules {
  if (!isList(list)) return list === undefined || !isTemplate(list) ? NO_RULES : UNKNOWN_RULES;
  const known = listedRules[dialect].get(list);
  if (known !== undefined) return known;
  let isKnown = true;
  const rules = list.flatMap((group, entry) => {
    if (!isMapping(group)) return [];
    const { role, rules: texts } = group;
    isKnown &&= !isTemplate(role) && !isTemplate(texts);
    return (isList(texts) ? texts : []).flatMap((text, rule): ListedRule[] => {
      if (typeof text !== 'string') return [];
      isKnown &&= typeof role !== 'string' || !isTemplate(text);
      return [{ entry, rule, role, text, line: readHbaLine(text, dialect) }];
    });
  });
  const listed = { rules, roles: new Set(rules.map(({ role }) => role)), isKnown };
  listedRules[dialect].set(list, listed);
  return listed;
}
