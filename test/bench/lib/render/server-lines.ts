/** The servers of each service in HAProxy's file, as it lists them and as core makes them of the inventory. */
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { findEffectiveValue } from '../../../../actions/core/diff/effective-value.ts';
import { viewSide } from '../../../../actions/core/diff/side-view.ts';
import type { SideView } from '../../../../actions/core/diff/side-view.ts';
import { hasSameOutcome } from '../../../../actions/core/effects/outcomes.ts';
import { countServers, describeServers, SERVER_PARAMETERS } from '../../../../actions/core/effects/servers.ts';
import { canonicalText } from '../../../../actions/core/general/canonical.ts';
import { isList, isMapping, type ValueMap } from '../../../../actions/core/general/values.ts';
import type { Value } from '../../../../actions/core/types.ts';
import type { Edited, RenderedSide } from './edits.ts';
import type { Decision, Retold } from './retold.ts';

const FILE = '/etc/haproxy/haproxy.cfg';
const LISTS = ['pg_services', 'pg_services_extra'];
/** One for every cluster: to set another value is refused. */
const FIXED = ['pg_cluster', 'pg_seq', 'ansible_host', 'pg_port', 'patroni_port'];

const catalogue = readBundledCatalogue();

/** Of each host: the servers, and how many each service has. */
export function* retellServers({ side, files }: RenderedSide): Generator<Retold> {
  const view = viewSide(side.resolved);
  for (const { host, cluster } of listInstances(view)) {
    if (find(view, host, 'haproxy_enabled') === false) continue;
    const text = files.get(`${host}${FILE}`);
    const rendered = text === undefined ? undefined : readServices(text, cluster);
    const lines = rendered?.flatMap(({ servers }) => servers);
    yield { subject: 'servers', host, file: FILE, rendered: lines, ours: tellServers(view, host) };
    for (const [index, service] of LISTS.flatMap((name) => listServices(view, host, name)).entries()) {
      const count = countServers(catalogue, view, cluster, service);
      const found = rendered?.[index];
      yield {
        subject: 'servers per service',
        host,
        file: FILE,
        rendered: found && [`${found.name}: ${found.servers.length}`],
        ours: count === undefined ? undefined : [`${print(service['name'])}: ${count}`],
      };
    }
  }
}

/**
 * For each host that has the file on both sides and of whose members nothing differs but what core looks into: there its
 * answer for each of these parameters decides whether the file is written.
 */
export function* decideServers({ existing, desired }: Edited): Generator<Decision> {
  const [before, after] = [viewSide(existing.side.resolved), viewSide(desired.side.resolved)];
  for (const { host, cluster } of listInstances(after)) {
    const [one, other] = [existing, desired].map(({ files }) => files.get(`${host}${FILE}`));
    if (one === undefined || other === undefined || describeRest(before, host) !== describeRest(after, host)) continue;
    const parameters = SERVER_PARAMETERS.filter((name) =>
      after.listMembers(cluster).some((member) => describe(before, member, name) !== describe(after, member, name)),
    );
    const [was, is] = [one, other].map((text) => readServices(text, cluster).flatMap(({ servers }) => servers));
    if (was === undefined || is === undefined) continue;
    // Where no parameter differs, nobody decides, and the lines must be the same.
    if (parameters.length === 0 && was.join('\n') === is.join('\n')) continue;
    const isSame = parameters.every((parameter) =>
      hasSameOutcome({ catalogue, desired: after }, { view: before }, { effect: 'haproxy', parameter, host }),
    );
    yield { subject: 'servers', host, file: FILE, parameters, isSame, existing: was, desired: is };
  }
}

interface RenderedService {
  readonly name: string;
  readonly servers: readonly string[];
}

