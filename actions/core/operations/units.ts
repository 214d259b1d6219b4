/** The units of the handbook as one table: where each runs, what answers when it does, and what may be done with it. */
import type { ResolvedInventory, Value } from '../types.ts';

export const SERVICE_ACTIONS = ['start', 'stop', 'restart', 'reload', 'status'] as const;
export type ServiceAction = (typeof SERVICE_ACTIONS)[number];

export interface Unit {
  readonly name: string;
  /** `member`: hosts of clusters; `node`: every host; `meta`: the meta nodes; `dcs`: members of the consensus store. */
  readonly where: 'member' | 'node' | 'meta' | 'dcs';
  readonly reload: boolean;
  /** What must answer when it is active: a parameter with its default, or a number. */
  readonly port?: { readonly parameter: string; readonly default: number } | number;
  /** Clients go through it: the last one of a cluster is not taken from them, and several are restarted in turns. */
  readonly serves: boolean;
  /** Serves the writes of its cluster on the leader alone, however many others run. */
  readonly servesLeader?: true;
  /** Steps of these playbooks start it, whole or by one of the tags: where it is stopped, a reload is a start, too. */
  readonly startedBy?: readonly Starter[];
  /** Why a host may not have it. */
  readonly absence?: string;
}

interface Starter {
  readonly playbook: string;
  readonly tags: readonly string[];
}

const started = (playbook: string, ...tags: readonly string[]): readonly Starter[] => [{ playbook, tags }];
const launched = (unit: string, name = unit) => started('pgsql.yml', unit, `${name}_launch`, `${name}_reload`);
const exporter = (name: string, port: number): Unit => ({
  ...{ name, where: 'member', reload: false, serves: false, startedBy: launched(name) },
  port: { parameter: `${name}_port`, default: port },
});

export const UNITS: readonly Unit[] = [
  {
    ...{ name: 'patroni', where: 'member', reload: true, serves: true, startedBy: launched('patroni') },
    port: { parameter: 'patroni_port', default: 8008 },
  },
  {
    ...{ name: 'pgbouncer', where: 'member', reload: true, serves: true, servesLeader: true },
    startedBy: [
      ...launched('pgbouncer'),
      ...started('pgsql-createuser.yml', 'pgbouncer_user'),
      ...started('pgsql-createdb.yml', 'pgbouncer_db'),
    ],
    ...{ port: { parameter: 'pgbouncer_port', default: 6432 }, absence: 'pgbouncer_enabled may be false' },
  },
  exporter('pg_exporter', 9630),
  exporter('pgbouncer_exporter', 9631),
  {
    ...{ name: 'node_exporter', where: 'node', reload: false, serves: false },
    port: { parameter: 'node_exporter_port', default: 9100 },
    startedBy: started('nodes.yml', 'node_exporter', 'node_exporter_launch'),
  },
  {
    ...{ name: 'haproxy', where: 'member', reload: true, serves: true, startedBy: launched('haproxy') },
    ...{ port: { parameter: 'haproxy_exporter_port', default: 9101 }, absence: 'haproxy_enabled may be false' },
  },
  {
    ...{ name: 'vip-manager', where: 'member', reload: true, serves: true, servesLeader: true },
    startedBy: launched('vip', 'vip_l2'),
    absence: 'only a cluster with a virtual address has it, see vip_mode',
  },
  { name: 'consul', where: 'dcs', reload: true, serves: true, port: 8500, absence: 'the DCS may be etcd' },
  {
    ...{ name: 'etcd', where: 'dcs', reload: false, serves: true, port: 2379, absence: 'the DCS may be Consul' },
    startedBy: started('infra.yml', 'etcd'),
  },
  { name: 'postgres', where: 'member', reload: true, serves: true, port: { parameter: 'pg_port', default: 5432 } },
  {
    ...{ name: 'nginx', where: 'meta', reload: true, serves: false, port: { parameter: 'nginx_port', default: 80 } },
    startedBy: started('infra.yml', 'nginx', 'nginx_reload'),
  },
  {
    ...{ name: 'prometheus', where: 'meta', reload: true, serves: false, port: 9090 },
    startedBy: started('infra.yml', 'prometheus', 'prometheus_launch', 'prometheus_reload'),
  },
  {
    ...{ name: 'alertmanager', where: 'meta', reload: true, serves: false, port: 9093 },
    startedBy: started('infra.yml', 'alertmanager', 'alertmanager_launch', 'alertmanager_reload'),
  },
  {
    name: 'grafana-server',
    where: 'meta',
    reload: true,
    serves: false,
    port: 3000,
    absence: 'Grafana may run elsewhere',
  },
];

export function findUnit(name: string): Unit | undefined {
  return UNITS.find((unit) => unit.name === name);
}

/** Port that must answer on the host. */
export function findPort({ port }: Unit, inventory: ResolvedInventory, host: string): number | undefined {
  if (port === undefined || typeof port === 'number') return port;
  return Number(inventory.variables.get(host)?.get(port.parameter) ?? port.default);
}

/** Whether a host is one of those that the unit may run on, by the inventory. */
export function mayRunOn({ where }: Unit, inventory: ResolvedInventory, host: string): boolean {
  const variables = inventory.variables.get(host);
  if (where === 'node') return true;
  if (where === 'member') return variables?.get('pg_cluster') !== undefined;
  if (where === 'meta') return variables?.get('meta_node') === true;
  return findDcsHosts(inventory).includes(host);
}

/** Hosts of the inventory that `dcs_servers` names by their address. */
export function findDcsHosts(inventory: ResolvedInventory): readonly string[] {
  const addresses = new Set<Value>();
  for (const variables of inventory.variables.values()) {
    const servers = variables.get('dcs_servers');
    if (servers === null || typeof servers !== 'object') continue;
    for (const address of Object.values(servers)) addresses.add(address);
  }
  return inventory.hosts.filter((host) => addresses.has(inventory.variables.get(host)?.get('ansible_host') ?? host));
}

/** Whether a run of a playbook would start the unit where it is stopped. */
export function isStartedBy(unit: Unit, run: { readonly playbook: string; readonly tags: readonly string[] }): boolean {
  return (unit.startedBy ?? []).some(
    ({ playbook, tags }) =>
      playbook === run.playbook && (run.tags.length === 0 || run.tags.some((tag) => tags.includes(tag))),
  );
}
