import type { HbaAddress } from '../hba/address.ts';
import type { FileLine } from '../hba/file.ts';
import { mergeRoles } from './by-role.ts';
import type { RoleFinding } from './by-role.ts';
import type { Rule } from './context.ts';
import { hasWrittenRules, isWritten, listClusterFiles, locateLine } from './hba-files.ts';

/** An HBA line by which a network gets in without a password, or with one that is readable on its way. */
export const openAccess: Rule = {
  id: 'open-access',
  onlyWarns: true,
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      if (!hasWrittenRules(context, cluster)) continue;
      const findings: RoleFinding[] = [];
      for (const found of listClusterFiles(context, cluster)) {
        for (const line of found.file.lines) {
          const mistake = isWritten(found, line) ? describe(line) : undefined;
          if (mistake === undefined) continue;
          const position = locateLine(context, found, line);
          findings.push({ found: { position }, roles: found.roles, describe: () => mistake });
        }
      }
      yield* mergeRoles(findings);
    }
  },
};

function describe({ line, text }: FileLine): string | undefined {
  const { type, method, address, users } = line;
  const isTrust = method === 'trust' || method === 'ident';
  if ((!isTrust && method !== 'password') || address === undefined || isLoopback(address)) return undefined;
  if (method === 'password')
    return type === 'hostssl'
      ? undefined
      : `HBA line "${text}" has passwords sent in clear over the network; write scram-sha-256`;
  const named = users.map((word) => word.text);
  const all = users.some((word) => word.text === 'all' && !word.quoted);
  const who = all ? 'as any user, superusers included,' : `as ${named.join(', ')}`;
  return `HBA line "${text}" lets in ${describeFrom(address)} ${who} without a password; write scram-sha-256`;
}

function describeFrom(address: HbaAddress): string {
  if (address.kind === 'all') return 'everybody';
  if (address.kind === 'same') return 'every host of its networks';
  if (address.kind === 'name') return `host ${address.name}`;
  const { bits, mask } = address.network;
  if (mask === 0n) return 'everybody';
  return mask === (1n << BigInt(bits)) - 1n ? 'that address' : 'every host of that network';
}

function isLoopback(address: HbaAddress): boolean {
  if (address.kind === 'same') return address.word === 'samehost';
  if (address.kind !== 'network') return false;
  const { bits, base, mask } = address.network;
  if (bits === 128) return base === 1n && mask === (1n << 128n) - 1n;
  return base >> 24n === 127n && mask >= 0xff000000n;
}
