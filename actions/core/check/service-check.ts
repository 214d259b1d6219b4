import { isTemplate } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findParameter, listVariantHosts } from './context.ts';
import type { Item } from './items.ts';
import { listItems, locateItem } from './items.ts';

const LISTS = ['pg_services', 'pg_services_extra'];
const PORTS = ['patroni_port', 'pg_exporter_port', 'pg_conf'];
/** What Patroni answers with 200 on a synchronous standby alone. */
const SYNCHRONOUS = /^\/sync(?:hronous)?(?:[?/]|$)/;
const NO_STANDBY =
  'asks for a synchronous standby, and the cluster is not synchronous, so that no member passes; take pg_conf crit.yml, or another check_url';
const EXPORTER =
  'asks pg_exporter, which answers the same whether PostgreSQL leads, follows or is down; set check_port to patroni';
const OPEN_PORT =
  'asks only whether the port of Patroni is open, which it is on every member, also where PostgreSQL is down; set check_port to the port that the service leads to, or check_method to http';

/** A check whose answer does not depend on what it is for: connections go to members that cannot serve them. */
export const serviceCheck: Rule = {
  id: 'service-check',
  perCluster: true,
  *check(context) {
    for (const [cluster, host] of listVariantHosts(context, [...LISTS, ...PORTS, 'haproxy_enabled'])) {
      if (findParameter(context, host, 'haproxy_enabled') === false) continue;
      for (const service of LISTS.flatMap((list) => listItems(context, host, list))) {
        const finding = judge(context, host, service);
        if (finding !== undefined) yield { ...finding, hosts: cluster.hosts };
      }
    }
  },
};

function judge(context: RuleContext, host: string, service: Item): Finding | undefined {
  const { check_port: port = 'patroni', check_method: method = 'http', check_url: url } = service.fields;
  if (isTemplate(port) || isTemplate(method)) return undefined;
  const say = (field: string, why: string) => ({
    position: locateItem(context, host, service, field),
    message: `the check of service "${service.name}" ${why}`,
  });
  const isOf = (program: string) => port === program || port === findParameter(context, host, `${program}_port`);
  if (isOf('pg_exporter')) return say('check_port', EXPORTER);
  if (isOf('patroni') && method === 'tcp') return { ...say('check_method', OPEN_PORT), severity: 'warning' };
  const asksForStandby = typeof url === 'string' && SYNCHRONOUS.test(url);
  const conf = findParameter(context, host, 'pg_conf');
  if (isOf('patroni') && asksForStandby && conf !== 'crit.yml' && !isTemplate(conf))
    return { ...say('check_url', NO_STANDBY), severity: 'warning' };
  return undefined;
}
