import { isMapping, isTemplate, writeValue } from '../general/values.ts';
import { CONSTRAINTS, isOn } from '../settings/constraints.ts';
import type { ServerSettings } from '../settings/constraints.ts';
import { findSettingTable } from '../settings/tables.ts';
import { resolveSetting } from '../settings/templates.ts';
import { parseNumber } from '../settings/units.ts';
import type { Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants } from './context.ts';
import { locateSetting } from './settings.ts';

const INPUTS = ['pg_version', 'pg_conf', 'pg_parameters', 'node_sysctl_params', 'pg_dbsu'];

/** Settings that exclude each other, or lack what they need. */
export const settingConstraint: Rule = {
  id: 'setting-constraint',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, INPUTS)) {
        const written = findValue(context, host, 'pg_parameters');
        if (!isMapping(written)) continue;
        const server = readServer(context, host);
        for (const { settings, check, severity = 'error' } of CONSTRAINTS) {
          const place = settings.find((name) => Object.hasOwn(written, name));
          const message = place === undefined ? undefined : check(server);
          if (place === undefined || message === undefined) continue;
          yield {
            position: locateSetting(context, host, place),
            message: `${message} (cluster "${cluster.name}")`,
            severity,
            hosts: cluster.hosts,
          };
        }
      }
    }
  },
};

function readServer(context: RuleContext, host: string): ServerSettings {
  const conf = findParameter(context, host, 'pg_conf');
  const parameters = findParameter(context, host, 'pg_parameters');
  const major = Number(findParameter(context, host, 'pg_version'));
  const table = findSettingTable(major);
  const kernel = findParameter(context, host, 'node_sysctl_params');
  const find = (name: string) => resolveSetting(name, { conf, parameters });
  return {
    find,
    major,
    kernel: (name) => (isMapping(kernel) ? kernel[name] : kernel),
    user: findParameter(context, host, 'pg_dbsu'),
    number: (name, fallback) => {
      const value = find(name);
      if (value === undefined) return fallback;
      return isTemplate(value) ? undefined : parseNumber(writeValue(value), table?.get(name)?.unit);
    },
    isOn: (name) => isOn(find(name)),
  };
}
