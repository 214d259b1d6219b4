import type { Place, Rule, RuleContext } from './context.ts';
import { findParameter, formatPlace, locateVariable } from './context.ts';
import { listItems, locateItem } from './items.ts';

interface Listener {
  readonly name: string;
  readonly port: number;
  readonly locate: () => Place;
  /** A default has no place of its own. */
  readonly isWritten: boolean;
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
  ['etcd', 2379],
  ['etcd', 2380],
];

/** Everything that listens on a host has a port of its own. */
export const uniquePort: Rule = {
  id: 'unique-port',
  *check(context) {
    for (const host of context.resolved.hosts) {
      const seen = new Map<number, Listener>();
      for (const listener of listListeners(context, host)) {
        const first = seen.get(listener.port);
        seen.set(listener.port, first ?? listener);
        if (first === undefined) continue;
        const [at, other] = listener.isWritten ? [listener, first] : [first, listener];
        if (!at.isWritten) continue;
        const place = other.isWritten ? ` (${formatPlace(other.locate())})` : '';
        const message = `port ${at.port} of ${at.name} is taken by ${other.name}${place}; choose another`;
        yield { position: at.locate(), message, hosts: [host] };
      }
    }
  },
};

function* listListeners(context: RuleContext, host: string): Generator<Listener> {
  const isMember = findParameter(context, host, 'pg_cluster') !== undefined;
  const isMeta = findParameter(context, host, 'meta_node') === true;
  if (isMeta) {
    for (const [name, port] of FIXED_PORTS) {
      yield { name, port, isWritten: false, locate: () => locateVariable(context, host, 'meta_node') };
    }
  }
  const parameters = [...NODE_PORTS, ...(isMeta ? META_PORTS : []), ...(isMember ? MEMBER_PORTS : [])];
  for (const [name, enabled] of parameters) {
    const port = findParameter(context, host, name);
    if (typeof port !== 'number' || (enabled !== undefined && findParameter(context, host, enabled) === false))
      continue;
    const isWritten = context.resolved.variables.get(host)?.has(name) === true;
    yield { name, port, isWritten, locate: () => locateVariable(context, host, name) };
  }
  if (!isMember || findParameter(context, host, 'haproxy_enabled') === false) return;
  for (const service of ['pg_services', 'pg_services_extra'].flatMap((name) => listItems(context, host, name))) {
    const port = service.fields['src_port'];
    if (typeof port !== 'number') continue;
    const isWritten = context.resolved.variables.get(host)?.has(service.parameter) === true;
    yield {
      name: `service "${service.name}"`,
      port,
      isWritten,
      locate: () => locateItem(context, service, 'src_port'),
    };
  }
}
