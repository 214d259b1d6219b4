/** The servers that HAProxy's file lists on a host, as `haproxy.cfg.j2` makes them of the services and the members. */
import type { Catalogue } from '../catalogue/types.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import { findSettledValue, settleMentions } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import { isList, isMapping, isTemplate } from '../general/values.ts';
import { isHandedOn, MEMBER_DEFAULTS, MEMBER_IDENTITY } from '../selector/member.ts';
import { readSelection } from '../selector/selection.ts';
import type { Selection } from '../selector/selection.ts';
import type { Value } from '../types.ts';

/** What the file reads of the members beside their names and addresses; selectors may read more. */
export const SERVER_PARAMETERS = [
  'pg_role',
  'pg_offline_query',
  'pg_weight',
  'pgbouncer_enabled',
  'pgbouncer_port',
  'pg_exporter_port',
];

const DESTINATIONS: ReadonlyMap<Value, string> = new Map([
  ['postgres', 'pg_port'],
  ['pgbouncer', 'pgbouncer_port'],
]);
const CHECKS: ReadonlyMap<Value, string> = new Map([
  ['patroni', 'patroni_port'],
  ['pg_exporter', 'pg_exporter_port'],
]);

/** What the inventory alone does not tell. */
const UNKNOWN = Symbol('unknown');

/** What is made of a member to which the one service of a list does not lead. */
const NO_SERVER = '[null]';

/** What a service without backups might as well ask for. */
const NOBODY = '[? `false` ]';

/** A service, as far as its servers are made of it. */
interface Service {
  readonly selection: Selection;
  readonly backups: Selection;
  readonly isPooled: boolean;
  /** A number, or the parameter that has it. */
  readonly port: string;
  readonly check: string;
}

interface Services {
  readonly services: readonly Service[];
  /** The variables of members that they read. */
  readonly names: readonly string[];
  /** What is made of a member, by the values of `names`: members differ in little. */
  readonly lines: Map<string, string>;
}

interface Servers {
  /** What they were made of. */
  readonly lists: readonly (Services | undefined)[];
  /** Undefined where the inventory alone does not tell. */
  readonly text: string | undefined;
}

/** As far as they depend on a parameter of the members, as one text; undefined where the inventory alone does not tell. */
export function describeServers(
  catalogue: Catalogue,
  view: SideView,
  host: string,
  parameter: string,
): string | undefined {
  const lists = ['pg_services', 'pg_services_extra'].map((name) =>
    view.memo.recall(readServices, findEffectiveValue(catalogue, view, host, name)),
  );
  if (lists.every((list) => list?.names.includes(parameter) === false)) return 'in no service';
  const cluster = view.findCluster(host) ?? '';
  const clusters = view.memo.recall(startClusters, view);
  const last = clusters.get(cluster);
  if (last?.lists.every((list, index) => list === lists[index])) return last.text;
  const text = describe(catalogue, view, cluster, lists);
  clusters.set(cluster, { lists, text });
  return text;
}

/** By cluster: its members mostly have the same services. */
function startClusters(_view: SideView): Map<string, Servers> {
  return new Map();
}

/** How many members of a cluster take connections of a service; undefined where the inventory alone does not tell. */
export function countServers(
  catalogue: Catalogue,
  view: SideView,
  cluster: string,
  written: Value,
): number | undefined {
  const list = view.memo.recall(readAlone, written);
  if (list === undefined) return undefined;
  // Every host of the cluster asks the same.
  const counts = view.memo.recall(startCounts, view);
  const known = counts.get(cluster) ?? new Map<Services, number | undefined>();
  counts.set(cluster, known);
  if (!known.has(list)) known.set(list, count(catalogue, view, cluster, list));
  return known.get(list);
}

function readAlone(written: Value): Services | undefined {
  return readServices([written]);
}

function startCounts(_view: SideView): Map<string, Map<Services, number | undefined>> {
  return new Map();
}

function count(catalogue: Catalogue, view: SideView, cluster: string, list: Services): number | undefined {
  let servers = 0;
  for (const member of view.listMembers(cluster)) {
    // A variable of the team that a member does not set is nothing to a selector.
    const isUnset = (name: string) => view.findValue(member, name) === undefined && !isOfTemplate(catalogue, name);
    const values = list.names.map((name) => (isUnset(name) ? undefined : readVariable(catalogue, view, member, name)));
    if (!values.every((value) => value !== UNKNOWN)) return undefined;
    const weight = findSettledValue(catalogue, view, member, 'pg_weight');
    if (isTemplate(weight)) return undefined;
    // HAProxy closes each connection to a service whose servers all have weight 0.
    if (describeMember(list, values) !== NO_SERVER && weight !== 0) servers++;
  }
  return servers;
}