/** In the file's order. A server that tracks another is checked where that one is. */
function readServices(text: string, cluster: string): readonly RenderedService[] {
  const checks = new Map<string, string>();
  const services: { readonly name: string; readonly servers: string[] }[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    const [, kind, name = ''] = /^(listen|backend) (\S+)$/.exec(line) ?? [];
    if (kind !== undefined) section = name;
    if (kind === 'listen' && name.startsWith(`${cluster}-`))
      services.push({ name: name.slice(cluster.length + 1), servers: [] });
    if (!/^\s*server\s/.test(line)) continue;
    const [, server = '', address = '', port = '', rest = ''] = /^ {4}server (\S+) (\S+):(\d+) (.+)$/.exec(line) ?? [];
    if (rest === 'check') {
      checks.set(`${section}/${server}`, port);
      continue;
    }
    const [, tracked, own, weight, backup] =
      /^(?:track (\S+)|check port (\d+)) weight (\d+)( backup)?$/.exec(rest) ?? [];
    const check = own ?? checks.get(tracked ?? '');
    const service = services.at(-1);
    if (service === undefined || check === undefined || weight === undefined)
      throw new Error(`no line of a server that this bench reads: ${line}`);
    const told = { name: server, address, port, check, weight, isBackup: backup !== undefined };
    service.servers.push(printServer(service.name, told));
  }
  return services;
}

interface Server {
  readonly name: string;
  readonly address: string;
  readonly port: string;
  readonly check: string;
  readonly weight: string;
  readonly isBackup: boolean;
}

function printServer(service: string, { name, address, port, check, weight, isBackup }: Server): string {
  return `${service}: ${name} ${address}:${port} check ${check} weight ${weight}${isBackup ? ' backup' : ''}`;
}

/** What core makes of a service and a member; null where the service does not lead to it. */
type Made = readonly [port: unknown, check: unknown, weight: unknown, isBackup: boolean] | null;

function tellServers(view: SideView, host: string): readonly string[] | undefined {
  const text = describeServers(catalogue, view, host, 'pg_weight');
  if (text === undefined) return undefined;
  const services = LISTS.map((name) => listServices(view, host, name));
  // Without any service no weight is read, and nothing is made of the members.
  if (services.flat().length === 0) return [];
  const parts = text.split('\n');
  const hosts = view.listMembers(view.findCluster(host));
  // Core says that no service reads the weight.
  if (parts.length !== hosts.length * LISTS.length * 2) return [text];
  const members = hosts.map((member, index) => ({
    member,
    made: LISTS.map((_, list) => JSON.parse(parts[(index * LISTS.length + list) * 2 + 1] ?? '') as readonly Made[]),
  }));
  const sequence = (member: string) => Number(find(view, member, 'pg_seq'));
  members.sort((one, other) => sequence(one.member) - sequence(other.member));
  return services.flatMap((list, at) =>
    list.flatMap((service, index) =>
      members.flatMap(({ member, made }) => {
        const one = made[at]?.[index];
        if (one === null || one === undefined) return [];
        const [port, check, weight] = one.map(String) as [string, string, string];
        return [
          printServer(print(service['name']), { ...identify(view, member), port, check, weight, isBackup: one[3] }),
        ];
      }),
    ),
  );
}

function identify(view: SideView, member: string): { readonly name: string; readonly address: string } {
  const name = `${print(find(view, member, 'pg_cluster'))}-${print(find(view, member, 'pg_seq'))}`;
  return { name, address: print(find(view, member, 'ansible_host') ?? member) };
}

/** All that the servers of a host are made of but the parameters that core looks into. */
function describeRest(view: SideView, host: string): string {
  const services = LISTS.map((name) => canonicalText(find(view, host, name) ?? null)).join('\n');
  const members = view.listMembers(view.findCluster(host)).map((member) => {
    const asked = [...view.listVariables(member)].filter((name) => services.includes(name));
    const names = [...new Set([...FIXED, ...asked])].filter((name) => !SERVER_PARAMETERS.includes(name)).sort();
    return [member, ...names.map((name) => `${name}=${describe(view, member, name)}`)].join(' ');
  });
  return [services, ...members].join('\n');
}

function describe(view: SideView, host: string, name: string): string {
  return canonicalText(find(view, host, name) ?? null);
}

function print(value: Value | undefined): string {
  return typeof value === 'string' ? value : canonicalText(value ?? null);
}

function find(view: SideView, host: string, name: string): Value | undefined {
  return findEffectiveValue(catalogue, view, host, name);
}

function listServices(view: SideView, host: string, name: string): readonly ValueMap[] {
  const list = find(view, host, name);
  return isList(list) ? list.filter(isMapping) : [];
}

function listInstances(view: SideView): readonly { readonly host: string; readonly cluster: string }[] {
  return view.listClusters().flatMap((cluster) => view.listMembers(cluster).map((host) => ({ host, cluster })));
}
