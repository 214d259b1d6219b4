import { findSettledValue } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import { isMapping, isTemplate } from '../general/values.ts';
import { findRestartOrder, isRaised, STANDBY_SENSITIVE } from '../settings/restart-order.ts';
import type { SettingChange } from '../settings/restart-order.ts';
import { isRestartChange } from '../settings/restart-change.ts';
import { resolveSetting } from '../settings/templates.ts';
import type { Value } from '../types.ts';
import { listInForce } from './host-states.ts';
import type { PlanContext } from './types.ts';

/** Extra variable by which the playbook takes the order of restarts. */
const VARIABLE = 'patroni_restart_order';

/** None where the playbook's own order is right: by far the most restarts. */
export function listRestartVars(context: PlanContext, hosts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = hosts.flatMap((host) =>
    listInForce(context, host).map(({ view }) => ({
      before: readWritten(context, view, host),
      after: readWritten(context, context.desired, host),
    })),
  );
  const changes = pairs.flatMap(({ before, after }) =>
    STANDBY_SENSITIVE.map((name) => compareSetting(name, before, after)),
  );
  const order = findRestartOrder(
    changes,
    pairs.some(({ before, after }) => changesOthers(before, after)),
  );
  return order === 'replicas,leader' ? {} : { [VARIABLE]: order };
}

/** Settings that a standby of the host's leader must have at least as high, and that are higher on the desired side. */
export function listRaisedSettings(context: PlanContext, view: SideView, host: string): readonly string[] {
  const [before, after] = [view, context.desired].map((side) => readWritten(context, side, host));
  if (before === undefined || after === undefined) return [];
  return STANDBY_SENSITIVE.filter((name) => isRaised(compareSetting(name, before, after)));
}

function compareSetting(name: string, before: Written, after: Written): SettingChange {
  return { before: readSetting(name, before), after: readSetting(name, after) };
}

/** Of what only a run fills in, a text of its own: no count, and the same on both sides where nothing differs. */
function readSetting(name: string, written: Written): Value | undefined {
  const { parameters, describe } = written;
  const isUntold = isTemplate(parameters) || (isMapping(parameters) && Object.keys(parameters).some(isTemplate));
  const value = isUntold ? parameters : resolveSetting(name, written);
  return value !== undefined && (isUntold || isTemplate(value)) ? describe(value) : value;
}

interface Written {
  readonly conf: Value | undefined;
  readonly parameters: Value | undefined;
  readonly libraries: Value | undefined;
  readonly major: Value | undefined;
  /** A value with what it mentions. */
  readonly describe: (value: Value) => string;
}

function readWritten(context: PlanContext, view: SideView, host: string): Written {
  const find = (parameter: string) => findSettledValue(context.catalogue, view, host, parameter);
  return {
    conf: find('pg_conf'),
    parameters: find('pg_parameters'),
    libraries: find('pg_shared_libraries'),
    major: find('pg_version'),
    describe: (value) => view.describe(host, value),
  };
}

function tellLibraries({ libraries, describe }: Written): string {
  return libraries === undefined ? '' : describe(libraries);
}

/** Whether the restart brings other settings than those that replica and leader must agree on. */
function changesOthers(before: Written, after: Written): boolean {
  if (tellLibraries(before) !== tellLibraries(after) || before.conf !== after.conf) return true;
  const [left, right] = [before.parameters ?? {}, after.parameters ?? {}];
  if (!isMapping(left) || !isMapping(right)) return left !== right;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].some(
    (name) =>
      !STANDBY_SENSITIVE.includes(name) &&
      isRestartChange(after.major, name, [readSetting(name, before), readSetting(name, after)]),
  );
}
