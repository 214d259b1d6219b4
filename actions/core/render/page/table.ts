/** The table of changes: at most four columns, equal changes in one row. */
import type { ValueChange } from '../../types.ts';
import { count } from '../../general/words.ts';
import { cellSpan } from '../safe-text.ts';
import { CONSEQUENCE_WORDS } from './consequence-words.ts';
import type { Fact } from './facts.ts';
import type { PageInput } from './input.ts';
import { linkPlace, writeCell, writeSteps } from './markup.ts';
import { listNames, quoteName } from './phrase.ts';
import type { Because, Plan } from '../../types.ts';

const MOST_VALUES = 8;
/** Longer lists of clusters or hosts are folded. */
const MOST_NAMES = 3;
const LONGEST_CELL_VALUE = 60;

const HEAD = ['| Change | Where | What happens | Steps |', '| :-- | :-- | :-- | :-- |'];

export interface TableContext {
  readonly page: PageInput;
  readonly plan: Plan;
}

/** `folded`: with the names that are too many for a cell, in a fold. */
export function writeTable(context: TableContext, facts: readonly Fact[], folded: boolean): string {
  if (facts.length === 0) return '';
  const intro = context.plan.refusals.length > 0 ? ['What is not refused would do this:', ''] : [];
  const rows = facts.map((fact) => {
    const cells = [
      writeChange(context, fact),
      writeWhere(context, fact, folded),
      writeCell(CONSEQUENCE_WORDS[fact.consequence].effect(fact)),
      writeSteps(fact.steps.map(({ id }) => id)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [...intro, ...HEAD, ...rows].join('\n');
}

/** The worst rows, and how many more there are. */
export function writeTopRows(context: TableContext, facts: readonly Fact[], most: number): string {
  const shown = facts.slice(0, most);
  const more = facts.length - shown.length;
  const rest = more === 0 ? [] : ['', `… and ${count(more, 'more row')}, none of them worse.`];
  return [writeTable(context, shown, false), ...rest].join('\n');
}

function writeChange(context: TableContext, fact: Fact): string {
  const [place] = fact.places;
  const single = fact.places.length === 1 && place !== undefined;
  const at = single ? [linkPlace(context.page, locate(context, place), cellSpan)] : [];
  return [...describeSubject(fact), ...at].join('<br>');
}

/** Where a reason is written: at the planned commit, or at the one in force. */
export function locate({ page, plan }: TableContext, { file, line, side }: Because) {
  const commit = side === 'existing' ? plan.existing.at(-1)?.rev : (page.head?.commit ?? plan.desired.rev);
  return { file, line, commit };
}

export function describeSubject({ because, names }: Fact): readonly string[] {
  const { change, path, summary } = because;
  switch (change?.kind) {
    case 'values':
      return writeValues(path, change.values);
    case 'hba':
    case 'lines': {
      const added = change.lines.filter(({ sign }) => sign === '+').length;
      const removed = change.lines.filter(({ sign }) => sign === '-').length;
      return [`${cellSpan(cut(path))} ${writeCounts(added, removed, change.more ?? 0)}`];
    }
    case 'item': {
      const named = `${change.noun} ${cellSpan(cut(change.name))}`;
      const head = {
        create: `new ${named}`,
        change: named,
        drop: `${named} dropped`,
        forget: `${named} no longer managed`,
      };
      const values = change.verb === 'create' ? change.values.map(writeFirst) : writeValues('', change.values);
      return [head[change.verb], ...values, ...writeConsent(change.consent)];
    }
    case 'instance': {
      const noun = names.length === 1 ? 'instance' : 'instances';
      const named = change.wholeCluster ? 'cluster' : `${noun} ${writeCell(listNames(names))}`;
      const head = {
        create: `new ${named}`,
        join: `${named} joins`,
        remove: `${named} removed`,
        leave: `${named} leaves`,
      };
      return [head[change.verb], ...writeConsent(change.consent)];
    }
    case 'host': {
      const named = `${names.length === 1 ? 'host' : 'hosts'} ${writeCell(listNames(names))}`;
      return [change.verb === 'create' ? `new ${named}` : `${named} joins group meta`];
    }
    case undefined:
      return [cellSpan(cut(path)), cellSpan(cut(summary))];
  }
}

function writeConsent(reason: string | undefined): readonly string[] {
  return reason === undefined ? [] : [`<sub>removals.yml: ${cellSpan(cut(reason))}</sub>`];
}

function writeCounts(added: number, removed: number, more: number): string {
  const counts = [
    ...(added > 0 ? [`${count(added, 'line')} added`] : []),
    ...(removed > 0 ? [`${count(removed, 'line')} removed`] : []),
    ...(more > 0 ? [`${String(more)} more differ`] : []),
  ];
  return counts.length === 0 ? 'in another order' : counts.join(', ');
}

function writeValues(path: string, values: readonly ValueChange[]): readonly string[] {
  const mixed = new Set(values.map(({ restarts }) => restarts === true)).size > 1;
  const shown = values.slice(0, MOST_VALUES).map((value) => writeValue(path, value, mixed));
  const more = values.length - shown.length;
  return more === 0 ? shown : [...shown, `and ${count(more, 'more value')}`];
}

/** `max_connections 100 → 200`; the new value is the one to read. */
function writeValue(path: string, value: ValueChange, mixed: boolean): string {
  const { name, before, after, secret, restarts } = value;
  const label = cellSpan(cut(name === '' ? path : name));
  const which = mixed ? (restarts === true ? ' (restart)' : ' (reload)') : '';
  if (secret === true) return `${label} changed${which}`;
  if (before === undefined && after === undefined) return `${label} changed${which}`;
  if (before === undefined) return `${label} set to **${writeShort(after)}**${which}`;
  if (after === undefined) return `${label} ${writeShort(before)} → not set${which}`;
  return `${label} ${writeShort(before)} → **${writeShort(after)}**${which}`;
}

/** Of what is new. */
function writeFirst({ name, after, secret }: ValueChange): string {
  return secret === true ? `with a ${cellSpan(cut(name))}` : `${cellSpan(cut(name))} ${writeShort(after)}`;
}

/** A short number is as safe as our own words. */
function writeShort(text = ''): string {
  return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? text : cellSpan(cut(text));
}

function cut(text: string): string {
  if (text.length <= LONGEST_CELL_VALUE) return text;
  return `${text.slice(0, LONGEST_CELL_VALUE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function writeWhere({ plan }: TableContext, { clusters, hosts }: Fact, folded: boolean): string {
  if (clusters.length === 0) return writeNames(hosts, 'host', folded);
  if (clusters.length > MOST_NAMES) return writeNames(clusters, 'cluster', folded);
  const mine = new Set(hosts);
  return clusters
    .map((cluster) => {
      const members = plan.clusters?.find(({ name }) => name === cluster)?.hosts ?? [];
      const touched = members.filter((host) => mine.has(host));
      const all = members.length === touched.length;
      const which =
        touched.length === 1
          ? cellSpan(touched[0] ?? '')
          : `${String(touched.length)} of ${count(members.length, 'host')}`;
      return all || touched.length === 0
        ? writeCell([quoteName(cluster)])
        : `${writeCell([quoteName(cluster)])}: ${which}`;
    })
    .join('<br>');
}

function writeNames(names: readonly string[], noun: string, folded: boolean): string {
  if (names.length <= MOST_NAMES) return names.map((name) => writeCell([quoteName(name)])).join('<br>');
  const amount = count(names.length, noun);
  if (!folded) return amount;
  const list = names.map((name) => writeCell([quoteName(name)])).join(', ');
  return `<details><summary>${amount}</summary>${list}</details>`;
}
