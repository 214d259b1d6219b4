/**
 * The HBA files that the templates of the roles pg_hba and pgbouncer make, as lines in their order. The lines at the
 * head are the templates' own: a test compares them.
 */
import type { Memo } from '../memo.ts';
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

/** The template's own lines, which every role has. */
export function makeHead(dialect: HbaDialect, names: HbaNames, memo: Memo): readonly FileLine[] {
  // A thousand clusters have the same names.
  return memo.recall(
    listHead,
    JSON.stringify([dialect, names.superuser, names.replication, names.monitor]),
    dialect,
    names,
  );
}

/** Lists of rules by their parameter, and who takes which entries of them. */
export interface HbaRules {
  readonly lists: Readonly<Record<string, Value | undefined>>;
  readonly role: HbaRole;
  readonly offline: boolean;
}

export function assembleHbaFile(
  dialect: HbaDialect,
  head: readonly FileLine[],
  { lists, role, offline }: HbaRules,
  memo: Memo,
): HbaFile {
  const lines = [...head];
  let isKnown = true;
  for (const parameter of HBA_PARAMETERS[dialect]) {
    const listed = readHbaRules(lists[parameter], dialect, memo);
    isKnown &&= listed.isKnown;
    for (const { role: of, line, text, entry, rule } of listed.rules)
      if (typeof line !== 'string' && isTaken(of, role, offline))
        lines.push({ line, text, source: { parameter, entry, rule } });
  }
  return { lines, isKnown };
}

/** A line that stands in a file again is never the first that matches. */
export function dropRepeated(lines: readonly FileLine[]): readonly FileLine[] {
  const first = new Map<string, FileLine>();
  for (const line of lines) if (!first.has(line.text)) first.set(line.text, line);
  return [...first.values()];
}

/** Whether an instance in a role takes an entry that is `of` one; `offline`: it serves offline queries beside it. */
export function isTaken(of: Value | undefined, role: HbaRole, offline: boolean): boolean {
  return of === 'common' || of === role || (of === 'offline' && offline);
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
function listHead(
  _key: string,
  dialect: HbaDialect,
  { superuser, replication, monitor }: HbaNames,
): readonly FileLine[] {
  if (dialect === 'pgbouncer') return [makeLine('local', 'all', superuser, 'peer')];
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
  /** No part of the list is a template, and each can be read: what is wrong with one is told as that. */
  readonly isKnown: boolean;
}

const NO_RULES: ListedRules = { rules: [], roles: new Set(), isKnown: true };
const UNKNOWN_RULES: ListedRules = { rules: [], roles: new Set(), isKnown: false };

/** Most clusters share one list, and several rules ask for each. */
export function readHbaRules(list: Value | undefined, dialect: HbaDialect, memo: Memo): ListedRules {
  if (!isList(list)) return list === undefined || !isTemplate(list) ? NO_RULES : UNKNOWN_RULES;
  return memo.recall(dialect === 'postgres' ? readServerRules : readPoolRules, list);
}

function readServerRules(list: readonly Value[]): ListedRules {
  return readRules(list, 'postgres');
}

function readPoolRules(list: readonly Value[]): ListedRules {
  return readRules(list, 'pgbouncer');
}

function readRules(list: readonly Value[], dialect: HbaDialect): ListedRules {
  let isKnown = true;
  const rules = list.flatMap((group, entry) => {
    if (!isMapping(group)) {
      isKnown = false;
      return [];
    }
    const { role, rules: texts } = group;
    isKnown &&= !isTemplate(role) && isList(texts);
    return (isList(texts) ? texts : []).flatMap((text, rule): ListedRule[] => {
      if (typeof text !== 'string') return [];
      const line = readHbaLine(text, dialect);
      isKnown &&= (typeof role !== 'string' || !isTemplate(text)) && typeof line !== 'string';
      return [{ entry, rule, role, text, line }];
    });
  });
  return { rules, roles: new Set(rules.map(({ role }) => role)), isKnown };
}
