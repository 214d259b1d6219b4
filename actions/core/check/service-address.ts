import { parseIp } from '../hba/address.ts';
import { isMapping, isTemplate, writeValue } from '../general/values.ts';
import { listSome } from '../general/words.ts';
import type { Cluster, Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants } from './context.ts';
import { findAddress } from './hba-files.ts';
import type { Item } from './items.ts';
import { listItems, locateItem } from './items.ts';

const LISTS = ['pg_services', 'pg_services_extra'];
/** Where every host listens. */
const EVERYWHERE = /^(?:\*|0\.0\.0\.0|::|::1|127\.\d+\.\d+\.\d+)$/;

/** HAProxy does not start, nor reload, where a service is to listen on an address that the host does not have. */
export const serviceAddress: Rule = {
  id: 'service-address',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      // The members of most clusters share their lists, and few services have an address.
      const told = new Set<string>();
      for (const variant of listVariants(context, cluster, LISTS)) {
        for (const { address, item } of listAddresses(context, variant)) {
          const [first, ...others] = cluster.hosts.filter(
            (host) => isServed(context, host, item) && !mayBind(context, host, address),
          );
          if (first === undefined || told.has(`${item.parameter} ${item.index} ${address}`)) continue;
          told.add(`${item.parameter} ${item.index} ${address}`);
          const finding = judge(context, cluster, { item, address, lacking: [first, ...others] });
          yield { position: locateItem(context, first, item, 'src_ip'), ...finding, hosts: [first, ...others] };
        }
      }
    }
  },
};

interface Bound {
  readonly item: Item;
  readonly address: string;
}

function listAddresses(context: RuleContext, host: string): readonly Bound[] {
  return LISTS.flatMap((list) => listItems(context, host, list)).flatMap((item) => {
    const address = item.fields['src_ip'];
    // Of a word, such as Pigsty's "vip", another rule speaks.
    if (typeof address !== 'string' || parseIp(address) === undefined || EVERYWHERE.test(address)) return [];
    return [{ item, address }];
  });
}

/** HAProxy runs on the host, and has the service. */
function isServed(context: RuleContext, host: string, { parameter, index, fields }: Item): boolean {
  if (findParameter(context, host, 'haproxy_enabled') === false) return false;
  return listItems(context, host, parameter).some((other) => other.index === index && other.fields === fields);
}

function mayBind(context: RuleContext, host: string, address: string): boolean {
  const own = findAddress(context, host);
  if (own === address || host === address || isTemplate(own)) return true;
  const kernel = findParameter(context, host, 'node_sysctl_params');
  if (!isMapping(kernel)) return isTemplate(kernel);
  return !['', '0'].includes(writeValue(kernel['net.ipv4.ip_nonlocal_bind']));
}

function judge(
  context: RuleContext,
  cluster: Cluster,
  { item, address, lacking }: Bound & { readonly lacking: readonly string[] },
): Pick<Finding, 'message' | 'severity'> {
  const start = `service "${item.name}" is to listen on ${address}`;
  const where = `HAProxy neither starts nor reloads on ${listSome(lacking)}`;
  const machine = machinesOf(context).get(address);
  if (machine !== undefined)
    return {
      message: `${start}, which is the address of host "${machine}": ${where}; write "*", or give each member its own address`,
    };
  if (cluster.hosts.some((host) => isVirtual(context, host, address)))
    return {
      message: `${start}, the virtual address of "${cluster.name}", which only the leader has: ${where} while it does not lead; write "*", or set net.ipv4.ip_nonlocal_bind to 1 in node_sysctl_params`,
    };
  return {
    message: `${start}, which no host of the inventory has as its address: ${where} unless it has that address too; write "*", or the address of the host`,
    severity: 'warning',
  };
}

function isVirtual(context: RuleContext, host: string, address: string): boolean {
  return findParameter(context, host, 'vip_mode') === 'l2' && findValue(context, host, 'vip_address') === address;
}

function machinesOf(context: RuleContext): ReadonlyMap<string, string> {
  return context.resolved.memo.recall(indexMachines, context.resolved.hosts, context);
}

function indexMachines(hosts: readonly string[], context: RuleContext): ReadonlyMap<string, string> {
  return new Map(hosts.map((host) => [findAddress(context, host), host]));
}
