import { parseIp } from '../hba/address.ts';
import { isTemplate, quoteValue } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findValue, locateVariable } from './context.ts';

/** The members reach each other by their IPv4 addresses, and HBA lines let networks in. */
export const memberAddress: Rule = {
  id: 'member-address',
  perCluster: true,
  *check(context) {
    for (const host of context.clusters.flatMap(({ hosts }) => hosts)) {
      const written = findValue(context, host, 'ansible_host');
      const address = written ?? host;
      if (isTemplate(address) || (typeof address === 'string' && parseIp(address)?.bits === 32)) continue;
      const isNamed = parseIp(host)?.bits === 32;
      const message = isNamed
        ? `ansible_host ${quoteValue(address)} of "${host}" is no IPv4 address, so whether HBA lines let it in is not known; keep aliases in ssh's own configuration`
        : `"${host}" is no IPv4 address; name the host by its address, or set ansible_host to it`;
      const position = locateVariable(context, host, 'ansible_host');
      yield { position, message, severity: isNamed ? 'warning' : 'error', hosts: [host] };
    }
  },
};
