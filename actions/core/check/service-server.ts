import { isTemplate, writeValue } from '../general/values.ts';
import { readSelection } from '../selector/selection.ts';
import type { Cluster, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants, locateVariable } from './context.ts';
import type { Item } from './items.ts';
import { listItems, locateItem } from './items.ts';
import { findHandedOn } from './service-weight.ts';

const LISTS = ['pg_services', 'pg_services_extra'];

/** A service that HAProxy has no server for: it takes connections, and answers none. */
export const serviceServer: Rule = {
  id: 'service-server',
  onlyWarns: true,
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, [...LISTS, 'haproxy_enabled'])) {
        if (findParameter(context, host, 'haproxy_enabled') === false) continue;
        const services = LISTS.flatMap((list) => listItems(context, host, list));
        yield* checkPool(context, cluster, host, services);
        for (const service of services) {
          if (!isOwn(context, host, service)) continue;
          const message = describeEmpty(context, cluster, service);
          if (message === undefined) continue;
          yield { position: locateItem(context, host, service, 'selector'), message, hosts: cluster.hosts };
        }
      }
    }
  },
};

/** Written for this cluster: a shared list has services that some clusters have no members for. */
function isOwn(context: RuleContext, host: string, { parameter }: Item): boolean {
  return parameter === 'pg_services_extra' && findValue(context, host, parameter) !== undefined;
}

/** Services that lead to pgbouncer where no member runs it; said once for all of them. */
function* checkPool(context: RuleContext, { name, hosts }: Cluster, host: string, services: readonly Item[]) {
  if (hosts.some((member) => findParameter(context, member, 'pgbouncer_enabled') !== false)) return;
  const pooled = services.filter(({ fields }) => fields['dst_port'] === 'pgbouncer').map((service) => service.name);
  if (pooled.length === 0) return;
  const message = `pgbouncer is switched off on all members of "${name}", so that its services ${pooled.join(' and ')} have no server left, as they lead to pgbouncer; set dst_port of these services to postgres, or keep pgbouncer`;
  yield { position: locateVariable(context, host, 'pgbouncer_enabled'), message, hosts };
}

function describeEmpty(context: RuleContext, cluster: Cluster, { name, fields }: Item): string | undefined {
  const selectors = [fields['selector'], fields['selector_backup']].filter((text) => text !== undefined);
  const texts = selectors.filter((text) => typeof text === 'string' && !isTemplate(text));
  if (texts.length === 0 || texts.length < selectors.length) return undefined;
  for (const text of texts) {
    const selection = readSelection(writeValue(text));
    if (selection === undefined) return undefined;
    const values = (host: string) => selection.names.map((variable) => findHandedOn(context, host, variable));
    if (cluster.hosts.some((host) => selection.takes(values(host)))) return undefined;
  }
  return `service "${name}" has no server: no member of "${cluster.name}" is selected by ${texts.map((text) => `"${writeValue(text)}"`).join(' or ')}; correct the selector, or take the service out`;
}
