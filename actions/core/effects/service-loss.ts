/**
 * What clients can no longer reach after a step: ports of HAProxy and pgbouncer that close, and services whose last server
 * goes. What the inventory alone does not tell is not claimed.
 */
import { findSettledValue } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import { isList, isMapping, isTemplate } from '../general/values.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { Value } from '../types.ts';
import { countServers } from './servers.ts';
import type { ExistingView, PlanContext } from './types.ts';

export interface ServiceQuestion {
  readonly effect: string;
  readonly host: string;
}

/** Sentences without the cluster: each is one loss. */
export function findServiceLosses(
  { catalogue, desired }: PlanContext,
  side: ExistingView,
  { effect, host }: ServiceQuestion,
): readonly string[] {
  const [before, after] = [
    { catalogue, view: side.view, host },
    { catalogue, view: desired, host },
  ];
  if (effect === 'haproxy' && isOn(before, 'haproxy_enabled')) return compareServices(before, after);
  if (effect === 'haproxy-stop' && isOn(before, 'haproxy_enabled')) {
    const ports = listServices(before).map(({ port }) => port);
    return [`HAProxy stops for good${ports.length === 0 ? '' : `: its ports ${ports.join(', ')} close`}`];
  }
  if (effect === 'vip' || effect === 'vip-run') return compareAddresses(before, after);
  const [port, next] = [before, after].map((one) => tellPort(find(one, 'pgbouncer_port')));
  if (effect === 'pgbouncer-stop' && isOn(before, 'pgbouncer_enabled'))
    return [`pgbouncer stops for good: its port ${port ?? '(a template)'} closes`];
  if (effect === 'pgbouncer-port' && isOn(before, 'pgbouncer_enabled') && port !== undefined && port !== next)
    return [`port ${port} of pgbouncer closes; it listens on ${next ?? 'another one'} then`];
  return [];
}

/** Of the virtual address on which clients find the leader. A template may be the same address. */
function compareAddresses(before: Inventory, after: Inventory): readonly string[] {
  const [address, next] = [before, after].map((one) => (isOnVip(one) ? find(one, 'vip_address') : undefined));
  if (typeof address !== 'string' || isTemplate(address) || address === next || isTemplate(next)) return [];
  return [`the virtual address ${address} goes${typeof next === 'string' ? `; it is ${next} then` : ''}`];
}

/** Where it is not known, the address counts as there. */
function isOnVip(inventory: Inventory): boolean {
  return find(inventory, 'vip_mode') !== 'none';
}

interface Inventory {
  readonly catalogue: Catalogue;
  readonly view: SideView;
  readonly host: string;
}

function find({ catalogue, view, host }: Inventory, name: string): Value | undefined {
  return findSettledValue(catalogue, view, host, name);
}

function isOn(inventory: Inventory, name: string): boolean {
  return find(inventory, name) !== false;
}

interface Listed {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly written: Value;
}

function listServices(inventory: Inventory): readonly Listed[] {
  return findLists(inventory).flatMap((list) => inventory.view.memo.recall(readServices, list));
}

function findLists(inventory: Inventory): readonly [Value | undefined, Value | undefined] {
  return [find(inventory, 'pg_services'), find(inventory, 'pg_services_extra')];
}

/** Of one list, which many hosts share. */
function readServices(list: Value | undefined): readonly Listed[] {
  return (isList(list) ? list : []).flatMap((written): Listed[] => {
    if (!isMapping(written)) return [];
    const { name, src_port: port, src_ip: address = '*' } = written;
    if (typeof name !== 'string' || typeof port !== 'number' || typeof address !== 'string' || isTemplate(address))
      return [];
    return [{ name, address, port, written }];
  });
}

/** Of a list that is a template as a whole, or has one for a port, nothing is known. */
function isKnown(list: Value | undefined): boolean {
  return isList(list) && list.every((item) => isMapping(item) && typeof item['src_port'] === 'number');
}

function compareServices(before: Inventory, after: Inventory): readonly string[] {
  const cluster = after.view.findCluster(after.host) ?? '';
  const pair: readonly unknown[] = [before.view.findCluster(before.host), ...findLists(before), ...findLists(after)];
  const compared = after.view.memo.recall(startComparisons, before.view);
  const last = compared.get(cluster);
  if (last?.pair.every((one, index) => one === pair[index])) return last.losses;
  const losses = compareLists(before, after);
  compared.set(cluster, { pair, losses });
  return losses;
}

/** By cluster: its members mostly have the same services. */
interface Compared {
  /** What they were made of. */
  readonly pair: readonly unknown[];
  readonly losses: readonly string[];
}

function startComparisons(_before: SideView): Map<string, Compared> {
  return new Map();
}

function compareLists(before: Inventory, after: Inventory): readonly string[] {
  if (!findLists(after).every((list) => after.view.memo.recall(isKnown, list))) return [];
  const kept = listServices(after);
  return listServices(before).flatMap((service) => {
    const same = kept.find(({ port, address }) => port === service.port && ['*', service.address].includes(address));
    const where = `port ${String(service.port)}${service.address === '*' ? '' : ` of ${service.address}`}`;
    if (same === undefined) return [`${where} of HAProxy closes, on which service "${service.name}" is`];
    const [had, has] = [count(before, service), count(after, same)];
    if (had === undefined || had === 0 || has !== 0) return [];
    return [`service "${same.name}" has no server left: nothing answers on ${where} of HAProxy`];
  });
}

function count({ catalogue, view, host }: Inventory, { written }: Listed): number | undefined {
  return countServers(catalogue, view, view.findCluster(host) ?? '', written);
}

function tellPort(value: Value | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : undefined;
}
