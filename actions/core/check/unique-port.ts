import type { Finding, Place, Rule, RuleContext } from './context.ts';
import { findParameter, formatPlace, listVariants, locateVariable } from './context.ts';
import type { Item } from './items.ts';
import { listItems, locateItem } from './items.ts';

interface Listener {
  readonly name: string;
  readonly port: number;
  /** The parameter, or the item of one, that says so; none for a port that cannot be chosen. */
  readonly from?: string | Item;
}

/** Parameters that are ports, and the switch that must be on. */
const MEMBER_PORTS: readonly (readonly [port: string, enabled?: string])[] = [
  ['pg_port'],
  ['patroni_port'],
  ['pgbouncer_port', 'pgbouncer_enabled'],
  ['pg_exporter_port', 'pg_exporter_enabled'],
  ['pgbouncer_exporter_port', 'pgbouncer_exporter_enabled'],
  ['haproxy_exporter_port', 'haproxy_enabled'],
];
const NODE_PORTS: readonly (readonly [port: string, enabled?: string])[] = [
  ['node_exporter_port', 'node_exporter_enabled'],
];
const META_PORTS: readonly (readonly [port: string, enabled?: string])[] = [['nginx_port']];
const FIXED_PORTS: readonly (readonly [name: string, port: number])[] = [
  ['Prometheus', 9090],
  ['Alertmanager', 9093],
  ['etcd', 2379],
  ['etcd', 2380],
];

const SERVICES = ['pg_services', 'pg_services_extra'];
/** What decides which ports a host has. */
const INPUTS = [
  'meta_node',
  'pg_cluster',
  ...[...MEMBER_PORTS, ...NODE_PORTS, ...META_PORTS].flatMap((names) => names.filter((name) => name !== undefined)),
  ...SERVICES,
];

/** Everything that listens on a host has a port of its own. */
export const uniquePort: Rule = {
  id: 'unique-port',
  *check(context) {
    const alone = new Set(context.resolved.hosts);
    for (const cluster of context.clusters) {
      for (const host of cluster.hosts) alone.delete(host);
      if (!listVariants(context, cluster, INPUTS).some((host) => hasConflict(listListeners(context, host)))) continue;
      for (const host of cluster.hosts) yield* checkHost(context, host);
    }
    for (const host of alone) yield* checkHost(context, host);
  },
};

function checkHost(context: RuleContext, host: string): Iterable<Finding> {
  const listeners = listListeners(context, host);
  return hasConflict(listeners) ? findConflicts(context, host, listeners) : [];
}

function hasConflict(listeners: readonly Listener[]): boolean {
  return listeners.some(({ port }, index) => listeners.findIndex((other) => other.port === port) < index);
}

function* findConflicts(context: RuleContext, host: string, listeners: readonly Listener[]): Generator<Finding> {
  const seen = new Map<number, Listener>();
  for (const listener of listeners) {
    const first = seen.get(listener.port);
    seen.set(listener.port, first ?? listener);
    if (first === undefined) continue;
    const [at, other] = isWritten(context, host, listener) ? [listener, first] : [first, listener];
    if (!isWritten(context, host, at)) continue;
    const place = isWritten(context, host, other) ? ` (${formatPlace(locate(context, host, other))})` : '';
    const message = `port ${at.port} of ${describe(at)} is taken by ${describe(other)}${place}; choose another`;
    yield { position: locate(context, host, at), message, hosts: [host] };
  }
}

function describe({ name, from }: Listener): string {
  return typeof from === 'object' ? `service "${name}"` : name;
}

/** A default has no place of its own. */
function isWritten(context: RuleContext, host: string, { from }: Listener): boolean {
  if (from === undefined) return false;
  const parameter = typeof from === 'string' ? from : from.parameter;
  return context.resolved.variables.get(host)?.has(parameter) === true;
}

function locate(context: RuleContext, host: string, { from = 'meta_node' }: Listener): Place {
  return typeof from === 'string' ? locateVariable(context, host, from) : locateItem(context, host, from, 'src_port');
}

function listListeners(context: RuleContext, host: string): readonly Listener[] {
  const isMember = findParameter(context, host, 'pg_cluster') !== undefined;
  const isMeta = findParameter(context, host, 'meta_node') === true;
  const listeners: Listener[] = isMeta ? FIXED_PORTS.map(([name, port]) => ({ name, port })) : [];
  pushPorts(listeners, context, host, NODE_PORTS);
  if (isMeta) pushPorts(listeners, context, host, META_PORTS);
  if (!isMember) return listeners;
  pushPorts(listeners, context, host, MEMBER_PORTS);
  if (findParameter(context, host, 'haproxy_enabled') === false) return listeners;
  for (const parameter of SERVICES) {
    for (const service of listItems(context, host, parameter)) {
      const port = service.fields['src_port'];
      if (typeof port === 'number') listeners.push({ name: service.name, port, from: service });
    }
  }
  return listeners;
}

function pushPorts(listeners: Listener[], context: RuleContext, host: string, parameters: typeof MEMBER_PORTS): void {
  for (const [name, enabled] of parameters) {
    const port = findParameter(context, host, name);
    if (typeof port !== 'number' || (enabled !== undefined && findParameter(context, host, enabled) === false))
      continue;
    listeners.push({ name, port, from: name });
  }
}
