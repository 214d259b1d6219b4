/** What differs in a parameter, as data that a page can lay out: settings, list entries, HBA lines. */
import { hasNearSecretInside, isNearSecretName } from '../catalogue/near-secrets.ts';
import type { Items, Parameter } from '../catalogue/types.ts';
import { canonicalText } from '../general/canonical.ts';
import { listDifferentKeys } from '../diff/compare-items.ts';
import { diffLines } from '../diff/line-diff.ts';
import { HBA_PARAMETERS, readHbaRules, type ListedRule } from '../hba/file.ts';
import type { Memo } from '../memo.ts';
import { itemFields } from '../schema/schema.ts';
import { isList, isMapping, isMarked, type ValueMap } from '../general/values.ts';
import { sortNatural } from '../general/natural.ts';
import { isRestartChange } from '../settings/restart-change.ts';
import type { Change, ChangedLine, Value, ValueChange } from '../types.ts';
import { hasHiddenSecret, hideSecrets } from '../general/hidden-secrets.ts';

/** Longer values are cut: a page is read, and the line is linked. */
const LONGEST_VALUE = 200;
const MOST_LINES = 100;
const MOST_VALUES = 50;

type Pair = readonly [before: Value | undefined, after: Value | undefined];

export interface ChangeContext {
  readonly isSecret: boolean;
  /** Of PostgreSQL. */
  readonly major: Value | undefined;
  /** What a key of a map is on each side where the map leaves it out. */
  readonly unset: readonly ((name: string) => Value | undefined)[];
  readonly memo: Memo;
}

/** Undefined where there is nothing to tell beyond that it changed. */
export function describeChange(parameter: Parameter, pair: Pair, about: ChangeContext): Change | undefined {
  const [before, after] = pair;
  const { major } = about;
  const isSecret = about.isSecret || parameter.secret;
  const restarts = (name: string, values: Pair) =>
    parameter.restarts === 'settings' ? isRestartChange(major, name, values) : parameter.restarts;
  const describeWhole = () => describeValue('', pair, { isSecret, restarts: restarts('', pair) });
  if (isSecret) return { kind: 'values', values: [describeWhole()] };
  const dialect = HBA_PARAMETERS.postgres.includes(parameter.name)
    ? 'postgres'
    : HBA_PARAMETERS.pgbouncer.includes(parameter.name)
      ? 'pgbouncer'
      : undefined;
  if (dialect !== undefined) {
    const [had, has] = pair.map((list) => readHbaRules(list, dialect, about.memo).rules);
    return describeHba(had ?? [], has ?? []);
  }
  if (isMapping(before ?? {}) && isMapping(after ?? {}) && !isMarked(before) && !isMarked(after)) {
    const values = describeMap(pair, restarts, about.unset);
    return values.length === 0 ? undefined : { kind: 'values', values };
  }
  if ([before, after].some(holdsSecret)) return describeChange(parameter, pair, { ...about, isSecret: true });
  if (isList(before ?? []) && isList(after ?? [])) return describeList(pair);
  return { kind: 'values', values: [describeWhole()] };
}

/**
 * The keys of a user or database that differ. Of a new one, all that it has. A key that is not known may be a misspelt one.
 * `mentioning`: keys with one text on both sides, of which a mention differs that is not filled in.
 */
export function describeKeys(
  items: Pick<Items, 'identity'>,
  before: ValueMap | undefined,
  after: ValueMap | undefined,
  mentioning: readonly string[] = [],
): readonly ValueChange[] {
  const { identity } = items;
  const values = describeMap([before, after], () => false).filter(({ name }) => name !== identity);
  const told = values.map((value): ValueChange =>
    itemFields.has(value.name) ? value : { name: tellKey(value.name, [before, after]), secret: true },
  );
  const untold = mentioning.map((key): ValueChange => ({ name: tellKey(key, [before, after]), secret: true }));
  return [...told, ...untold].slice(0, MOST_VALUES);
}

/** A key as a reader is told it: one that no item has, and that has no value, is most likely a piece of a password. */
export function tellKey(key: string, items: readonly (ValueMap | undefined)[]): string {
  const isPiece = key.includes(':') || items.some((item) => item?.[key] === null);
  return isPiece && !itemFields.has(key) ? '…' : key;
}

function describeMap(
  [before, after]: Pair,
  restarts: (name: string, values: Pair) => boolean,
  [unsetBefore, unsetAfter]: ChangeContext['unset'] = [],
): readonly ValueChange[] {
  const had = isMapping(before) ? before : {};
  const has = isMapping(after) ? after : {};
  const keys = sortNatural(listDifferentKeys(had, has)).slice(0, MOST_VALUES);
  return keys.map((name) => {
    const pair = [had[name] ?? unsetBefore?.(name), has[name] ?? unsetAfter?.(name)] as const;
    const isSecret = isNearSecretName(name) || pair.some(holdsSecret);
    return describeValue(name, pair, { isSecret, restarts: restarts(name, pair) });
  });
}

function holdsSecret(value: Value | undefined): boolean {
  if (isMarked(value) || hasNearSecretInside(value)) return true;
  if (typeof value === 'string') return hasHiddenSecret(value);
  if (isList(value)) return value.some(holdsSecret);
  return isMapping(value) && Object.values(value).some(holdsSecret);
}

function describeValue(
  name: string,
  [before, after]: Pair,
  { isSecret, restarts }: { readonly isSecret: boolean; readonly restarts: boolean },
): ValueChange {
  return {
    name,
    ...(isSecret || before === undefined ? {} : { before: show(before) }),
    ...(isSecret || after === undefined ? {} : { after: show(after) }),
    ...(isSecret ? { secret: true } : {}),
    ...(restarts ? { restarts: true } : {}),
  };
}

/** A text as it is; anything else as JSON. */
function show(value: Value): string {
  return cut(hideSecrets(typeof value === 'string' && value !== '' ? value : canonicalText(value)));
}

function cut(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  return `${text.slice(0, LONGEST_VALUE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function describeList([before, after]: Pair): Change {
  const [had, has] = [before, after].map((list) => (isList(list) ? list.map(show) : []));
  return { kind: 'lines', ...limitLines(diffLines(had ?? [], has ?? [])) };
}

function describeHba(before: readonly ListedRule[], after: readonly ListedRule[]): Change | undefined {
  const [had, has] = [before, after].map((rules) => rules.map(writeRule));
  const lines = diffLines(had ?? [], has ?? []);
  if (lines.length === 0) return undefined;
  return {
    kind: 'hba',
    ...limitLines(lines),
    let: listUsers(after, new Set(had)),
    refused: listUsers(before, new Set(has)),
  };
}

function writeRule({ text, role }: ListedRule): string {
  const shown = hideSecrets(text);
  return cut(role === 'common' || role === undefined ? shown : `${shown}  # role ${show(role)}`);
}

/** Users whom the rules let in that are on one side only. */
function listUsers(rules: readonly ListedRule[], others: ReadonlySet<string>): readonly string[] {
  return sortNatural(
    rules.flatMap((rule) => {
      if (others.has(writeRule(rule)) || typeof rule.line === 'string' || rule.line.method === 'reject') return [];
      return rule.line.users.map(({ text }) => text);
    }),
  );
}

function limitLines(lines: readonly ChangedLine[]): { readonly lines: readonly ChangedLine[]; readonly more?: number } {
  if (lines.length <= MOST_LINES) return { lines };
  return { lines: lines.slice(0, MOST_LINES), more: lines.length - MOST_LINES };
}
