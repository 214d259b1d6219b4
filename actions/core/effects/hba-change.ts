/**
 * What the HBA file of an instance holds, as one text: that of a leader, and that of any other member, because a failover
 * decides between them. A rule that the instance has in neither part is no difference on it.
 */
import type { Catalogue } from '../catalogue/types.ts';
import { findTemplates } from '../diff/mentions.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { SideView } from '../diff/side-view.ts';
import { isList, isMapping, isTemplate } from '../general/values.ts';
import type { Value } from '../types.ts';
import { HBA_PARAMETERS, isTaken } from '../hba/file.ts';
import type { HbaRole } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';

/** What the templates write of an entry. */
const WRITTEN = ['title', 'role', 'rules'];

interface Entry {
  readonly role: string;
  readonly written: Value;
  /** Of what mentions nothing: the same on every host. */
  readonly text?: string;
}

/** Undefined where the inventory alone does not tell. */
export function describeHba(
  catalogue: Catalogue,
  view: SideView,
  host: string,
  dialect: HbaDialect,
): string | undefined {
  const find = (name: string): Value | undefined => findEffectiveValue(catalogue, view, host, name);
  const [label, offline] = [find('pg_role'), find('pg_offline_query')];
  const lists = HBA_PARAMETERS[dialect].map((name) => readEntries(view, find(name)));
  if (typeof label !== 'string' || isTemplate(label) || typeof offline !== 'boolean') return undefined;
  if (lists.includes(undefined)) return undefined;
  const entries = lists.flatMap((list) => list ?? []);
  const other: HbaRole = label === 'offline' ? 'offline' : 'replica';
  const describe = (role: HbaRole) =>
    entries
      .filter((entry) => isTaken(entry.role, role, offline))
      .map((entry) => entry.text ?? view.describe(host, entry.written));
  // Of who is alone in its cluster, too: another member may join later, which changes no rule.
  return JSON.stringify([describe('primary'), other, describe(other)]);
}

/** A thousand clusters have the same lists. */
function readEntries(view: SideView, list: Value | undefined): readonly Entry[] | undefined {
  return isList(list) ? view.memo.recall(makeEntries, list, view) : undefined;
}

/** Undefined where a template makes the list or a role. */
function makeEntries(list: readonly Value[], view: SideView): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  for (const item of list) {
    if (!isMapping(item) || typeof item['role'] !== 'string' || isTemplate(item['role'])) return undefined;
    const written = Object.fromEntries(Object.entries(item).filter(([key]) => WRITTEN.includes(key)));
    const mentions = findTemplates(written).length > 0;
    entries.push({ role: item['role'], written, ...(mentions ? {} : { text: view.describe('', written) }) });
  }
  return entries;
}
