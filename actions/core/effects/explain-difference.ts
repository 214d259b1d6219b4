/** Why a difference of a variable is a reason for a step: in a few words, as data, and with the place where it is written. */
import type { Parameter } from '../catalogue/types.ts';
import type { VariableDifference } from '../diff/compare-host.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import { summariseSettings } from '../diff/settings-summary.ts';
import { settleMentions } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import { summariseChange } from '../diff/summary.ts';
import { HBA_PARAMETERS } from '../hba/file.ts';
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
  const isRuleList = Object.values(HBA_PARAMETERS).some((names) => names.includes(variable));
  if (difference.byMention && !isRuleList)
    return assembleBecause(context, side, { host, variable, path: variable, summary: MENTIONED });
  const { catalogue, desired } = context;
  const find = (view: SideView, name: string) => findEffectiveValue(catalogue, view, host, name);
  // Lines are shown as they come out: which of them lets whom in is what a reviewer looks for.
  const findShown = (view: SideView) => {
    const value = find(view, variable);
    return value === undefined || !isRuleList ? value : settleMentions(view, host, value);
  };
  const hasSettings = variable === 'pg_parameters';
  const { summary, change } = desired.memo.recallFields(tellDifference, {
    parameter,
    before: findShown(side.view),
    after: findShown(desired),
    isSecret: parameter.secret || [side.view, desired].some((view) => view.isEncrypted(host, variable)),
    major: find(desired, 'pg_version'),
    confBefore: hasSettings ? find(side.view, 'pg_conf') : undefined,
    confAfter: hasSettings ? find(desired, 'pg_conf') : undefined,
    memo: desired.memo,
  });
  const described = change === undefined ? {} : { change: describeAccess(context, side, difference, change) };
  const told = difference.byMention ? MENTIONED : summary;
  return assembleBecause(context, side, { host, variable, path: variable, summary: told, ...described });
}

const MENTIONED = 'what it mentions changed';

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
