import { parseIp } from '../hba/address.ts';
import { isMapping, isTemplate, quoteValue } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Finding, Place, Rule, RuleContext } from './context.ts';
import { findParameter, listVariants, locateVariable } from './context.ts';
import { findAddress } from './hba-files.ts';

/** A cluster without a consensus store has no leader; an even number of members survives no more than one fewer. */
export const dcs: Rule = {
  id: 'dcs',
  perCluster: true,
  *check(context) {
    const known = new Set(context.metaNodes.map((one) => findAddress(context, one)));
    // Most clusters have those of all.
    const fine = new Set<Value>();
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['dcs_servers'])) {
        const servers = findParameter(context, host, 'dcs_servers');
        if (!isMapping(servers) || fine.has(servers)) continue;
        const findings = [...checkServers(context, host, { servers, known })];
        yield* findings;
        const count = Object.keys(servers).length;
        if (findings.length === 0 && count % 2 === 1) fine.add(servers);
        if (count === 0) {
          const message = `cluster "${cluster.name}" has no dcs_servers; name the etcd members in the variables of group "all"`;
          yield { position: locateVariable(context, host, 'dcs_servers'), message, hosts: cluster.hosts };
        } else if (count % 2 === 0) {
          const message = `${count} dcs_servers survive no more failures than ${count - 1}; take an odd number`;
          yield { position: locateVariable(context, host, 'dcs_servers'), message, severity: 'warning' };
        }
      }
    }
  },
};

/** Each name is another machine, and one that the inventory sets up: etcd runs on the meta nodes. */
function* checkServers(
  context: RuleContext,
  host: string,
  { servers, known }: { servers: { readonly [key: string]: Value }; known: ReadonlySet<string> },
): Generator<Finding> {
  const seen = new Map<string, string>();
  for (const [name, address] of Object.entries(servers)) {
    if (typeof address !== 'string' || isTemplate(address)) continue;
    const locate = (): Place => locateVariable(context, host, 'dcs_servers', [name]);
    const other = seen.get(address);
    seen.set(address, name);
    if (parseIp(address) === undefined) {
      yield {
        position: locate(),
        message: `dcs_servers names ${quoteValue(address)} for "${name}", which is no address; write its IP`,
      };
    } else if (other !== undefined) {
      yield {
        position: locate(),
        message: `dcs_servers has ${address} twice, as "${other}" and as "${name}"; each is a machine of its own`,
      };
    } else if (known.size > 0 && !known.has(address)) {
      const message = `dcs_servers names ${address} for "${name}", which is no meta node of the inventory: nothing here sets etcd up there; add the host to group "meta", or see to it yourself`;
      yield { position: locate(), message, severity: 'warning' };
    }
  }
}
