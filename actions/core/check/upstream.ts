import { isTemplate, quoteValue } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';
import { findAddress } from './hba-files.ts';

/** Where an instance streams from: another instance, of the same version, and never in a circle. */
export const upstream: Rule = {
  id: 'upstream',
  *check(context) {
    const members = context.clusters.flatMap(({ hosts }) => hosts);
    const written = members.filter((host) => (findValue(context, host, 'pg_upstream') ?? '') !== '');
    if (written.length === 0) return;
    const byAddress = new Map(
      members.flatMap(
        (host) =>
          [
            [findAddress(context, host), host],
            [host, host],
          ] as const,
      ),
    );
    for (const host of written) {
      const address = findValue(context, host, 'pg_upstream');
      if (typeof address !== 'string' || isTemplate(address)) continue;
      const message = judge(context, host, address, byAddress);
      if (message !== undefined)
        yield { position: locateVariable(context, host, 'pg_upstream'), message, hosts: [host] } satisfies Finding;
    }
  },
};

function judge(
  context: RuleContext,
  host: string,
  address: string,
  byAddress: ReadonlyMap<string, string>,
): string | undefined {
  const source = byAddress.get(address);
  if (source === undefined) return `pg_upstream "${address}" is no instance of the inventory; name the address of one`;
  if (source === host) return `pg_upstream of "${host}" is the host itself; name another instance`;
  const isSame = findValue(context, source, 'pg_cluster') === findValue(context, host, 'pg_cluster');
  const isPrimary = findValue(context, host, 'pg_role') === 'primary';
  if (isPrimary && isSame)
    return `pg_upstream of the primary "${host}" is in its own cluster; name an instance of another`;
  if (!isPrimary && !isSame)
    return `pg_upstream of the replica "${host}" is in another cluster; name a replica of its own, or set it on the primary`;
  const [ours, theirs] = [host, source].map((one) => findParameter(context, one, 'pg_version'));
  if (ours !== theirs)
    return `pg_upstream "${address}" runs version ${quoteValue(theirs)}, and "${host}" ${quoteValue(ours)}; take the same`;
  return isCircle(context, host, byAddress) ? `pg_upstream of "${host}" leads back to it; cut the circle` : undefined;
}

function isCircle(context: RuleContext, start: string, byAddress: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  let host: string | undefined = start;
  while (host !== undefined && !seen.has(host)) {
    seen.add(host);
    const next = findValue(context, host, 'pg_upstream');
    host = typeof next === 'string' ? byAddress.get(next) : undefined;
  }
  return host === start;
}
