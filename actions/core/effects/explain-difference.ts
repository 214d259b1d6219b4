/** Why a difference of a variable is a reason for a step: in a few words, as data, and with the place where it is written. */
import type { Parameter } from '../catalogue/types.ts';
import type { VariableDifference } from '../diff/compare-host.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import { summariseSettings } from '../diff/settings-summary.ts';
import type { SideView } from '../diff/side-view.ts';
import { summariseChange } from '../diff/summary.ts';
import type { Memo } from '../memo.ts';
import { resolveSetting } from '../settings/templates.ts';
import type { Because, Change, Value } from '../types.ts';
import { describeAccess } from './access-words.ts';
import { assembleBecause } from './because.ts';
import { describeChange } from './describe-change.ts';
import type { ExistingView, PlanContext } from './types.ts';

/** In the place of every reason, in a plan that nobody reads. */
export const UNEXPLAINED: Because = { path: '', hosts: [], file: '', line: 0, side: 'desired', summary: '' };

/** The same for all who read the value. */
export function explainDifference(
  difference: VariableDifference,
  context: PlanContext,
  side: ExistingView,
  parameter: Parameter,
): Because {
  const { host, variable } = difference;
  if (difference.byMention) {
    const summary = 'what it mentions changed';
    return assembleBecause(context, side, { host, variable, path: variable, summary });
  }
  const { catalogue, desired } = context;
  const find = (view: SideView, name: string) => findEffectiveValue(catalogue, view, host, name);
  const hasSettings = variable === 'pg_parameters';
  const { summary, change } = desired.memo.recallFields(tellDifference, {
    parameter,
    before: find(side.view, variable),
    after: find(desired, variable),
    isSecret: parameter.secret || [side.view, desired].some((view) => view.isEncrypted(host, variable)),
    major: find(desired, 'pg_version'),
    confBefore: hasSettings ? find(side.view, 'pg_conf') : undefined,
    confAfter: hasSettings ? find(desired, 'pg_conf') : undefined,
    memo: desired.memo,
  });
  const described = change === undefined ? {} : { change: describeAccess(context, side, difference, change) };
  return assembleBecause(context, side, { host, variable, path: variable, summary, ...described });
}

interface Difference {
  readonly parameter: Parameter;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly isSecret: boolean;
  /** Of PostgreSQL. */
  readonly major: Value | undefined;
  /** pg_conf, where its settings hold what the value leaves out. */
  readonly confBefore: Value | undefined;
  readonly confAfter: Value | undefined;
  readonly memo: Memo;
}

/** The same for all hosts that have these two values. */
function tellDifference(difference: Difference): { readonly summary: string; readonly change: Change | undefined } {
  const { parameter, before, after, isSecret, major, confBefore, confAfter, memo } = difference;
  const hasSettings = parameter.name === 'pg_parameters';
  const unset = [confBefore, confAfter].map(
    (conf) => (name: string) => (hasSettings ? resolveSetting(name, { conf, parameters: undefined }) : undefined),
  );
  return {
    summary:
      hasSettings && !isSecret ? summariseSettings(before, after, major) : summariseChange(before, after, isSecret),
    change: describeChange(parameter, [before, after], { isSecret, major, unset, memo }),
  };
}
