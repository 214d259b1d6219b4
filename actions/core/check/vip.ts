import { parseIp } from '../hba/address.ts';
import { isTemplate, quoteValue } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findParameter, findValue, formatPlace, listVariants, locateVariable } from './context.ts';
import { findAddress } from './hba-files.ts';

/** A virtual address belongs to one cluster and to no machine. */
export const vip: Rule = {
  id: 'vip',
  *check(context) {
    const owners = new Map<string, { readonly cluster: string; readonly host: string }>();
    let machines: ReadonlyMap<string, string> | undefined;
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['vip_mode', 'vip_address', 'vip_interface'])) {
        if ((findParameter(context, host, 'vip_mode') ?? 'none') === 'none') continue;
        const address = findValue(context, host, 'vip_address');
        const say = (message: string) => {
          const position = locateVariable(context, host, address === undefined ? 'vip_mode' : 'vip_address');
          return { position, message, hosts: cluster.hosts };
        };
        if (address === undefined) {
          yield say(`cluster "${cluster.name}" has vip_mode and no vip_address; set it in the variables of its group`);
          continue;
        }
        if (typeof address !== 'string' || isTemplate(address)) continue;
        if (parseIp(address)?.bits !== 32)
          yield say(`vip_address ${quoteValue(address)} is no IPv4 address; write one`);
        machines ??= new Map(context.resolved.hosts.map((one) => [findAddress(context, one), one]));
        const machine = machines.get(address);
        if (machine !== undefined)
          yield say(`vip_address ${address} is the address of host "${machine}"; take a free one`);
        const owner = owners.get(address);
        owners.set(address, owner ?? { cluster: cluster.name, host });
        if (owner === undefined || owner.cluster === cluster.name) continue;
        const place = formatPlace(locateVariable(context, owner.host, 'vip_address'));
        yield say(`vip_address ${address} is taken by cluster "${owner.cluster}" (${place}); take a free one`);
      }
    }
  },
};
