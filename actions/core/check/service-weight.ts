import { isTemplate, writeValue } from '../general/values.ts';
import { listSome } from '../general/words.ts';
import { readSelection } from '../selector/selection.ts';
import { isHandedOn, MEMBER_DEFAULTS } from '../selector/member.ts';
import type { Value } from '../types.ts';
import type { Cluster, Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';
import type { Item } from './items.ts';
import { listItems } from './items.ts';

const LISTS = ['pg_services', 'pg_services_extra'];
/** Where Patroni answers 200 on the member that leads, as the role haproxy has them. */
const LEADER_PATHS = ['/', '/primary', '/master', '/read-write', '/leader', '/standby-leader', '/standby_leader'];

/** A server of weight 0 passes its checks and takes no connection: a service that has no other takes none. */
export const serviceWeight: Rule = {
  id: 'service-weight',
  onlyWarns: true,
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      const idle = cluster.hosts.filter((host) => findParameter(context, host, 'pg_weight') === 0);
      const asked = cluster.hosts.find((host) => findParameter(context, host, 'haproxy_enabled') !== false);
      if (idle.length > 0 && asked !== undefined) yield* checkCluster(context, cluster, { idle, asked });
    }
  },
};

interface Idle {
  /** Members of weight 0. */
  readonly idle: readonly string[];
  /** A member whose services are looked at. */
  readonly asked: string;
}

function* checkCluster(context: RuleContext, cluster: Cluster, { idle, asked }: Idle): Generator<Finding> {
  const services = LISTS.flatMap((list) => listItems(context, asked, list)).map((service) => ({
    ...service,
    members: listMembers(context, cluster, service),
  }));
  const empty = services.filter(({ members }) => members.length > 0 && members.every((host) => idle.includes(host)));
  if (empty.length > 0) {
    const members = new Set(empty.flatMap((service) => service.members));
    const message = `pg_weight is 0 on ${listSome([...members])}, and the services ${listNames(empty)} of "${cluster.name}" lead to no other member, so that HAProxy takes no connection for them; raise one of the weights`;
    yield { position: locateVariable(context, idle[0] ?? asked, 'pg_weight'), message, hosts: cluster.hosts };
  }
  for (const host of idle) {
    const led = services.filter((one) => !empty.includes(one) && one.members.includes(host) && isOfLeader(one));
    if (led.length === 0) continue;
    const message = `pg_weight is 0 on ${host}, so that HAProxy takes no connection for the services ${listNames(led)} of "${cluster.name}" while that member leads; set 1, the least share`;
    yield { position: locateVariable(context, host, 'pg_weight'), message, hosts: [host] };
  }
}

function listNames(services: readonly Item[]): string {
  return listSome(services.map(({ name }) => `"${name}"`));
}

/** None where the inventory alone does not tell. */
function listMembers(context: RuleContext, cluster: Cluster, { fields }: Item): readonly string[] {
  const members = new Set<string>();
  for (const text of [fields['selector'], fields['selector_backup']]) {
    if (text === undefined) continue;
    const selection = isTemplate(text) ? undefined : readSelection(writeValue(text));
    if (selection === undefined) return [];
    for (const host of cluster.hosts)
      if (selection.takes(selection.names.map((name) => findHandedOn(context, host, name)))) members.add(host);
  }
  return [...members];
}

function isOfLeader({ fields }: Item): boolean {
  const { check_method: method = 'http', check_port: port = 'patroni', check_code: code = 200 } = fields;
  const [path = ''] = writeValue(fields['check_url'] ?? '/').split('?');
  return method === 'http' && port === 'patroni' && code === 200 && LEADER_PATHS.includes(path);
}

/** What HAProxy's template knows of a member. */
export function findHandedOn(context: RuleContext, host: string, variable: string): Value | undefined {
  const value = findValue(context, host, variable);
  if (value !== undefined && isHandedOn(variable, value)) return value;
  return variable === 'inventory_hostname' ? host : MEMBER_DEFAULTS.get(variable);
}