function describe(
  catalogue: Catalogue,
  view: SideView,
  cluster: string,
  lists: readonly (Services | undefined)[],
): string | undefined {
  if (!lists.every((list) => list !== undefined)) return undefined;
  const lines: string[] = [];
  for (const member of view.listMembers(cluster)) {
    for (const list of lists) {
      const values = list.names.map((name) => readVariable(catalogue, view, member, name));
      if (!values.every((value) => value !== UNKNOWN)) return undefined;
      lines.push(member, describeMember(list, values));
    }
  }
  return lines.join('\n');
}

function describeMember({ services, names, lines }: Services, values: readonly (Value | undefined)[]): string {
  const key = JSON.stringify(values);
  const found = lines.get(key) ?? JSON.stringify(services.map((service) => describeServer(service, new Map(names.map((name, index) => [name, values[index]]))))); // prettier-ignore
  lines.set(key, found);
  return found;
}

function readServices(list: Value | undefined): Services | undefined {
  if (!isList(list)) return undefined;
  const services = list.map((service) => readService(service));
  if (!services.every((service) => service !== undefined)) return undefined;
  return { services, names: [...new Set(services.flatMap(listNames))], lines: new Map() };
}

function readService(service: Value): Service | undefined {
  if (!isMapping(service)) return undefined;
  const selection = readSelector(service['selector']);
  const backups = readSelector(service['selector_backup'] ?? NOBODY);
  const { dst_port: destination = 'postgres', check_port: check = 'patroni' } = service;
  if (selection === undefined || backups === undefined || !isTold(destination) || !isTold(check)) return undefined;
  return {
    selection,
    backups,
    isPooled: destination === 'pgbouncer',
    port: DESTINATIONS.get(destination) ?? String(destination),
    check: CHECKS.get(check) ?? String(check),
  };
}

function readSelector(text: Value | undefined): Selection | undefined {
  return typeof text === 'string' && isTold(text) ? readSelection(text) : undefined;
}

/** What a service reads of each member. */
function listNames({ selection, backups, isPooled, port, check }: Service): readonly string[] {
  const ports = [port, check].filter((name) => MEMBER_DEFAULTS.has(name));
  return [...selection.names, ...backups.names, ...ports, ...(isPooled ? ['pgbouncer_enabled'] : []), 'pg_weight'];
}

/** Null where the service does not lead to the member. */
function describeServer(service: Service, values: ReadonlyMap<string, Value | undefined>): readonly unknown[] | null {
  const { selection, backups, isPooled, port, check } = service;
  const takes = ({ names, takes: isTaken }: Selection) => isTaken(names.map((name) => values.get(name)));
  const isBackup = takes(backups);
  if (!(isBackup || takes(selection)) || (isPooled && values.get('pgbouncer_enabled') === false)) return null;
  return [values.get(port) ?? port, values.get(check) ?? check, values.get('pg_weight'), isBackup];
}

/** A member's, as the template has it. One that is neither a parameter nor written may be one that Ansible sets. */
function readVariable(
  catalogue: Catalogue,
  view: SideView,
  member: string,
  name: string,
): Value | undefined | typeof UNKNOWN {
  if (name === 'inventory_hostname') return member;
  if (MEMBER_IDENTITY.includes(name)) return UNKNOWN;
  const written = view.findValue(member, name);
  if (written === undefined) return catalogue.parameters.has(name) ? MEMBER_DEFAULTS.get(name) : UNKNOWN;
  const own = settleMentions(view, member, written);
  if (!isTold(own) || (name === 'pgbouncer_enabled' && typeof own !== 'boolean')) return UNKNOWN;
  return isHandedOn(name, own) ? own : MEMBER_DEFAULTS.get(name);
}

/** The template or the playbooks may set it where the inventory does not. */
function isOfTemplate(catalogue: Catalogue, name: string): boolean {
  return MEMBER_IDENTITY.includes(name) || catalogue.parameters.has(name) || /^ansible_|^_/.test(name);
}

/** One text or number, which is no template. */
function isTold(value: Value): value is string | number | boolean {
  if (typeof value === 'string') return !isTemplate(value);
  return typeof value === 'boolean' || Number.isFinite(value);
}
