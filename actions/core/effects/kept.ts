/**
 * Lists of which the playbooks only ever add: what is taken off one stays where it is. Said as a note where that is
 * harmless, refused where somebody would believe a right to be gone.
 */
import { canonicalText } from '../general/canonical.ts';
import { isList, isMapping } from '../general/values.ts';
import type { VariableDifference } from '../diff/compare-host.ts';
import { findSettledValue } from '../diff/settle.ts';
import { sortNatural } from '../general/natural.ts';
import type { ExistingView, PlanContext } from './types.ts';
import type { Note, Problem, Value } from '../types.ts';
import { refuse } from './problem.ts';

interface Kept {
  readonly refusals: readonly Problem[];
  readonly notes: readonly Note[];
}

export function findKept(
  context: PlanContext,
  side: ExistingView,
  host: string,
  differences: readonly VariableDifference[],
): Kept {
  const kept = differences.map(({ variable }) => judge(context, side, host, variable));
  return { refusals: kept.flatMap(({ refusals }) => refusals), notes: kept.flatMap(({ notes }) => notes) };
}

/** One note for all hosts that keep the same thing. */
export function findKeptNotes(
  context: PlanContext,
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Note[] {
  const messages = differences.flatMap(({ side, difference }) =>
    findKept(context, side, difference.host, [difference]).notes.map(({ message }) => message),
  );
  return sortNatural(messages).map((message) => ({ message }));
}

function judge(context: PlanContext, side: ExistingView, host: string, variable: string): Kept {
  const parameter = context.catalogue.parameters.get(variable);
  if (parameter?.keeps === undefined) return { refusals: [], notes: [] };
  const { reason, refused } = parameter.keeps;
  const [had, has] = [side.view, context.desired].map((view) =>
    listNames(findSettledValue(context.catalogue, view, host, variable)),
  );
  const gone = sortNatural(had?.filter((name) => has?.includes(name) !== true) ?? []);
  const messages = gone.map((name) => `${name} is taken off ${variable}, and ${reason}`);
  if (!refused) return { refusals: [], notes: messages.map((message) => ({ message })) };
  const position = context.desired.findPosition(host, variable) ?? side.view.findPosition(host, variable);
  return {
    notes: [],
    refusals: messages.map((message) => refuse(position, { rule: 'kept', message, path: variable, hosts: [host] })),
  };
}

function listNames(value: Value | undefined): readonly string[] {
  const entries = isList(value) ? value : isMapping(value) ? Object.keys(value) : [];
  return entries.map((entry) => {
    const name = isMapping(entry) ? entry['name'] : entry;
    return JSON.stringify(typeof name === 'string' ? name : canonicalText(entry));
  });
}
