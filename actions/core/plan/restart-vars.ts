import { findCounting } from '../diff/counting-value.ts';
import type { SideView } from '../diff/side-view.ts';
import { findRestartOrder, STANDBY_SENSITIVE } from '../settings/restart-order.ts';
import { resolveSetting } from '../settings/templates.ts';
import type { Value } from '../types.ts';
import { listInForce } from './host-states.ts';
import type { PlanContext } from './types.ts';

/** Extra variable by which the playbook takes the order of restarts. */
const VARIABLE = 'patroni_restart_order';
const WRITTEN = ['pg_conf', 'pg_parameters'];

/** None where the playbook's own order is right: by far the most restarts. */
export function listRestartVars(context: PlanContext, hosts: readonly string[]): Readonly<Record<string, string>> {
  const order = findRestartOrder(
    hosts.flatMap((host) => {
      const sides = listInForce(context, host).map(({ view }) => view);
      return sides.flatMap((view) =>
        STANDBY_SENSITIVE.map((name) => ({
          before: findSetting(context, view, host, name),
          after: findSetting(context, context.desired, host, name),
        })),
      );
    }),
  );
  return order === 'replicas,leader' ? {} : { [VARIABLE]: order };
}

function findSetting(context: PlanContext, view: SideView, host: string, name: string): Value | undefined {
  const [conf, parameters] = WRITTEN.map((parameter) => findCounting(context.catalogue, view, host, parameter));
  return resolveSetting(name, { conf, parameters });
}
