import { isMapping } from '../inventory/values.ts';
import type { RuleContext } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';
import type { Place } from './context.ts';

/** As `_patroni_templates` of the role patroni has them. */
const CONNECTIONS: Readonly<Record<string, number>> = { 'tiny.yml': 100, 'oltp.yml': 400, 'crit.yml': 200 };
const DEFAULTS: Readonly<Record<string, number>> = { max_wal_senders: 10, max_replication_slots: 10 };

/** What a cluster would run with: pg_parameters over the template; undefined where it is no number. */
export function findSetting(context: RuleContext, host: string, name: string): number | undefined {
  const settings = findParameter(context, host, 'pg_parameters');
  const written = isMapping(settings) ? settings[name] : undefined;
  if (written !== undefined) {
    const number = typeof written === 'string' ? Number(written) : written;
    return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
  }
  if (name !== 'max_connections') return DEFAULTS[name];
  const template = findParameter(context, host, 'pg_conf');
  return typeof template === 'string' ? CONNECTIONS[template] : undefined;
}

/** Where it is written, else where the cluster is. */
export function locateSetting(context: RuleContext, host: string, name: string): Place {
  const settings = findValue(context, host, 'pg_parameters');
  const isHere = isMapping(settings) && Object.hasOwn(settings, name);
  return isHere ? locateVariable(context, host, 'pg_parameters', [name]) : locateVariable(context, host, 'pg_cluster');
}
