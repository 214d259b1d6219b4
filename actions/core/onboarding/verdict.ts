/** What an inventory was written for: told before anything that is wrong in it, so that nobody mends the wrong file. */
import { findLaterTopic, type LaterTopic } from '../catalogue/later-pigsty.ts';
import { isList, isMapping } from '../general/values.ts';
import { listParameters, parameterNames } from '../schema/schema.ts';
import type { Value } from '../types.ts';

export interface Verdict {
  /** `Pigsty 1.5.1`, `Pigsty 1.5.1 with names of later versions`, `Pigsty 2 or later`, `no inventory of Pigsty`. */
  readonly product: string;
  /** Of the versions whose parameters are known here: 1.2 to 1.5. */
  readonly isSupported: boolean;
  /** What a later version has otherwise, by what it is about. */
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly title: string;
  readonly names: readonly string[];
  readonly here: string;
}

/** One variable as some group or host writes it. */
export type WrittenVariable = readonly [name: string, value: Value];

const LATER_HBA: Omit<Difference, 'names'> = {
  title: 'HBA rules',
  here: 'write each as a line of pg_hba.conf below `rules`',
};

/** Names that Pigsty 1.5 gave to parameters of 1.4. */
const NAMES_OF_1_5 = listParameters(({ alias }) => alias !== undefined);

export function judgeInventory(variables: readonly WrittenVariable[]): Verdict {
  const label = variables.find(([name, value]) => name === 'version' && typeof value === 'string')?.[1];
  const version = /^v?(\d+)\.(\d+)(?:\.\d+)*/.exec(typeof label === 'string' ? label : '');
  const differences = listDifferences(variables);
  if (version === null && differences.length === 0) return judgeByNames(variables);
  const [text = '', major = '', minor = ''] = version ?? [];
  const isVersion = major === '1' && ['2', '3', '4', '5'].includes(minor);
  const isMixed = isVersion && differences.length > 0;
  const written = `Pigsty ${text.replace(/^v/, '')}${isMixed ? ' with names of later versions' : ''}`;
  const product = version === null ? tellLater(variables) : written;
  return { product, isSupported: isVersion && !isMixed, differences };
}

function judgeByNames(variables: readonly WrittenVariable[]): Verdict {
  const known = variables.filter(([name]) => parameterNames.has(name));
  if (known.length === 0) return { product: 'no inventory of Pigsty', isSupported: false, differences: [] };
  const isNew = known.some(([name]) => NAMES_OF_1_5.has(name));
  return {
    product: isNew ? 'Pigsty 1.5, by its names' : 'Pigsty 1.2 to 1.4, by its names',
    isSupported: true,
    differences: [],
  };
}

function tellLater(variables: readonly WrittenVariable[]): string {
  const since = Math.max(...listTopics(variables).map(([, topic]) => topic.since), 2);
  return since === 4 ? 'Pigsty 4, by its names' : `Pigsty ${String(since)} or later, by its names`;
}

function listTopics(variables: readonly WrittenVariable[]): readonly (readonly [string, LaterTopic])[] {
  return variables.flatMap(([name]) => {
    const topic = parameterNames.has(name) ? undefined : findLaterTopic(name);
    return topic === undefined ? [] : [[name, topic] as const];
  });
}

function listDifferences(variables: readonly WrittenVariable[]): readonly Difference[] {
  const found = new Map<string, { readonly names: Set<string>; readonly here: string }>();
  const add = (name: string, { title, here }: Omit<Difference, 'names'>): void => {
    const known = found.get(title) ?? { names: new Set<string>(), here };
    known.names.add(name);
    found.set(title, known);
  };
  for (const [name, topic] of listTopics(variables)) add(name, topic);
  for (const [name, value] of variables) if (/hba_rules/.test(name) && hasLaterRule(value)) add(name, LATER_HBA);
  return [...found].map(([title, { names, here }]) => ({ title, here, names: [...names] }));
}

/** `{ user, db, addr, auth }` in the place of lines. */
function hasLaterRule(value: Value): boolean {
  return isList(value) && value.some((rule) => isMapping(rule) && ('addr' in rule || 'auth' in rule));
}
