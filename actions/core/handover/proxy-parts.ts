import type { HostFacts, ProxySection } from './facts.ts';

/** Sections of one HAProxy, by what a handover does with the leaving leader's server in each. */
export interface ProxyParts {
  /** Ask who leads; the servers of the others track their answers. */
  readonly checks: readonly string[];
  /** Lead to the leader through pgbouncer, and past it. */
  readonly pooled: readonly string[];
  readonly direct: readonly string[];
  /** Lead to any member through pgbouncer. */
  readonly others: readonly string[];
}

/** Where Patroni answers 200 on one member at a time: the one that leads. */
const LEADER_URLS: ReadonlySet<string> = new Set([
  '/',
  '/primary',
  '/master',
  '/read-write',
  '/leader',
  '/standby-leader',
  '/standby_leader',
]);

/** Sections that lead to the leader and that clients connect to. */
export function listLeaderServices(sections: readonly ProxySection[]): readonly ProxySection[] {
  const asking = new Set(sections.filter(({ url }) => url !== undefined && leads(url)).map(({ name }) => name));
  return sections.filter(
    ({ name, port, servers }) =>
      port !== undefined && [...servers.values()].some(({ track }) => asking.has(track ?? name)),
  );
}

export function sortSections(sections: readonly ProxySection[], leaving: string, poolPort: number): ProxyParts {
  const tracked = new Set(sections.flatMap(({ servers }) => [...servers.values()].flatMap(({ track }) => track ?? [])));
  const asking = new Set(sections.filter(({ url }) => url !== undefined && leads(url)).map(({ name }) => name));
  const services = sections.filter(({ name, servers }) => !tracked.has(name) && servers.has(leaving));
  const isLeaders = ({ name, servers }: ProxySection) => asking.has(servers.get(leaving)?.track ?? name);
  const isPooled = ({ servers }: ProxySection) => servers.get(leaving)?.port === poolPort;
  const pick = (keep: (section: ProxySection) => boolean) => services.filter(keep).map(({ name }) => name);
  return {
    checks: sections.filter(({ name, servers }) => asking.has(name) && servers.has(leaving)).map(({ name }) => name),
    pooled: pick((section) => isLeaders(section) && isPooled(section)),
    direct: pick((section) => isLeaders(section) && !isPooled(section)),
    others: pick((section) => !isLeaders(section) && isPooled(section)),
  };
}

function leads(url: string): boolean {
  return LEADER_URLS.has(url.split('?')[0] ?? '');
}

/** Port of a service that leads to the leader through pgbouncer, where this HAProxy has one. */
export function findProbePort(facts: HostFacts | undefined, leaving: string): number | undefined {
  if (facts?.proxy === undefined || facts.pools === undefined) return undefined;
  const { pooled } = sortSections(facts.proxy, leaving, facts.pools.port);
  return facts.proxy.find(({ name }) => name === pooled[0])?.port;
}
