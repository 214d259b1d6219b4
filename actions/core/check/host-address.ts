import { parseIp } from '../hba/address.ts';
import { isTemplate, quoteValue } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findValue, locateVariable } from './context.ts';

/** An address stands in files of every kind, mostly before a colon and a port: YAML, nginx and HAProxy must read it. */
export const hostAddress: Rule = {
  id: 'host-address',
  *check(context) {
    for (const host of context.resolved.hosts) {
      const address = findValue(context, host, 'ansible_host') ?? host;
      if (isTemplate(address) || isPlainAddress(address)) continue;
      const position = locateVariable(context, host, 'ansible_host');
      const message = `${quoteValue(address)} is neither an IPv4 address nor a host name, and what the playbooks write puts a port after it; set ansible_host to one of them`;
      yield { position, message, hosts: [host] };
    }
  },
};

function isPlainAddress(address: unknown): boolean {
  if (typeof address !== 'string') return false;
  return parseIp(address)?.bits === 32 || (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(address) && !/^[\d.]+$/.test(address));
}
