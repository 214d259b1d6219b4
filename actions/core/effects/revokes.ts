/**
 * What an item had and shall not have: schemas and extensions of a database, the password of a user. Names that a variable
 * brings are those that it has on each side, because the run knows the desired ones alone.
 */
import { isSecretName } from '../catalogue/secrets.ts';
import { settleMentions } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import { canonicalText } from '../general/canonical.ts';
import { isList, isMapping, isTemplate, quoteValue } from '../general/values.ts';
import type { Problem, Value } from '../types.ts';
import type { FoundItem } from './items.ts';
import { refuse } from './problem.ts';
import type { PlanContext } from './types.ts';

/** A run takes the names that go as one text, split at commas. What is written out is held to this by the schema. */
const CARRIED = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** By extra variable: names of a list, or `true` for what is one value. */
export function listRevoked(context: PlanContext, found: FoundItem): Readonly<Record<string, readonly string[]>> {
  const entries = found.items.revokes.flatMap(({ key, variable }): (readonly [string, readonly string[]])[] => {
    const [had, has] = settleBoth(context, found, key);
    if (isList(had) && !isSecretName(key)) {
      const gone = listGone(had, has);
      return gone.length === 0 ? [] : [[variable, gone]];
    }
    return had === undefined || has !== undefined ? [] : [[variable, ['true']]];
  });
  return Object.fromEntries(entries);
}

/** Names of which nobody knows whether they go: they would stay, or others would be dropped in their place. */
export function findUntoldRevokes(context: PlanContext, found: FoundItem): readonly Problem[] {
  const { side, host, variable, items, item } = found;
  return items.revokes.flatMap(({ key }) => {
    if (isSecretName(key)) return [];
    const [had, has] = settleBoth(context, found, key);
    const position = context.desired.findPosition(host, variable, [item.index, key]);
    const about = { rule: 'plain-name', path: `${variable}.${item.name}`, hosts: [host] };
    const odd = (isList(had) ? listGone(had, has) : []).find((name) => !isTemplate(name) && !CARRIED.test(name));
    if (odd !== undefined) {
      const message = `${key} of ${items.noun} "${item.name}" lose ${quoteValue(odd)}, which a variable made and a run would take for other names, so that it would drop these; keep it in the list`;
      return [refuse(position, { ...about, message })];
    }
    const [old, wanted] = [describeTemplates(side.view, host, had), describeTemplates(context.desired, host, has)];
    const isUntold = old.some((text) => !wanted.includes(text));
    // A run that finds it to be a name that goes drops nothing, and the proof waits for it to be gone.
    const mayKeep = isList(had) && listGone(had, has).length > 0 && wanted.some((text) => !old.includes(text));
    if (had === undefined || (!isUntold && !mayKeep && (isTemplate(had) || !isTemplate(has)))) return [];
    const message = `${key} of ${items.noun} "${item.name}" differ by a template that only a run fills in, so that nobody knows which of them are dropped; write the names out`;
    return [refuse(position, { ...about, message })];
  });
}

function settleBoth(
  context: PlanContext,
  { side, host, before, after }: FoundItem,
  key: string,
): readonly [had: Value | undefined, has: Value | undefined] {
  const settle = (view: SideView, value: Value | undefined) =>
    value === undefined ? undefined : settleMentions(view, host, value);
  return [settle(side.view, before?.[key]), settle(context.desired, after?.[key])];
}

/** Of the names that are still templates, with what they mention; of a list that is one as a whole, its own. */
function describeTemplates(view: SideView, host: string, list: Value | undefined): readonly string[] {
  const names = isList(list) ? list.map(nameOf) : [list];
  return names.filter((name) => isTemplate(name)).map((name) => view.describe(host, name ?? null));
}

function listGone(had: readonly Value[], has: Value | undefined): readonly string[] {
  const kept = isList(has) ? has.map(nameOf) : [];
  return had.map(nameOf).filter((name) => !kept.includes(name));
}

function nameOf(value: Value): string {
  const name = isMapping(value) ? value['name'] : value;
  return typeof name === 'string' ? name : canonicalText(value);
}
