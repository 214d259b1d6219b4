import { isMapping } from '../general/values.ts';
import { resolveSetting } from '../settings/templates.ts';
import type { RuleContext } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';
import type { Place } from './context.ts';

/** What a cluster would run with: pg_parameters over the template; undefined where it is no number. */
export function findSetting(context: RuleContext, host: string, name: string): number | undefined {
  const value = resolveSetting(name, {
    conf: findParameter(context, host, 'pg_conf'),
    parameters: findParameter(context, host, 'pg_parameters'),
  });
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

/** Where it is written, else where the cluster is. */
export function locateSetting(context: RuleContext, host: string, name: string): Place {
  const settings = findValue(context, host, 'pg_parameters');
  const isHere = isMapping(settings) && Object.hasOwn(settings, name);
  return isHere ? locateVariable(context, host, 'pg_parameters', [name]) : locateVariable(context, host, 'pg_cluster');
}
